"""Following: what is new about words or a story that a chat follows, told in short notes."""
