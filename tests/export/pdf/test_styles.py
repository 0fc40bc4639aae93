from io import BytesIO

import pytest
from pypdf import PdfReader

from flipchart_to_action.export.pdf import easy_read, large_print
from flipchart_to_action.export.pdf import plan as standard
from tests.export.make import decision, picture, plan
from tests.export.pdf.test_tagged import assert_content_and_tree_agree, findings

STYLES = {
    "pdf": standard.render,
    "large-print": large_print.render,
    "easy-read": easy_read.render,
}


@pytest.mark.parametrize("style", STYLES)
def test_each_style_is_a_file_of_its_own(style: str) -> None:
    made_of = plan(decisions=(decision(1, picture=picture()),))
    made = {name: render(made_of) for name, render in STYLES.items()}
    assert len(set(made.values())) == 3
    reader = PdfReader(BytesIO(made[style]))
    assert reader.metadata is not None
    assert reader.metadata.title == "Respite care"
    kind = "Easy Read draft" if style == "easy-read" else "Action plan"
    assert reader.metadata.subject == kind


@pytest.mark.parametrize("style", STYLES)
def test_two_hundred_decisions_with_pictures_stay_small_and_tagged(style: str) -> None:
    shown = tuple(decision(n, picture=picture(ink=n), note_text="rooms") for n in range(1, 201))
    pdf = STYLES[style](plan(decisions=shown))
    assert len(pdf) < 5_000_000
    assert len(PdfReader(BytesIO(pdf)).pages) >= 50
    assert findings(pdf) == []
    assert_content_and_tree_agree(pdf)
