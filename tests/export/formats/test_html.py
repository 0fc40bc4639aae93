import base64
import re
from html.parser import HTMLParser

from hypothesis import given, settings

from flipchart_to_action.domain.plan import ActionPlan, ParkedNote
from flipchart_to_action.export.formats.html import html_of, render
from flipchart_to_action.export.words.plan import wording
from tests.export.make import decision, picture, plan
from tests.export.wild import missing, wild_plans

_VOID = {"meta", "img"}
_FLOW = {"p", "h1", "h2", "h3", "li", "figcaption"}


class Page(HTMLParser):
    """What a browser sees: text, headings, pictures; fails where tags don't close."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.images: list[dict[str, str | None]] = []
        self.attributes: list[tuple[str, str | None]] = []
        self._open: list[str] = []
        self._text: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    @property
    def text(self) -> str:
        return " ".join("".join(self._text).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag in ("h1", "h2", "h3"):
            self.levels.append(int(tag[1]))
        if tag == "img":
            self.images.append(dict(attrs))
        if tag not in _VOID:
            self._open.append(tag)
        if tag in _FLOW:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self._open):
            self._text.append(data)


def test_headings_come_in_order_and_each_part_has_its_name() -> None:
    html = render(plan(decisions=(decision(1), decision(2))))
    page = Page(html)
    assert page.levels == [1, 2, 2, 3, 3, 2, 2, 2, 2, 2]
    assert html.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "<title>Respite care – Action plan</title>" in html
    labels = [value for name, value in page.attributes if name == "aria-labelledby"]
    assert sorted(filter(None, labels)) == sorted(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert html.count('<th scope="col">') == 5
    assert html.count('<th scope="row">') == 2


def test_a_picture_is_inside_with_words_for_who_cannot_see_it() -> None:
    drawn = picture()
    page = Page(render(plan(decisions=(decision(picture=drawn, note_text='Rooms "here" <b>'),))))
    (image,) = page.images
    assert image["alt"] == 'Handwritten: Rooms "here" <b>'
    head, data = str(image["src"]).split(",")
    assert head == "data:image/jpeg;base64"
    assert base64.b64decode(data) == drawn.jpeg
    assert (image["width"], image["height"]) == ("700", "100")


def test_a_picture_stands_in_for_a_note_without_words() -> None:
    page = Page(render(plan(parked=(ParkedNote(text="", picture=picture()),))))
    assert [image["alt"] for image in page.images] == ["Handwriting"]


def test_a_damaged_picture_is_said_to_be() -> None:
    broken = picture()
    broken = type(broken)(jpeg=b"\xff\xd8\xff", width=9, height=9, sheet_number=3)
    page = Page(render(plan(decisions=(decision(picture=broken),))))
    assert page.images == []
    assert "The picture of sheet 3 is damaged and left out." in page.text


def test_pictures_can_be_left_out_and_nothing_else_goes() -> None:
    made = plan(decisions=(decision(picture=picture()),))
    page = Page(html_of(wording(made), pictures=False))
    assert page.images == []
    assert missing(made, page.text) == []


def test_nothing_is_asked_of_the_net() -> None:
    html = render(plan(title="https://example.org/x.js", decisions=(decision(picture=picture()),)))
    page = Page(html)
    assert not {"script", "link", "iframe", "object"} & set(page.tags)
    assert all(str(image["src"]).startswith("data:") for image in page.images)
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html


@settings(max_examples=80, deadline=None)
@given(wild_plans)
def test_wild_text_comes_back_out(made: ActionPlan) -> None:
    html = render(made)
    page = Page(html)
    assert missing(made, page.text) == []
    assert not {"script", "b"} & set(page.tags)
    assert re.search("[\x00-\x08\x0b-\x1f\x7f]", html) is None
    assert html.encode("utf-8")
    assert render(made) == html
