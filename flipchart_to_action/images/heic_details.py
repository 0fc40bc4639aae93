"""What a HEIC photo says beside its picture is blanked where it lies.

The places of all parts stay as they are, so the picture needs not be packed anew.
"""

from collections.abc import Iterator

_TOLD = (b"Exif", b"mime", b"uri ")
"""The kinds of items that tell something: Exif, XMP and others."""
_NO_EXIF = b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"
"""What Exif data without an entry look like; zeros alone are none, and readers stumble on them."""
_CONTAINERS = (b"moov", b"trak")


def heic_without_details(data: bytes) -> bytes:
    """Return a HEIC file of which the items and boxes that tell something hold nothing but zeros.

    Raises:
        ValueError: It is none, or built in a way that is not known here.
        IndexError: It is cut short.
    """
    made = bytearray(data)
    meta = None
    for name, begin, end in _boxes(data, 0, len(data)):
        if name == b"meta":
            meta = (begin + 4, end)
        elif name in (b"uuid", b"free", b"skip"):
            made[begin:end] = bytes(end - begin)
        elif name in _CONTAINERS:
            raise ValueError  # a film: packed anew, it is its first picture
    if meta is None:
        raise ValueError
    parts = {name: (begin, end) for name, begin, end in _boxes(data, *meta)}
    told = dict(_told_items(data, *parts[b"iinf"]))
    idat = parts.get(b"idat", (0, 0))[0]
    for item, begin, length in _extents(data, *parts[b"iloc"], idat):
        if item in told:
            nothing = _NO_EXIF if told[item] == b"Exif" else b""
            if begin + length > len(data) or len(nothing) > length:
                raise ValueError
            made[begin : begin + length] = nothing.ljust(length, b"\0")
    return bytes(made)


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield the boxes in a part of a file: the name, where what it holds begins, where it ends."""
    while at + 8 <= end:
        size, name, head = _number(data, at, 4), data[at + 4 : at + 8], 8
        if size == 1:
            size, head = _number(data, at + 8, 8), 16
        elif size == 0:
            size = end - at
        if size < head or at + size > end:
            raise ValueError
        yield name, at + head, at + size
        at += size


def _number(data: bytes, at: int, size: int) -> int:
    found = data[at : at + size]
    if len(found) < size:
        raise IndexError
    return int.from_bytes(found)


def _told_items(data: bytes, begin: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Yield the items of an `iinf` box that tell something: their numbers and kinds."""
    wide = 2 if data[begin] == 0 else 4
    for name, at, _end in _boxes(data, begin + 4 + wide, end):
        version = data[at]
        if name != b"infe" or version < 2:
            raise ValueError
        size = 4 if version >= 3 else 2
        kind = at + 4 + size + 2
        if data[kind : kind + 4] in _TOLD:
            yield _number(data, at + 4, size), data[kind : kind + 4]


def _extents(data: bytes, at: int, end: int, idat: int) -> Iterator[tuple[int, int, int]]:
    """Yield the extents of an `iloc` box: the item, where one begins in the file, its length."""
    version = data[at]
    sizes = data[at + 4], data[at + 5]
    offset_size, length_size = sizes[0] >> 4, sizes[0] & 15
    base_size, index_size = sizes[1] >> 4, sizes[1] & 15 if version in (1, 2) else 0
    wide = 4 if version == 2 else 2
    count = _number(data, at + 6, wide)
    at += 6 + wide
    for _ in range(count):
        item = _number(data, at, wide)
        at += wide
        method = 0
        if version in (1, 2):
            method = _number(data, at, 2) & 15
            at += 2
        at += 2  # the file in which it lies: this one
        base = _number(data, at, base_size) if base_size else 0
        extents = _number(data, at + base_size, 2)
        at += base_size + 2
        for _extent in range(extents):
            at += index_size
            offset = _number(data, at, offset_size) if offset_size else 0
            length = _number(data, at + offset_size, length_size) if length_size else 0
            at += offset_size + length_size
            if at > end or method > 1:
                raise ValueError
            yield item, base + offset + (idat if method == 1 else 0), length
