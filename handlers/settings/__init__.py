"""Settings: how the digest is to be, for this chat. Screens are pure, changes write, commands listen."""
