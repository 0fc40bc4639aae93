from collections.abc import Iterator

import pytest

from flipchart_to_action.export.package.unprinted import unprinted_words
from flipchart_to_action.export.pdf.fonts import fallback
from tests.export.make import decision, plan


@pytest.fixture(autouse=True)
def no_system_faces(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the program have its own faces alone."""
    fallback._fallback.cache_clear()
    monkeypatch.setattr(fallback, "_system_face", lambda _name: None)
    yield
    fallback._fallback.cache_clear()


@pytest.mark.parametrize(
    "name",
    [
        "Zoë",
        "Αθηνά",
        "Олена",
        "Nguyễn",
        "محمد",
        "מרים",
        "मीना",
        "ফরিদা",
        "தமிழ்",
        "สมชาย",
        "王小明",
        "佐藤",
        "김민준",
    ],
)
def test_the_scripts_that_have_a_face_of_the_programs_own(name: str) -> None:
    assert not unprinted_words(plan(people=(name,)))


@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("ਗੁਰਪ੍ਰੀਤ ਕੌਰ", "Noto Sans Gurmukhi"),
        ("મીના પટેલ", "Noto Sans Gujarati"),
        ("ሰላም", "Noto Sans Ethiopic"),
        ("మీనా", "Noto Sans Telugu"),
        ("ಮೀನಾ", "Noto Sans Kannada"),
        ("മീന", "Noto Sans Malayalam"),
        ("Joan 🌻 Hall", "Noto Emoji"),
    ],
)
def test_a_name_without_a_face_is_told_with_what_to_install(name: str, face: str) -> None:
    found = unprinted_words(plan(people=(name,), decisions=(decision(owner=name),)))
    assert found.names == (name,)
    assert found.words == ()
    assert face in found.faces


def test_words_without_a_face_are_told_as_well() -> None:
    found = unprinted_words(plan(decisions=(decision(what="open the hall ✅ now"),)))
    assert (found.names, found.words) == ((), ("✅",))
