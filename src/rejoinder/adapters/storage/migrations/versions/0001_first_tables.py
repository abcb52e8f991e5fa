"""Make the tables of the first version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables."""
    _log()
    _mail()
    _places()
    _sources()
    _applications()


def _log() -> None:
    op.create_table(
        "operation",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("seeker", "number", name=op.f("pk_operation")),
    )
    op.create_table(
        "outcome",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("operation", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seeker", "operation"], ["operation.seeker", "operation.number"], name=op.f("fk_outcome_operation")
        ),
        sa.PrimaryKeyConstraint("seeker", "operation", "ordinal", name=op.f("pk_outcome")),
    )
    op.create_table(
        "change",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("operation", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("table", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("before_operation", sa.Integer(), nullable=False),
        sa.Column("after_operation", sa.Integer(), nullable=True),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["seeker", "operation"], ["operation.seeker", "operation.number"], name=op.f("fk_change_operation")
        ),
        sa.PrimaryKeyConstraint("seeker", "operation", "ordinal", name=op.f("pk_change")),
    )
    op.create_index(op.f("ix_change_seeker_before_operation"), "change", ["seeker", "before_operation"], unique=False)
    op.create_index(op.f("ix_change_seeker_table_key"), "change", ["seeker", "table", "key"], unique=False)


def _mail() -> None:
    op.create_table(
        "message",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("date", sa.DateTime(timezone=True), nullable=True),
        sa.Column("traces", sa.LargeBinary(), nullable=False),
        sa.Column("is_letter", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("operation", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seeker", "operation"], ["operation.seeker", "operation.number"], name=op.f("fk_message_operation")
        ),
        sa.PrimaryKeyConstraint("seeker", "key", name=op.f("pk_message")),
    )
    op.create_index(
        "ix_message_seeker_is_letter_kind_reader", "message", ["seeker", "is_letter", "kind", "reader"], unique=False
    )
    op.create_table(
        "letter",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("date", sa.DateTime(timezone=True), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("band", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("operation", sa.Integer(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["seeker", "key"], ["message.seeker", "message.key"], name=op.f("fk_letter_message")),
        sa.ForeignKeyConstraint(
            ["seeker", "operation"], ["operation.seeker", "operation.number"], name=op.f("fk_letter_operation")
        ),
        sa.PrimaryKeyConstraint("seeker", "key", name=op.f("pk_letter")),
    )


def _places() -> None:
    op.create_table(
        "place",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("offset", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("operation", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["seeker", "key"], ["message.seeker", "message.key"], name=op.f("fk_place_message")),
        sa.ForeignKeyConstraint(
            ["seeker", "operation"], ["operation.seeker", "operation.number"], name=op.f("fk_place_operation")
        ),
        sa.PrimaryKeyConstraint("seeker", "path", "member", "offset", name=op.f("pk_place")),
    )
    op.create_index(op.f("ix_place_seeker_key"), "place", ["seeker", "key"], unique=False)


def _sources() -> None:
    op.create_table(
        "source",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("mtime_ns", sa.BigInteger(), nullable=False),
        sa.Column("resume", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("is_complete", sa.Boolean(), nullable=False),
        sa.Column("messages", sa.BigInteger(), nullable=False),
        sa.Column("operation", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seeker", "operation"], ["operation.seeker", "operation.number"], name=op.f("fk_source_operation")
        ),
        sa.PrimaryKeyConstraint("seeker", "path", "member", name=op.f("pk_source")),
    )
    op.create_table(
        "problem",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("operation", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seeker", "operation"], ["operation.seeker", "operation.number"], name=op.f("fk_problem_operation")
        ),
        sa.PrimaryKeyConstraint("seeker", "operation", "ordinal", name=op.f("pk_problem")),
    )
    op.create_index(
        op.f("ix_problem_seeker_path_member_offset"), "problem", ["seeker", "path", "member", "offset"], unique=False
    )


def _applications() -> None:
    op.create_table(
        "application",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("first", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("seeker", "id", name=op.f("pk_application")),
    )
    op.create_table(
        "application_letter",
        sa.Column("seeker", sa.Text(), nullable=False),
        sa.Column("application", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seeker", "application"],
            ["application.seeker", "application.id"],
            name=op.f("fk_application_letter_application"),
        ),
        sa.PrimaryKeyConstraint("seeker", "application", "ordinal", name=op.f("pk_application_letter")),
    )
