"""What Alembic runs to migrate: it uses the connection, and the transaction, it was given."""

from __future__ import annotations

from alembic import context

from rejoinder.adapters.storage.tables import metadata

# Alembic imports this file in order to run it, so the work is done at import here and nowhere else.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite changes tables in place only in part: Alembic then builds the table anew.
    render_as_batch=True,
    # True of SQLite once BEGIN is really sent, which the engine sees to.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
