"""The courier: message parts out of the outbox to Telegram, at its pace and whatever breaks.

`courier` claims parts and has each sent by `sending`, `judge` says what an error means, `ledger` writes down what
became of each part, `health` notices when Telegram is down. `pace` is the arithmetic of the limits, `gate` lets
messages pass by it, and `door` puts everything else the bot says through the same gate.
"""
