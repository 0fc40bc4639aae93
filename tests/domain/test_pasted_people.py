import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flipchart_to_action.domain.pasted_people import Pasted, read_people
from tests.domain.table import rows


def said(people: tuple[Pasted, ...]) -> str:
    return " | ".join(f"{p.name} <{p.email}>" if p.email else p.name for p in people)


@pytest.mark.parametrize(("text", "people"), rows("people.tsv"))
def test_whoever_is_pasted_is_named(text: str, people: str) -> None:
    assert said(read_people(text)) == people


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("DAVE (night shift)", ("night shift",)),
        ("Dr. Bronwen Price – Health board", ("Health board",)),
        ("Tom Okafor via Zoom", ("via Zoom",)),
        ("Tom Okafor, Brook House, tom@x.example", ("Brook House",)),
        ("Tom Okafor <tom@x.example> Manager", ("Manager",)),
        ("Farida Rahman\tCouncil", ("Council",)),
        ("Ben <ben@x.example> / <b@y.example>", ("b@y.example",)),
        ("Ann Lee <ann@x.example>", ()),
    ],
)
def test_what_is_no_part_of_a_name_is_told(text: str, left_out: tuple[str, ...]) -> None:
    assert [p.left_out for p in read_people(text)] == [left_out]


_PIECES = ["Ann Lee", "a@x.example", "<", ">", ",", ";", '"', "'", "(", ")", "[", "\t", "\n", "|"]
_PIECES += [
    "Okafor",
    "Dr",
    "Jr",
    "-",
    "and",
    "/",
    ":",
    "mailto:",
    "Name",
    "Email",
    "FN:",
    "1.",
    "@",
]
_PIECES += ["BEGIN:VCARD", "N:a;b", "۱", "أ", "carer", "via Zoom", "Tom (Tommy) Hall"]


@settings(max_examples=60)
@given(st.one_of(st.text(), st.lists(st.sampled_from(_PIECES)).map(" ".join)))
def test_any_text_names_people_or_nobody(text: str) -> None:
    for person in read_people(text):
        assert person.name.strip() == person.name != ""
        assert person.email == "" or "@" in person.email


@pytest.mark.parametrize("sign", ["a", "<", ";", "1", " ", "a@b "])
def test_a_very_long_line_is_read_like_any_other(sign: str) -> None:
    assert len(read_people(sign * 5_000)) <= 5_000
