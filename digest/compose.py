"""What an edition shows of its stories."""
