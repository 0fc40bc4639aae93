"""Every word can be found: an index that triggers keep beside the tables."""

# ruff: noqa: S608 (what is put into the statements stands here)

from alembic import op

revision = "0003"
down_revision = "0002"

# What is searched of each table; `kind` is what the program calls it.
_SOURCES = (
    ("workshops", "workshop", "id", ("title", "purpose", "place", '"group"')),
    ("people", "person", "workshop_id", ("name", "email")),
    ("notes", "note", "workshop_id", ("text", "under")),
    ("decisions", "decision", "workshop_id", ("what", "so_that", "measure")),
)


def upgrade() -> None:
    """Make the index, the triggers that keep it, and take in what is there."""
    # A row of its own for each record: the row numbers of the other tables may change when the
    # database is packed, and the index goes by numbers.
    op.execute(
        "CREATE TABLE findable (number INTEGER PRIMARY KEY, record_id TEXT NOT NULL UNIQUE,"
        " workshop_id TEXT NOT NULL, kind TEXT NOT NULL)"
    )
    op.execute(
        "CREATE VIRTUAL TABLE word_index USING fts5"
        " (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
    )
    for table, kind, workshop, columns in _SOURCES:
        _triggers(table, kind, workshop, columns)
        _take_in(table, kind, workshop, columns)


def _words(columns: tuple[str, ...], row: str) -> str:
    return " || char(10) || ".join(f"{row}{column}" for column in columns)


def _triggers(table: str, kind: str, workshop: str, columns: tuple[str, ...]) -> None:
    of_new = "(SELECT number FROM findable WHERE record_id = new.id)"
    of_old = "(SELECT number FROM findable WHERE record_id = old.id)"
    changed = " OR ".join(f"old.{column} IS NOT new.{column}" for column in columns)
    op.execute(
        f"CREATE TRIGGER {table}_come AFTER INSERT ON {table} BEGIN"
        f" INSERT INTO findable (record_id, workshop_id, kind)"
        f" VALUES (new.id, new.{workshop}, '{kind}');"
        f" INSERT INTO word_index (rowid, words) VALUES ({of_new}, {_words(columns, 'new.')}); END"
    )
    op.execute(
        f"CREATE TRIGGER {table}_change AFTER UPDATE ON {table} WHEN {changed} BEGIN"
        f" UPDATE word_index SET words = {_words(columns, 'new.')} WHERE rowid = {of_new}; END"
    )
    op.execute(
        f"CREATE TRIGGER {table}_go AFTER DELETE ON {table} BEGIN"
        f" DELETE FROM word_index WHERE rowid = {of_old};"
        f" DELETE FROM findable WHERE record_id = old.id; END"
    )


def _take_in(table: str, kind: str, workshop: str, columns: tuple[str, ...]) -> None:
    op.execute(
        f"INSERT INTO findable (record_id, workshop_id, kind)"
        f" SELECT id, {workshop}, '{kind}' FROM {table}"
    )
    op.execute(
        f"INSERT INTO word_index (rowid, words)"
        f" SELECT findable.number, {_words(columns, table + '.')}"
        f" FROM {table} JOIN findable ON findable.record_id = {table}.id"
    )
