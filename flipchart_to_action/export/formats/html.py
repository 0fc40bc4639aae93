"""The plan as one HTML file that asks nothing of the net: its looks and its pictures are inside."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape

from flipchart_to_action.domain.plan import ActionPlan, Logo, Picture
from flipchart_to_action.export.branding.colours import OWN, accent
from flipchart_to_action.export.branding.pictures import is_whole
from flipchart_to_action.export.words.blocks import (
    DecisionBlock,
    PlanWords,
    PointBlock,
    Section,
    Sentence,
    Table,
)
from flipchart_to_action.export.words.plan import wording
from flipchart_to_action.export.words.plan_easy import DRAFT, EASY_READ, EasyPlan

_STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1b2030; font: SIZE/1.5 "Source Sans 3",
  "Source Sans Pro", "Segoe UI", system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; overflow-wrap: anywhere; }
h1 { font-size: 2.1rem; line-height: 1.15; margin: 0 0 .3rem; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 2.2rem 0 .8rem; padding-bottom: .4rem;
  border-bottom: 1px solid #c9c4b6; break-after: avoid; }
h3 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .2rem; break-after: avoid; }
p { margin: 0 0 .6rem; }
ul { margin: .3rem 0 0; padding-left: 1.2rem; }
li { margin: 0 0 .2rem; }
figure { margin: 0 0 .5rem; }
img { width: auto; height: auto; max-width: min(100%, 22rem); max-height: 6rem; }
img.logo { max-width: 12rem; max-height: 4.5rem; display: block; margin: 0 0 .5rem; }
.organisation { font-weight: 600; margin: 0 0 1rem; }
figcaption, .subtitle, .label, footer { color: #4b5162; }
.kind, .number { color: #2538b0; font-weight: 600; }
.purpose { margin: 1.2rem 0; padding: .1rem 0 .1rem 1rem; border-left: .35rem solid #2b3fbf; }
.purpose p { margin: 0; }
.said { font-size: 1.2rem; font-weight: 600; }
.open { font-weight: 400; color: #4b5162; }
article { margin: 0 0 1.4rem; break-inside: avoid; }
ul.points { list-style: none; padding: 0; }
ul.points > li { margin: 0 0 .9rem; break-inside: avoid; }
ul.short { columns: 16rem; }
ul.short > li { break-inside: avoid; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; font-size: .94em; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0;
  border-bottom: 1px solid #d8d1c1; font-weight: 400; }
thead th, tbody th { font-weight: 600; }
footer { margin-top: 2.5rem; padding-top: .5rem; border-top: 1px solid #c9c4b6; font-size: .9rem;
  break-before: avoid; }
@page { size: A4; margin: 18mm; }
@media print { body { font-size: 11.5pt; } main { max-width: none; padding: 0; } }
"""
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def render(plan: ActionPlan) -> str:
    """Return the plan as an HTML document; write it as UTF-8."""
    organisation = plan.organisation
    return html_of(wording(plan), colour=accent(organisation), logo=organisation.logo)


def html_of(
    words: PlanWords,
    *,
    pictures: bool = True,
    colour: str = OWN,
    logo: Logo | None = None,
    large: bool = False,
) -> str:
    """Return words of a plan as an HTML document.

    Args:
        words: What it says.
        pictures: Whether the handwriting is in it; mail programs don't show such pictures.
        colour: Of what stands out, "#rrggbb".
        logo: What stands over all.
        large: In large letters.
    """
    body = [_logo(logo, words.organisation)] if logo is not None else []
    body += _body(words, pictures=pictures)
    return _page(f"{words.title} – {words.kind}", body, colour=colour, large=large)


def easy_html(words: EasyPlan, *, colour: str = OWN, large: bool = True) -> str:
    """Return the sentences of an Easy Read draft as an HTML document without pictures."""
    return _page(
        f"{words.title} – {DRAFT if words.notice else EASY_READ}",
        _easy_body(words),
        colour=colour,
        large=large,
    )


def _page(title: str, body: Iterable[str], *, colour: str, large: bool) -> str:
    size = "1.5rem" if large else "1.0625rem"
    style = _STYLE.replace("#2538b0", colour).replace("#2b3fbf", colour).replace("SIZE", size)
    lines = (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        f"<style>{style}</style>\n</head>\n<body>\n<main>",
        *body,
        "</main>\n</body>\n</html>",
    )
    return "\n".join(lines) + "\n"


def _logo(logo: Logo, name: str) -> str:
    data = b64encode(logo.png).decode("ascii")
    size = f'width="{logo.width}" height="{logo.height}"'
    words = escape(f"Logo of {name or 'the organisation'}")
    return f'<img class="logo" src="data:image/png;base64,{data}" {size} alt="{words}">'


