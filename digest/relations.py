"""How the claims of one story stand to each other: conflict, update, agreement."""
