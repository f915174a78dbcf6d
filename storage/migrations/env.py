"""What Alembic runs: the steps, on the connection and inside the transaction that `storage.migrate` opened."""

from __future__ import annotations

from alembic import context

from storage.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
