import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.domain.plan import Organisation
from flipchart_to_action.export.branding.colours import OWN, accent, contrast_on_white, readable

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#ffffff", 1.0), ("#000000", 21.0), ("#767676", 4.54)]
)
def test_contrast_is_that_of_the_guidelines(colour: str, contrast: float) -> None:
    assert contrast_on_white(colour) == pytest.approx(contrast, abs=0.005)


@given(colours)
def test_every_colour_becomes_one_that_can_be_read(colour: str) -> None:
    assert contrast_on_white(readable(colour)) >= 4.5


@given(colours)
def test_a_colour_that_can_be_read_stays_as_it_is(colour: str) -> None:
    if contrast_on_white(colour) >= 4.5:
        assert readable(colour.upper()) == colour


def test_a_light_colour_keeps_its_hue() -> None:
    red, green, blue = (int(readable("#ffe000")[i : i + 2], 16) for i in (1, 3, 5))
    assert red > green > 90 > blue == 0
    assert contrast_on_white(readable("#ffe000")) < 4.7


def test_without_a_colour_it_is_our_own() -> None:
    assert accent(Organisation()) == OWN
    assert accent(Organisation(colour="#0A5C36")) == "#0a5c36"
