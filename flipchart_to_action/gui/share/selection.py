"""What is to be made and for whom: ticked by what people need, until somebody ticks otherwise."""

from dataclasses import dataclass, field, replace

from flipchart_to_action.domain.addresses import usable_address
from flipchart_to_action.domain.completeness import left_out, unread
from flipchart_to_action.domain.private_words import boxes_kept_back, going_out, held_back
from flipchart_to_action.domain.records import Fate, Need, Person
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.export.package.contents import (
    GROUP_DRAFT,
    OWNER_DRAFTS,
    OWNER_SHEETS,
    Choice,
)
from flipchart_to_action.export.package.plan_formats import FORMATS
from flipchart_to_action.gui.core.counting import counted, counted_people
from flipchart_to_action.gui.widgets.check_list_delegate import CheckListRow

PICTURES = "pictures"
UNREAD = "unread"
"""Not formats, but what of the workshop is in all of them."""

_ICONS = {
    "pdf": ("Action plan", "ph.file-pdf"),
    "large-print": ("Large print", "ph.text-aa"),
    "easy-read": ("Easy Read draft", "ph.image"),
    "text": ("Plain text", "ph.article"),
    GROUP_DRAFT: ("Email to everybody", "ph.envelope-simple"),
    OWNER_DRAFTS: ("Email to each with a part", "ph.user-circle"),
    OWNER_SHEETS: ("Personal sheets", "ph.printer"),
    "ics": ("Calendar dates", "ph.calendar-check"),
    "docx": ("Word document", "ph.file-text"),
    "xlsx": ("Spreadsheet", "ph.table"),
    "csv": ("Spreadsheet as CSV", "ph.table"),
    "html": ("Web page", "ph.browser"),
    "jira": ("Tasks for Jira", "ph.table"),
    "planner": ("Tasks for Planner", "ph.table"),
    "trello": ("Cards for Trello", "ph.article"),
    PICTURES: ("Handwriting", "ph.pencil-line"),
    UNREAD: ("Notes nobody looked at", "ph.note-pencil"),
}
_OF_NEED = {
    "large-print": Need.LARGE_PRINT,
    "easy-read": Need.EASY_READ,
    "text": Need.PLAIN_TEXT,
}


def usable(person: Person) -> bool:
    """Return whether a draft of a mail can be made for a person."""
    return bool(usable_address(person.email))


@dataclass(frozen=True, slots=True)
class ShareSelection:
    """What somebody ticked otherwise than it was: people by id, formats by name."""

    unticked: frozenset[str] = frozenset()
    formats: dict[str, bool] = field(default_factory=dict)

    def with_person(self, person_id: str, ticked: bool) -> "ShareSelection":
        """Return the choice in which a person gets the plan, or not."""
        one = frozenset((person_id,))
        return replace(self, unticked=self.unticked - one if ticked else self.unticked | one)

    def with_format(self, name: str, ticked: bool) -> "ShareSelection":
        """Return the choice in which a format is made, or not."""
        return replace(self, formats={**self.formats, name: ticked})

    def receivers(self, state: WorkshopState) -> tuple[Person, ...]:
        """Return who gets a mail: everybody with an address who is ticked."""
        return tuple(p for p in state.people if usable(p) and p.id not in self.unticked)

    def owners(self, state: WorkshopState) -> tuple[Person, ...]:
        """Return those of the receivers who own, check or bring up something."""
        owning = {p.id for p in _owners(state)}
        return tuple(p for p in self.receivers(state) if p.id in owning)

    def on_paper(self, state: WorkshopState) -> tuple[Person, ...]:
        """Return who can get a sheet of their own: those ticked, and those without an address."""
        return tuple(p for p in _owners(state) if p.id not in self.unticked or not usable(p))

    def choice(self, state: WorkshopState) -> Choice:
        """Return what is to be made."""
        wanted = self.wanted(state)
        return Choice(
            formats=wanted & FORMATS.keys() - {GROUP_DRAFT},
            people=frozenset(p.id for p in self.receivers(state)),
            group_draft=GROUP_DRAFT in wanted,
            owner_drafts=OWNER_DRAFTS in wanted,
            owner_sheets=OWNER_SHEETS in wanted,
        )

    def wanted(self, state: WorkshopState) -> frozenset[str]:
        """Return the names of the formats that are to be made."""
        formats = _ICONS.keys() - {PICTURES, UNREAD}
        can = {name for name in formats if _why_not(state, self, name) is None}
        usual = _usual(state, self)
        return frozenset(name for name in can if self.formats.get(name, name in usual))


def _owners(state: WorkshopState) -> tuple[Person, ...]:
    owning = {person_id for _, d in going_out(state) for person_id in (d.owner_id, d.checker_id)}
    out = left_out(state)
    told = (n for n in state.points if n.fate is Fate.PARKED and not n.private and n.id not in out)
    owning |= {note.fate_person_id for note in told}
    return tuple(p for p in state.people if p.id in owning)


def _usual(state: WorkshopState, choice: ShareSelection) -> frozenset[str]:
    """Return the formats that are made where nobody said otherwise."""
    needs = {p.need for p in state.people if p.id not in choice.unticked}
    asked = {name for name, need in _OF_NEED.items() if need in needs}
    paper = {OWNER_SHEETS} if any(not usable(p) for p in _owners(state)) else set()
    return frozenset({"pdf", "ics", GROUP_DRAFT, OWNER_DRAFTS, *paper, *asked})


