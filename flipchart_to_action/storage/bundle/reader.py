"""A bundle is looked through before anything of it is believed."""

import hashlib
import json
import re
import stat
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any, BinaryIO

from flipchart_to_action.domain.records import (
    Check,
    Decision,
    Note,
    Person,
    Photo,
    Record,
    Workshop,
)
from flipchart_to_action.domain.state import WorkshopState, added, arranged, rebased
from flipchart_to_action.errors import plain_reason
from flipchart_to_action.files import open_regular
from flipchart_to_action.storage.bundle.bounds import check_bounds
from flipchart_to_action.storage.bundle.manifest import (
    FILES,
    FORMAT,
    KINDS,
    MANIFEST,
    MOST_BYTES,
    MOST_FILES,
    MOST_JSON,
    MOST_MANIFEST,
    MOST_OF_ONE,
    MOST_RECORDS,
    RECORDS,
    VERSION,
    Bundle,
    BundleError,
    bad,
    files_of,
    without_folders,
)
from flipchart_to_action.storage.json_codec import NotPlainError, from_plain

_CHUNK = 1 << 20
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OverflowError,
)
"""What Python's own zipfile raises at files that are no zip, or a crooked one."""
_ID = re.compile(r"[0-9a-f]{32}")
_POINTERS: tuple[tuple[str, type[Record]], ...] = (
    ("photo_id", Photo),
    ("note_id", Note),
    ("joined_to_id", Note),
    ("owner_id", Person),
    ("checker_id", Person),
    ("fate_person_id", Person),
    ("decision_id", Decision),
    ("check_id", Check),
)
_NAME = re.compile(r"photos/([0-9a-f]{64})")
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x07"
_END_SIZE = 22
_ENTRY_MOST = 200
"""Bytes that the list of contents needs for one of our names, and more."""


def open_bundle(file: Path) -> Bundle:
    """Look through a bundle and return what is in it; nothing is written.

    Raises:
        BundleError: It can't be read, is of a newer version, or is not sound in any part.
    """
    try:
        with open_regular(file) as opened, _archive(opened) as archive:
            entries = _entries(archive, opened.seek(0, 2))
            sizes = _manifest(_json(archive, MANIFEST, MOST_MANIFEST), entries)
            state = _state(_json(archive, RECORDS, MOST_JSON))
            _check_names(state, sizes)
            for sha256 in sizes:
                _check_file(archive, sha256)
    except OSError as error:
        why, hint = plain_reason(error)
        raise BundleError(f"“{file.name}” can't be opened: {why}.", hint) from error
    except _BROKEN as error:
        raise bad("it is broken, or is no handed-over workshop") from error
    return Bundle(file, state, sizes)


def _archive(opened: BinaryIO) -> zipfile.ZipFile:
    """Return the zip, after a look at its end: how much would have to be read to list it."""
    size = opened.seek(0, 2)
    opened.seek(max(0, size - _END_SIZE - 20))
    end = opened.read()
    last = end[-_END_SIZE:]
    if len(last) < _END_SIZE or not last.startswith(_END) or end.startswith(_END_64):
        raise bad("it is broken, or is no handed-over workshop")
    entries = int.from_bytes(last[10:12], "little")
    listed = int.from_bytes(last[12:16], "little")
    if entries > MOST_FILES + 2 or listed > _ENTRY_MOST * (entries + 1):
        raise bad("it holds far too many files")
    return zipfile.ZipFile(opened)


