"""The schema's history (Alembic), run by `storage.migrate` at start."""
