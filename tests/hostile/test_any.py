"""Any bytes as a photo, and any words as a date: `FLIPCHART_EXAMPLES` says how many are tried."""

import struct
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.domain.dates import parse_date
from flipchart_to_action.errors import PhotoError
from flipchart_to_action.images import MAX_PIXELS, open_photo, photo_size, thumbnail, try_photo
from tests.hostile.wholes import box, png, png_chunk, tiff, wholes

WHOLES = wholes()
NUMBERS = st.one_of(
    st.integers(0, 40), st.sampled_from([2**15, 2**16 - 1, 2**31 - 1, 2**31, 2**32 - 1])
)
SIDES = st.one_of(st.integers(0, 40), st.sampled_from([3000, 2**16, 2**31 - 1]))
TAGS = st.sampled_from(
    [
        *(
            254,
            256,
            257,
            258,
            259,
            262,
            266,
            273,
            274,
            277,
            278,
            279,
            282,
            284,
            317,
            320,
            322,
            323,
            324,
        ),
        *(325, 330, 338, 339, 347, 513, 514, 530, 34665, 34675, 34853, 37724),
    ]
)
KINDS = st.sampled_from(
    [
        *(b"ftyp", b"meta", b"hdlr", b"pitm", b"iinf", b"infe", b"iloc", b"iprp", b"ipco", b"ipma"),
        *(b"ispe", b"hvcC", b"irot", b"idat", b"mdat", b"iref", b"grpl", b"av1C", b"pixi", b"auxC"),
    ]
)


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """Draw a sound picture with some parts of it changed, moved or gone."""
    content = bytearray(draw(st.sampled_from(sorted(WHOLES.values()))))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(content)))
        length = draw(st.integers(0, 40))
        match draw(st.integers(0, 3)):
            case 0:
                content[at : at + length] = draw(st.binary(min_size=length, max_size=length))
            case 1:
                del content[at : at + length]
            case 2:
                content[at:at] = content[at : at + length] * draw(st.integers(1, 50))
            case _:
                content[at : at + 4] = struct.pack(">I", draw(NUMBERS))
    return bytes(content)


CHUNKS = st.tuples(
    st.sampled_from([b"PLTE", b"tRNS", b"iCCP", b"eXIf", b"zTXt", b"iTXt", b"acTL", b"fcTL"]),
    st.binary(max_size=60),
).map(lambda chunk: png_chunk(*chunk))
PNGS = st.builds(
    png,
    SIDES,
    SIDES,
    st.binary(max_size=80),
    depth=st.sampled_from([1, 2, 4, 8, 16]),
    colours=st.sampled_from([0, 2, 3, 4, 6]),
    interlaced=st.integers(0, 1),
    before=st.lists(CHUNKS, max_size=3).map(b"".join),
)
ENTRIES = st.tuples(TAGS, st.integers(0, 17), NUMBERS, NUMBERS)
TIFFS = st.builds(
    tiff, st.lists(ENTRIES, max_size=16), following=NUMBERS, data=st.binary(max_size=80)
)
HEICS = st.recursive(
    st.builds(box, KINDS, st.binary(max_size=40)),
    lambda inside: st.builds(lambda kind, boxes: box(kind, bytes(4), *boxes), KINDS,
                             st.lists(inside, max_size=4)),
    max_leaves=12,
).map(lambda boxes: box(b"ftyp", b"heic", bytes(4), b"mif1heic") + boxes)  # fmt: skip
ANY = st.one_of(st.binary(max_size=300), spoilt(), PNGS, TIFFS, HEICS)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("photos") / "any.jpg"


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's remarks on odd metadata
@given(ANY)
def test_any_bytes_are_a_photo_or_refused_in_a_sentence(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused = None
    try:
        try_photo(path)
    except PhotoError as error:
        refused = error
    if refused:
        assert refused.message.startswith("“any.jpg”")
        assert refused.hint
        return
    image = open_photo(path)
    assert image.mode == "RGB"
    assert 0 < image.width * image.height <= MAX_PIXELS
    assert photo_size(path) == image.size
    assert max(thumbnail(path, 30).size) <= 30


PIECES = ["end of", "next", "in", "29", "31", "0", "999999999999", "feb", "/", "-", "2w", "d", "\0"]
PIECES += ["fri", "week", "a", "after", "working", "days", "easter", "2026", "9999", "th", "٣", "²"]


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=8),
    st.sampled_from(["", " ", "\t\n"]),
    st.integers(1, 2000),
    st.dates(),
)
def test_any_words_are_a_date_or_none(
    pieces: list[str], between: str, times: int, today: date
) -> None:
    words = between.join(pieces * times)
    found = parse_date(words, today, base=today, country="")
    assert found is None or isinstance(found, date)
