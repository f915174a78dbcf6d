"""All the SQL: schema, one store per aggregate, search index, outbox, migrations."""