def dates(state: WorkshopState) -> int:
    """Return how many dates go into calendars."""
    return sum((d.due is not None) + (d.check_on is not None) for _, d in going_out(state))


def _why_not(state: WorkshopState, choice: ShareSelection, name: str) -> str | None:
    """Return why a format can't be made now; None where it can."""
    if name == "ics" and not dates(state):
        return "no dates yet"
    if name == GROUP_DRAFT and not choice.receivers(state):
        return "nobody is ticked" if any(map(usable, state.people)) else "nobody has an address"
    if name == OWNER_DRAFTS and not choice.owners(state):
        return "nobody with a part has an address"
    if name == OWNER_SHEETS and not choice.on_paper(state):
        return "nobody has a part yet"
    return None


def _about(state: WorkshopState, choice: ShareSelection, name: str, pages: int) -> str:
    need = _OF_NEED.get(name)
    if need is not None:
        number = sum(p.need is need for p in state.people if p.id not in choice.unticked)
        said = f"for {counted_people(number)}" if number else "nobody asked for it"
        return f"{said}, read it first" if name == "easy-read" and number else said
    drafts = len({p.need for p in choice.receivers(state)})
    return {
        "pdf": f"PDF, {pages} page{'' if pages == 1 else 's'}" if pages else "PDF",
        GROUP_DRAFT: f"{_drafts(drafts)}, {len(choice.receivers(state))} in Bcc",
        OWNER_DRAFTS: f"{_drafts(len(choice.owners(state)))}, with their part",
        OWNER_SHEETS: f"{len(choice.on_paper(state))} to print",
        "ics": f"{dates(state)}: due and check",
        "docx": "to change it",
        "xlsx": "for your records",
        "csv": "for other programs",
        "html": "for a web site",
        "jira": "to import there",
        "planner": "to import there",
        "trello": "a line each, to paste into a list",
    }[name]


def _drafts(number: int) -> str:
    return "1 draft" if number == 1 else f"{number} drafts"


def format_rows(state: WorkshopState, choice: ShareSelection, pages: int) -> list[CheckListRow]:
    """Return a row for every format; `pages` of the PDF are 0 while it is being made."""
    wanted = choice.wanted(state)
    rows = []
    for name, (words, icon) in _ICONS.items():
        if name == PICTURES:
            shown = not state.workshop.pictures_left_out
            said = _pictures_said(state) if shown else "no pictures of it go out"
            rows.append(CheckListRow(name, words, said, icon, ticked=shown))
            continue
        if name == UNREAD:
            rows += _unread_row(state, words, icon)
            continue
        why_not = _why_not(state, choice, name)
        about = why_not or _about(state, choice, name, pages)
        rows.append(
            CheckListRow(name, words, about, icon, ticked=name in wanted, tickable=why_not is None)
        )
    return rows


def _unread_row(state: WorkshopState, words: str, icon: str) -> list[CheckListRow]:
    """Return the row of what nobody has looked at, if there is any."""
    number = len(unread(state))
    if not number:
        return []
    out = state.workshop.unread_left_out
    goes = "stay" if out else "go"
    said = f"1 {goes}{'s' if out else 'es'}" if number == 1 else f"{number} {goes}"
    said += " out of all of it" if out else " out as read"
    return [CheckListRow(UNREAD, words, said, icon, ticked=not out, doubtful=not out)]


def _pictures_said(state: WorkshopState) -> str:
    without = sum(boxes_kept_back(state, p.id) is None for p in state.photos)
    if not without:
        return "pictures of it in the plan"
    sheets = "1 sheet" if without == 1 else f"{without} sheets"
    return f"pictures in the plan, but of {sheets}: a private note may be anywhere there"


def in_one_folder(state: WorkshopState, choice: ShareSelection) -> str:
    """Return what will be made: "1 plan, 2 other forms, 8 email drafts, 16 dates"."""
    wanted = choice.wanted(state)
    drafts = len({p.need for p in choice.receivers(state)}) if GROUP_DRAFT in wanted else 0
    drafts += len(choice.owners(state)) if OWNER_DRAFTS in wanted else 0
    forms = len(wanted & {*_OF_NEED, "docx", "xlsx", "csv", "html", "jira", "planner", "trello"})
    said = ["1 plan"] if "pdf" in wanted else []
    said += [f"{forms} other form{'' if forms == 1 else 's'}"] if forms else []
    said += [f"{drafts} email draft{'' if drafts == 1 else 's'}"] if drafts else []
    sheets = len(choice.on_paper(state)) if OWNER_SHEETS in wanted else 0
    said += [f"{sheets} sheet{'' if sheets == 1 else 's'}"] if sheets else []
    said += [counted(dates(state), "date")] if "ics" in wanted else []
    if not said:
        return "Nothing is ticked."
    if not going_out(state):
        if state.decisions:
            return "Every decision is held back; the plan has none. Nothing is sent by itself."
        return "Nothing is decided yet; the plan says so. Nothing is sent by itself."
    return f"{', '.join(said)}. Nothing is sent by itself."


def summary(state: WorkshopState) -> str:
    """Return "8 decisions (1 held back), 6 parked, 7 not taken forward"."""
    number = len(state.decisions)
    parked = sum(note.fate is Fate.PARKED for note in state.points)
    not_taken = sum(note.fate is Fate.NOT_TAKEN_FORWARD for note in state.points)
    decided = f"{number} decision" if number == 1 else f"{number} decisions"
    held = len(held_back(state))
    decided += f" ({held} held back)" if held else ""
    return f"{decided}, {parked} parked, {not_taken} not taken forward"
