"""Everything Telegram calls, and everything the bot says."""
