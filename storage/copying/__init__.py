"""The whole of a database, out of one and into another: what backup, restore and copy share.

`Contents` (`contents`) is what there is: a database's, as it was at one moment (`snapshot`), or a file's (`files`).
`filling` puts contents into an empty database in one transaction, whichever of the two they come from.
"""
