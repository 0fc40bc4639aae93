"""How the values of records are kept in columns, and given back as they were."""

import json
import re
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Dialect,
    Text,
)
from sqlalchemy.types import TypeDecorator

from flipchart_to_action.domain.records import (
    DoubtfulWord,
    NoteLine,
    Preparation,
    Readiness,
    SentDate,
)

_ESCAPE = "\x1a"
_NOT_STORABLE = re.compile(f"[{_ESCAPE}\ud800-\udfff]")
_ESCAPED = re.compile(f"{_ESCAPE}([0-9a-f]{{4}})")


def storable(text: str) -> str:
    """Return `text` as SQLite can hold it.

    Half a surrogate pair has no UTF-8 (file names of other systems bring them): it becomes the
    control character SUBSTITUTE and four hex digits, and so does that character itself. All other
    text stays as it is.
    """
    return _NOT_STORABLE.sub(lambda found: f"{_ESCAPE}{ord(found.group()):04x}", text)


def restored(text: str) -> str:
    """Return the text that `storable` was given."""
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)


class Words(TypeDecorator[str]):
    """Any text at all, given back letter by letter."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return what is stored."""
        return None if value is None else storable(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return what was stored."""
        return restored(value) if value and _ESCAPE in value else value


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, as ISO text of one length, so that it sorts as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return what is stored; a time without a zone is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a moment needs a time zone"
            raise ValueError(msg)
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Choice(TypeDecorator[StrEnum]):
    """One of the values of an enumeration, stored as its value."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return what is stored."""
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        """Return the member of the enumeration."""
        return None if value is None else self.kind(value)


class BoxJson(TypeDecorator[tuple[int, ...]]):
    """A box as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return what is stored."""
        return None if value is None else json.dumps([int(v) for v in value])

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[int, ...] | None:  # noqa: ARG002
        """Return the box."""
        return None if value is None else tuple(json.loads(value))


class CornersJson(TypeDecorator[Any]):
    """Four corners as a JSON list of pairs."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return what is stored."""
        return None if value is None else json.dumps([[float(x), float(y)] for x, y in value])

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Return the corners."""
        return None if value is None else tuple((x, y) for x, y in json.loads(value))


class DoubtfulJson(TypeDecorator[tuple[DoubtfulWord, ...]]):
    """Doubtful words as a JSON list of [word, [candidates]]."""

    impl = Text
    cache_ok = True

    def process_bind_param(
        self,
        value: tuple[DoubtfulWord, ...] | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> str | None:
        """Return what is stored."""
        words = [[storable(d.word), [storable(c) for c in d.candidates]] for d in value or ()]
        return json.dumps(words, ensure_ascii=False)

    def process_result_value(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> tuple[DoubtfulWord, ...]:
        """Return the doubtful words."""
        if value is None or value == "[]":
            return ()
        return tuple(
            DoubtfulWord(restored(word), tuple(restored(c) for c in candidates))
            for word, candidates in json.loads(value)
        )


class ListJson(TypeDecorator[tuple[Any, ...]]):
    """A tuple as a JSON list; each kind says how one of its values becomes JSON and comes back."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return what is stored."""
        return json.dumps([self.plain(v) for v in value or ()], ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...]:  # noqa: ARG002
        """Return the tuple."""
        if value is None or value == "[]":
            return ()
        return tuple(self.given(v) for v in json.loads(value))

    def plain(self, value: Any) -> Any:
        """Return a value as JSON knows it."""
        return storable(value)

    def given(self, value: Any) -> Any:
        """Return the value that `plain` was given."""
        return restored(value)


class PreparationsJson(ListJson):
    """The checklist as a JSON list of [words, readiness]."""

    cache_ok = True

    def plain(self, value: Preparation) -> list[str]:
        """Return a point as JSON knows it."""
        return [storable(value.words), value.readiness.value]

    def given(self, value: list[str]) -> Preparation:
        """Return the point."""
        return Preparation(restored(value[0]), Readiness(value[1]))


class SentDatesJson(ListJson):
    """Dates that calendars got as a JSON list of [uid, day, summary]."""

    cache_ok = True

    def plain(self, value: SentDate) -> list[str]:
        """Return a date as JSON knows it."""
        return [storable(value.uid), value.day.isoformat(), storable(value.summary)]

    def given(self, value: list[str]) -> SentDate:
        """Return the date."""
        return SentDate(restored(value[0]), date.fromisoformat(value[1]), restored(value[2]))


class NoteLinesJson(ListJson):
    """The lines of a note as a JSON list of [words, box, number of the patch]."""

    cache_ok = True

    def plain(self, value: NoteLine) -> list[Any]:
        """Return a line as JSON knows it."""
        return [storable(value.text), list(value.box), value.patch]

    def given(self, value: list[Any]) -> NoteLine:
        """Return the line."""
        words, (x0, y0, x1, y1), patch = value
        return NoteLine(restored(words), (x0, y0, x1, y1), patch)
