"""The desk: what moderators do to the archive, from their phones."""
