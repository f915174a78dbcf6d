"""Articles that come in by themselves: feeds that are asked when due, and the queue moderators look through."""
