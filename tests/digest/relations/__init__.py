"""How claims stand to each other."""