def _entries(archive: zipfile.ZipFile, size: int) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by name; each is one that we write, and all fit into the file."""
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        name = info.filename
        is_file = _NAME.fullmatch(name) is not None
        if not is_file and name not in (MANIFEST, RECORDS):
            raise bad("it holds something that does not belong there")
        if info.orig_filename != name or name in entries:
            raise bad("two files in it have the same name")
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG) or info.is_dir() or info.flag_bits & 0x1:
            raise bad("it holds something that is no plain file")
        if info.file_size > MOST_OF_ONE:
            raise bad("a part of it is far too large")
        if is_file and (
            info.compress_type != zipfile.ZIP_STORED or info.compress_size != info.file_size
        ):
            raise bad("its photos are packed in another way than ours")
        entries[name] = info
    packed = sum(info.compress_size for info in entries.values())
    if packed > size or packed > MOST_BYTES:
        raise bad("its parts lie over each other")
    return entries


def _json(archive: zipfile.ZipFile, name: str, most: int) -> Any:
    """Return what a JSON part holds; of one that is too large no more than that is unpacked."""
    try:
        with archive.open(name) as part:
            data = part.read(most + 1)
    except KeyError as error:
        raise bad("a part of it is missing") from error
    if len(data) > most:
        raise bad("a part of it is far too large")
    try:
        return json.loads(data, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise bad("a part of it can't be read") from error


def _no_number(_name: str) -> None:
    raise ValueError


def _manifest(read: Any, entries: dict[str, zipfile.ZipInfo]) -> dict[str, int]:
    """Return the sizes of the files; the manifest names exactly those that are there."""
    if not isinstance(read, dict) or read.get("format") != FORMAT:
        raise bad("it is no handed-over workshop")
    version = read.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise bad("it is no handed-over workshop")
    if version > VERSION:
        raise BundleError(
            "This file was made by a newer version of Flipchart to Action. Nothing was changed.",
            "Bring this program up to date, then bring the workshop in again.",
        )
    there = {found[1]: info.file_size for name, info in entries.items()
             if (found := _NAME.fullmatch(name))}  # fmt: skip
    if read.get("files") != there:
        raise bad("its photos are not those that it should hold")
    return there


def _state(read: Any) -> WorkshopState:
    """Return the workshop; every record is whole, of this workshop, and points into it."""
    if not isinstance(read, dict) or read.keys() != {"workshop", *KINDS}:
        raise bad("its records can't be read")
    lists = [read[name] for name in KINDS]
    if not all(isinstance(found, list) for found in lists):
        raise bad("its records can't be read")
    if sum(map(len, lists)) > MOST_RECORDS:
        raise bad("it holds far too many records")
    try:
        workshop = from_plain(Workshop, read["workshop"])
        others: list[Record] = [
            from_plain(kind, value) for (name, kind) in KINDS.items() for value in read[name]
        ]
    except (NotPlainError, RecursionError) as error:
        raise bad("its records can't be read") from error
    _check_ids(workshop, others)
    check_bounds([workshop, *others])
    return without_folders(arranged([workshop, *others]))


def _check_ids(workshop: Workshop, others: list[Record]) -> None:
    ids = {workshop.id, *(r.id for r in others)}
    if len(ids) != len(others) + 1 or not all(_ID.fullmatch(i) for i in ids):
        raise bad("its records can't be told apart")
    if workshop.number != 0 or any(
        isinstance(r, Workshop) or r.workshop_id != workshop.id for r in others
    ):
        raise bad("it holds records of another workshop")
    kinds = {r.id: type(r) for r in others}
    for name, kind in _POINTERS:
        wanted = {getattr(r, name, None) for r in others} - {None}
        if any(kinds.get(str(i)) is not kind for i in wanted):
            raise bad("its records point at something that is not there")
    whole = added(*others)
    if rebased(whole, WorkshopState(workshop)) != whole:
        raise bad("its records point at something that is not there")


def _check_names(state: WorkshopState, sizes: dict[str, int]) -> None:
    named = files_of(state.by_id.values())
    if not sizes.keys() <= named:
        raise bad("it holds files that no record names")
    if not all(re.fullmatch(r"[0-9a-f]{64}", name) for name in named):
        raise bad("its records can't be read")


def _check_file(archive: zipfile.ZipFile, sha256: str) -> None:
    digest = hashlib.sha256()
    with archive.open(FILES + sha256) as part:
        while chunk := part.read(_CHUNK):
            digest.update(chunk)
    if digest.hexdigest() != sha256:
        raise bad("a photo in it is not whole")
