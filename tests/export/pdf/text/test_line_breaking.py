import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.colors import black

from flipchart_to_action.assets import package_file
from flipchart_to_action.export.pdf.fonts.drawn_face import DrawnFace
from flipchart_to_action.export.pdf.fonts.face import Face, Weight
from flipchart_to_action.export.pdf.fonts.fallback import Faces
from flipchart_to_action.export.pdf.text.line_breaking import Piece, SetLine, Style, set_lines

BODY = Style(11.5, 16, black)


def lines(text: str, width: float = 200.0, *, own_direction: bool = False) -> list[SetLine]:
    return set_lines(
        [(text, Weight.REGULAR)], BODY.size, width, Faces(), own_direction=own_direction
    )


def said_by(piece: Piece) -> str:
    return "".join(piece.face.carrier.text_of(ord(glyph)) for glyph in piece.shaped.glyphs)


def said(line: SetLine) -> str:
    """Return what copying a line of left-to-right text out gives."""
    return "".join(map(said_by, line.pieces))


def test_a_text_is_broken_at_its_spaces() -> None:
    found = lines("Book two ground-floor rooms at Brook House, every second weekend")
    assert len(found) == 2
    assert " ".join(map(said, found)) == (
        "Book two ground-floor rooms at Brook House, every second weekend"
    )
    assert not said(found[0]).endswith(" ")


def test_a_hyphen_is_a_place_to_break() -> None:
    found = lines("x" * 25 + "-" + "y" * 25)
    assert [said(line) for line in found] == ["x" * 25 + "-", "y" * 25]


def test_a_word_without_an_end_is_cut_where_it_must_be() -> None:
    found = lines("m" * 3000)
    assert "".join(map(said, found)) == "m" * 3000
    assert all(line.width <= 200 for line in found)
    assert found[0].width > 180


def test_chinese_is_broken_between_characters() -> None:
    found = lines("王小明" * 30)
    assert len(found) > 2
    assert "".join(map(said, found)) == "王小明" * 30


def test_letters_of_a_pair_move_together() -> None:
    (pair,) = lines("AV")
    alone = sum(lines(letter)[0].width for letter in "AV")
    assert pair.width < alone


@pytest.mark.parametrize(
    ("text", "package"),
    [
        ("Ałła Ươ Ωμέγα Жанна", "Plan-Regular"),
        ("فاطمة", "fontpkg_noto_sans_arabic"),
        ("שרה", "fontpkg_heebo"),
        ("राजेश", "fontpkg_noto_sans"),
        ("সুমিতা", "fontpkg_hind_siliguri"),
        ("สมชาย", "fontpkg_noto_sans_thai"),
        ("தமிழ்", "fontpkg_noto_sans_tamil"),
        ("王小明 김민준 さくら", "noto_cjk_sans_jp_regular"),
    ],
)
def test_each_script_has_a_face(text: str, package: str) -> None:
    faces = Faces()
    (line,) = set_lines([(text, Weight.REGULAR)], 12, 300, faces)
    letters = [p for p in line.pieces if said_by(p).strip()]
    assert {p.face.name.startswith(package) for p in letters} == {True}
    assert not faces.missing


def test_what_no_face_has_is_noted_and_kept() -> None:
    faces = Faces()
    (line,) = set_lines([("a\U0010fffdb", Weight.BOLD)], 12, 300, faces)
    assert list(faces.missing) == ["\U0010fffd"]
    assert said(line) == "a\U0010fffdb"


def test_arabic_letters_join() -> None:
    (joined,) = lines("ببب")
    apart = 3 * lines("ب")[0].width
    assert joined.width < apart


def test_a_right_to_left_text_is_aligned_right_and_a_sentence_of_ours_left() -> None:
    assert lines("שלום", own_direction=True)[0].right_aligned
    assert not lines("שלום")[0].right_aligned
    assert not lines("hello שלום", own_direction=True)[0].right_aligned


def test_bold_of_a_face_with_one_weight_is_made_heavier() -> None:
    (line,) = set_lines([("ab فا সু", Weight.BOLD)], 12, 300, Faces())
    heavier = {p.face.name: p.heavier for p in line.pieces}
    assert heavier.pop("Plan-Bold") is False
    assert [heavy for name, heavy in heavier.items() if "arabic" in name] == [True]
    assert [heavy for name, heavy in heavier.items() if "siliguri" in name] == [False]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_text_fits_its_lines(text: str) -> None:
    for line in lines(text, 60.0):
        assert line.width <= 60 or len(line.pieces) >= 1
        assert line.width >= 0


def test_a_face_that_cannot_be_embedded_is_drawn_under_its_text() -> None:
    ours, theirs = (
        package_file("font_source_sans_pro", f"files/SourceSansPro-Regular.{kind}")
        for kind in ("ttf", "otf")
    )
    assert ours is not None
    assert theirs is not None
    carrier = Face("Carrier-of-a-test", ours, Weight.REGULAR)
    drawn = DrawnFace("Drawn-in-a-test", theirs, carrier)
    assert "a" in drawn
    assert "王" not in drawn
    shaped = drawn.shape("AVe\u0301")
    assert abs(shaped.width - carrier.shape("AVe\u0301").width) < 0.02
    assert [carrier.text_of(ord(g)) for g in shaped.glyphs] == ["A", "V", "e\u0301"]
    assert all(drawn.outlines.of_glyph(glyph) for glyph, _, _ in shaped.marks)
