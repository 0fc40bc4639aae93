import pytest

from flipchart_to_action.domain.addresses import (
    address_doubt,
    bare_address,
    belongs_to,
    name_of_address,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ann@x.example", "ann@x.example"),
        (" ann@x.example ", "ann@x.example"),
        ("<ann@x.example>", "ann@x.example"),
        ("mailto:ann@x.example", "ann@x.example"),
        ("Ann Lee <ann@x.example>;", "ann@x.example"),
        ("[ann@x.example]", "ann@x.example"),
        ("ann@x.", "ann@x."),  # somebody is typing on
        ("<a@x.example>, <b@x.example>", "<a@x.example>, <b@x.example>"),
        ("none yet", "none yet"),
        ("", ""),
    ],
)
def test_an_address_is_kept_without_the_signs_round_it(typed: str, kept: str) -> None:
    assert bare_address(typed) == kept


@pytest.mark.parametrize(
    ("email", "is_odd"),
    [
        ("", False),
        ("ann@x.example", False),
        ("ann@bücher.example", False),
        ("ann@brook", True),
        ("ann", True),
        ("ann lee@x.example", True),
        ("ann@x.example.", True),
    ],
)
def test_what_is_odd_about_an_address(email: str, is_odd: bool) -> None:
    assert bool(address_doubt(email)) is is_odd


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("anna.berg@x.example", "Anna Berg"),
        ("anna_berg2@x.example", "Anna Berg"),
        ("jo+list@x.example", "Jo"),
        ("McDonald@x.example", "McDonald"),
        ("12345@x.example", "12345"),
        ("+@x.example", "+"),
    ],
)
def test_an_address_makes_a_name(address: str, name: str) -> None:
    assert name_of_address(address) == name


@pytest.mark.parametrize(
    ("address", "name", "belongs"),
    [
        ("ann.lee@x.example", "Ann Lee", True),
        ("alee@x.example", "Ann Lee", True),
        ("al@x.example", "Ann Lee", True),
        ("o'brien@x.example", "Mary O’Brien", True),
        ("zoe@x.example", "Zoë Żak", True),
        ("bo@x.example", "Bo Li", True),
        ("info@x.example", "Ann Lee", False),
        ("bob@x.example", "Ann Lee", False),
    ],
)
def test_whom_an_address_looks_like(address: str, name: str, belongs: bool) -> None:
    assert belongs_to(address, name) is belongs
