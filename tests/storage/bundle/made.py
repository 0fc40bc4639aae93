"""Bundles to test with: sound ones, and ones that mean harm."""

import hashlib
import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flipchart_to_action.domain.state import WorkshopState, added
from flipchart_to_action.storage.bundle import hand_over
from flipchart_to_action.storage.bundle.manifest import FILES, MANIFEST, RECORDS
from flipchart_to_action.storage.library import Library
from tests.storage.made import photo_bytes, shown_workshop

Parts = dict[str, bytes]


def filled(folder: Path) -> WorkshopState:
    """Make a library with one workshop in which everything is set."""
    with Library.open(folder) as library:
        library.apply(added(*shown_workshop(library.keep_photo(photo_bytes()))))
        return library.state(library.workshop_id(1))


def sound(folder: Path) -> Path:
    """Make a library in `folder` and hand its workshop over."""
    state = filled(folder / "theirs")
    out = folder / "sound.flipchart"
    with Library.look(folder / "theirs") as library:
        hand_over(library, state.workshop.id, out)
    return out


def parts_of(file: Path) -> Parts:
    """Return what is in a bundle."""
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(file: Path, parts: Parts) -> Path:
    """Write a bundle of these parts."""
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file


def _with_json(name: str, harm: Callable[[Any], Any]) -> Callable[[Path, Parts], Path]:
    def made(out: Path, parts: Parts) -> Path:
        value = json.loads(parts[name])
        harmed = harm(value)
        parts[name] = json.dumps(value if harmed is None else harmed).encode()
        return packed(out, parts)

    return made


def _with_entry(name: str, mode: int = 0) -> Callable[[Path, Parts], Path]:
    def made(out: Path, parts: Parts) -> Path:
        packed(out, parts)
        with zipfile.ZipFile(out, "a") as archive:
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            archive.writestr(info, b"/etc/passwd")
        return out

    return made


def _as_link(out: Path, parts: Parts) -> Path:
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name)
            if name.startswith(FILES):
                info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, data)
    return out


def _doubled(out: Path, parts: Parts) -> Path:
    packed(out, parts)
    with zipfile.ZipFile(out, "a") as archive:
        archive.filelist[0].filename, name = "x", archive.filelist[0].filename
        archive.NameToInfo.pop(name)
        archive.writestr(name, parts[name])
        archive.filelist[0].filename = name
    return out


def _wrong_hash(out: Path, parts: Parts) -> Path:
    (photo,) = (name for name in parts if name.startswith(FILES))
    parts[photo] = parts[photo][:-1] + b"!"
    return packed(out, parts)


def _bomb(out: Path, parts: Parts) -> Path:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data if name != RECORDS else b" " * 300_000_000)
    return out


def _photo_bomb(out: Path, parts: Parts) -> Path:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data if not name.startswith(FILES) else b"\0" * 50_000_000)
    return out


def _a_million(out: Path, parts: Parts) -> Path:
    """Entries that all point at the same bytes: such a list is quickly written."""
    packed(out, parts)
    data = out.read_bytes()
    start = int.from_bytes(data[-6:-2], "little")
    listed = data[start:-22]
    many = listed * (1_000_000 // len(parts))
    end = data[-22:-14] + b"\xff\xff\xff\xff" + len(many).to_bytes(4, "little") + data[-6:]
    out.write_bytes(data[:start] + many + end)
    return out


def _deep(out: Path, parts: Parts) -> Path:
    parts[RECORDS] = b"[" * 5_000_000
    return packed(out, parts)


def _strange_photo(out: Path, parts: Parts) -> Path:
    data = b"nobody names me"
    name = hashlib.sha256(data).hexdigest()
    parts[FILES + name] = data
    manifest = json.loads(parts[MANIFEST])
    manifest["files"][name] = len(data)
    parts[MANIFEST] = json.dumps(manifest).encode()
    return packed(out, parts)


def _cut(out: Path, parts: Parts) -> Path:
    packed(out, parts)
    out.write_bytes(out.read_bytes()[:-40])
    return out


def _set(path: str, value: Any) -> Callable[[Any], None]:
    *way, last = path.split(".")

    def harm(whole: Any) -> None:
        for part in way:
            whole = whole[int(part) if part.isdigit() else part]
        whole[last] = value

    return harm


HOSTILE: dict[str, Callable[[Path, Parts], Path]] = {
    "path traversal": _with_entry("../../evil.txt"),
    "absolute path": _with_entry("/tmp/evil.txt"),  # noqa: S108
    "path of Windows": _with_entry("photos\\..\\..\\evil.txt"),
    "traversal under photos": _with_entry("photos/../../../evil"),
    "folder": _with_entry("photos/"),
    "symlink": _as_link,
    "doubled name": _doubled,
    "wrong hash": _wrong_hash,
    "zip bomb": _bomb,
    "photo bomb": _photo_bomb,
    "a million entries": _a_million,
    "deep JSON": _deep,
    "photo that nobody names": _strange_photo,
    "cut": _cut,
    "newer": _with_json(MANIFEST, _set("version", 4)),
    "no version": _with_json(MANIFEST, _set("version", True)),
    "other format": _with_json(MANIFEST, _set("format", "songs")),
    "photo missing": _with_json(MANIFEST, _set("files", {})),
    "no list": _with_json(MANIFEST, lambda _: [1, 2]),
    "records missing": _with_json(RECORDS, lambda whole: whole.pop("notes") and None),
    "unknown field": _with_json(RECORDS, _set("notes.0.mood", "x")),
    "wrong type": _with_json(RECORDS, _set("notes.0.text", 7)),
    "wrong fate": _with_json(RECORDS, _set("notes.0.fate", "eaten")),
    "huge number": _with_json(RECORDS, _set("photos.0.width", 10**40)),
    "endless number": _with_json(RECORDS, _set("notes.0.position", float("inf"))),
    "no number": _with_json(RECORDS, _set("notes.0.position", float("nan"))),
    "truth for a number": _with_json(RECORDS, _set("notes.0.votes", True)),
    "moment without a zone": _with_json(
        RECORDS, _set("workshop.created_at", "2026-11-23T09:00:00")
    ),
    "number of a workshop": _with_json(RECORDS, _set("workshop.number", 1)),
    "id that is none": _with_json(RECORDS, _set("notes.0.id", "../../x")),
    "of another workshop": _with_json(RECORDS, _set("notes.0.workshop_id", "a" * 32)),
    "points nowhere": _with_json(RECORDS, _set("notes.0.photo_id", "a" * 32)),
    "same id twice": _with_json(
        RECORDS, lambda whole: whole["people"].append(whole["people"][0]) and None
    ),
    "wrong name of a file": _with_json(RECORDS, _set("photos.0.sha256", "../../x")),
    "no records at all": _with_json(RECORDS, lambda _: None or []),
}
"""How to make each from the parts of a sound bundle."""
