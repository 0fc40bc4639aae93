"""Files for task boards: as each one says that it takes them."""

import csv as csv_file
from io import StringIO

from hypothesis import given, settings

from flipchart_to_action.domain.plan import ActionPlan, Reader
from flipchart_to_action.export.formats.imports import jira, planner, trello
from flipchart_to_action.export.formats.xlsx_csv import FORMULA_SIGNS
from tests.export.make import decision, plan
from tests.export.wild import wild_plans

FARIDA = Reader(id="f", name="Farida Rahman", email="farida@example.org")
MADE = plan(
    readers=(FARIDA,),
    decisions=(
        decision(1, owner_id="f"),
        decision(2, what="transport " * 40, owner="Tom Okafor", due=None),
    ),
)


def _table(file: bytes) -> list[dict[str, str]]:
    return list(csv_file.DictReader(StringIO(file.decode("utf-8-sig"), newline="")))


def test_jira_gets_a_summary_a_description_a_name_and_a_date() -> None:
    first, second = _table(jira(MADE))
    assert list(first) == ["Summary", "Description", "Assignee", "Due date", "Labels"]
    assert first["Summary"] == "We will book two rooms at Brook House"
    assert first["Assignee"] == "Farida Rahman"
    assert first["Due date"] == "2026-12-04"
    assert "Tom Okafor checks on Monday 4 January 2027." in first["Description"].split("\n")
    assert len(second["Summary"]) <= 200
    assert ("transport " * 40).strip().capitalize() in second["Description"]
    assert (second["Assignee"], second["Due date"]) == ("Tom Okafor", "")


def test_planner_gets_the_heads_of_its_own_tasks() -> None:
    first, _ = _table(planner(MADE))
    assert list(first) == ["Task Name", "Notes", "Assigned To", "Due Date", "Bucket Name"]
    assert first["Bucket Name"] == "Respite care"


def test_trello_gets_a_line_for_each_card() -> None:
    lines = trello(MADE).decode("utf-8").splitlines()
    assert lines[0] == "We will book two rooms at Brook House (Farida Rahman, by 4 Dec 2026)"
    assert len(lines) == 2


@settings(max_examples=30, deadline=None)
@given(wild_plans)
def test_wild_text_becomes_no_formula_and_no_other_row(made: ActionPlan) -> None:
    for make in (jira, planner):
        table = _table(make(made))
        assert len(table) == len(made.decisions)
        assert not [c for row in table for c in row.values() if c.startswith(FORMULA_SIGNS)]
    assert len(trello(made).decode("utf-8").split("\n")) == max(len(made.decisions), 1) + 1
