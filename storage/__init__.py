"""All the SQL: schema, one store per aggregate, search index, outbox, migrations.

`database.Database` opens a database (SQLite or PostgreSQL) and gives out transactions; inside one, `Stores` holds a
store per aggregate. Frozen data goes in and comes out (`digest.model`, `storage.records`): rows never leave this
folder, and neither do the drivers' errors (`storage.errors`).
"""
