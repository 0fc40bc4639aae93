from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.export.pdf import theme
from flipchart_to_action.export.pdf.page import Flow, Strip, gap, height_of, is_drawable
from tests.export.make import picture

WHOLE = theme.STANDARD.bottom - theme.TOP
HEAD = [gap(30)]


def strip(height: float, *, tied: bool = False) -> Strip:
    return Strip(height, lambda _painter, _top: None, tied)


STRIPS = st.lists(st.builds(strip, st.floats(1, 300), tied=st.booleans()), min_size=1, max_size=12)


@given(st.lists(STRIPS, max_size=12))
def test_nothing_is_put_over_the_edge_of_a_page(blocks: list[list[Strip]]) -> None:
    flow = Flow()
    for block in blocks:
        flow.block(block, before=[gap(10)], on_new_page=HEAD, on_break=HEAD)
    for page in flow.pages:
        for placed, top in page:
            assert top >= theme.TOP
            assert top + placed.height <= theme.STANDARD.bottom + 0.001
        tops = [top for _, top in page]
        assert tops == sorted(tops)
    placed_strips = [s for page in flow.pages for s, _ in page]
    assert [s for s in placed_strips if any(s is b for block in blocks for b in block)] == [
        s for block in blocks for s in block
    ]


@given(st.lists(STRIPS.filter(lambda b: height_of(b) < WHOLE - 40), max_size=12))
def test_a_block_that_fits_a_page_is_on_one_page(blocks: list[list[Strip]]) -> None:
    flow = Flow()
    for block in blocks:
        before = len(flow.pages)
        flow.block(block, before=[gap(10)], on_new_page=HEAD, on_break=HEAD)
        assert len(flow.pages) <= before + 1
        last = [s for s, _ in flow.pages[-1]]
        assert last[-len(block) :] == block


def test_a_heading_is_repeated_where_a_block_is_broken() -> None:
    flow = Flow()
    flow.block([strip(300) for _ in range(5)], before=[gap(5)], on_new_page=[gap(7)], on_break=HEAD)
    assert [page[0][0] for page in flow.pages[1:]] == HEAD * (len(flow.pages) - 1)


def test_a_picture_that_is_none_is_known() -> None:
    good = picture()
    assert is_drawable(good)
    for damaged in (b"", b"no picture", good.jpeg[:30]):
        assert not is_drawable(replace(good, jpeg=damaged))