def _easy_body(words: EasyPlan) -> Iterator[str]:
    if words.organisation:
        yield f'<p class="organisation" dir="auto">{escape(words.organisation)}</p>'
    yield f'<h1 dir="auto">{escape(words.title)}</h1>'
    yield from (f"<p>{_sentence(sentence)}</p>" for sentence in (*words.notice, *words.opening))
    for section in words.sections:
        yield f"<h2>{escape(section.heading)}</h2>"
        for part in section.parts:
            if part.heading:
                yield f"<h3>{escape(part.heading)}</h3>"
            for row in part.rows:
                yield from (f"<p>{_sentence(sentence)}</p>" for sentence in row.sentences)


def _body(words: PlanWords, *, pictures: bool) -> Iterator[str]:
    if words.organisation:
        yield f'<p class="organisation" dir="auto">{escape(words.organisation)}</p>'
    yield f'<p class="kind">{escape(words.kind)}</p>'
    yield f'<h1 dir="auto">{escape(words.title)}</h1>'
    if words.subtitle:
        yield f'<p class="subtitle">{escape(words.subtitle)}</p>'
    if words.purpose:
        said = "said open" if words.purpose_open else "said"
        yield f'<div class="purpose">\n<p class="label">{escape(words.purpose_label)}</p>'
        yield f'<p class="{said}" dir="auto">{escape(words.purpose)}</p>\n</div>'
    if words.thanks:
        yield f"<p>{escape(words.thanks)}</p>"
    for number, section in enumerate(words.sections, 1):
        yield from _section(section, number, pictures=pictures)
    yield f"<footer><p>{escape(words.foot)}</p></footer>"


def _section(section: Section, number: int, *, pictures: bool) -> Iterator[str]:
    yield f'<section aria-labelledby="part-{number}">'
    yield f'<h2 id="part-{number}">{escape(section.heading)}</h2>'
    for paragraph in section.paragraphs:
        yield f"<p>{_sentence(paragraph)}</p>"
    for table in section.tables:
        yield from _table(table)
    points = [block for block in section.blocks if isinstance(block, PointBlock)]
    for block in section.blocks:
        if isinstance(block, DecisionBlock):
            yield from _decision(block, pictures=pictures)
    if points:
        yield f'<ul class="{"short" if section.short else "points"}">'
        for point in points:
            yield from _point(point, pictures=pictures)
        yield "</ul>"
    yield "</section>"


def _table(table: Table) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>"
    for row in table.rows:
        cells = (
            f'<th scope="row"><bdi>{escape(cell)}</bdi></th>'
            if place == table.row_head
            else f"<td><bdi>{escape(cell)}</bdi></td>"
            for place, cell in enumerate(row)
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody>\n</table>"


def _decision(block: DecisionBlock, *, pictures: bool) -> Iterator[str]:
    name = f"decision-{block.number}"
    number = f'<span class="number">{block.number}.</span>'
    yield f'<article aria-labelledby="{name}">'
    yield f'<h3 id="{name}">{number} <bdi>{escape(block.what)}</bdi></h3>'
    if block.so_that:
        yield f"<p>{escape(block.so_that)}</p>"
    if block.picture and pictures:
        yield from _figure(block.picture, block.picture_words, block.picture_label)
    yield "<ul>"
    for line in block.lines:
        yield f"<li>{_sentence(line.words)}</li>"
    yield "</ul>\n</article>"


def _point(block: PointBlock, *, pictures: bool) -> Iterator[str]:
    yield "<li>"
    if block.picture and pictures:
        yield from _figure(block.picture, "Handwriting", f"sheet {block.picture.sheet_number}")
    text = escape(block.text)
    yield f'<p dir="auto"><strong>{text}</strong></p>' if block.words else f"<p>{text}</p>"
    if block.words:
        yield f"<p>{_sentence(block.words)}</p>"
    yield "</li>"


def _figure(picture: Picture, words: str, label: str) -> Iterator[str]:
    if not is_whole(picture):
        yield f"<p>The picture of {escape(label)} is damaged and left out.</p>"
        return
    data = b64encode(picture.jpeg).decode("ascii")
    size = f'width="{picture.width}" height="{picture.height}"'
    yield f'<figure><img src="data:image/jpeg;base64,{data}" {size} alt="{escape(words)}">'
    yield f"<figcaption>{escape(label)}</figcaption></figure>"


def _sentence(words: Sentence) -> str:
    return "".join(
        f"<strong><bdi>{escape(s.text)}</bdi></strong>" if s.strong else escape(s.text)
        for s in words
    )
