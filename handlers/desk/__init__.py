"""The desk: what moderators do to the archive, from their phones.

Every decision is a list of changes carried out by `changing.Work` in one transaction: the states before and after go
into the log, stories that it touches are told anew, and chats that were shown otherwise are told. Undoing is the same
with the states the other way round.
"""
