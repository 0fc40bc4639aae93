"""Everything that goes out at once: files for the folder, drafts of mails, what is kept of it.

Each person gets the form that they can read, and nobody is told what another one needs.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from flipchart_to_action.domain.addresses import usable_address
from flipchart_to_action.domain.plan import ActionPlan, Reader
from flipchart_to_action.domain.records import Need, SentDate, SharedKind, Sharing
from flipchart_to_action.domain.sharing import gone, next_sequence
from flipchart_to_action.export.formats.eml import (
    Attachment,
    group_draft,
    group_text,
    owner_draft,
    owner_text,
)
from flipchart_to_action.export.formats.ics import cancellation, dates_for, render, sent_dates
from flipchart_to_action.export.package.file_names import safe_file_name
from flipchart_to_action.export.package.personal_sheet import render_sheet
from flipchart_to_action.export.package.plan_formats import FORMATS, file_name
from flipchart_to_action.export.words.owner import part_of, plan_for

GROUP_DRAFT, OWNER_DRAFTS, OWNER_SHEETS = "eml", "owner-drafts", "owner-sheets"
"""What is made beside the formats, by the names under which it is kept what was made."""

FORM_OF = {
    Need.STANDARD: "pdf",
    Need.LARGE_PRINT: "large-print",
    Need.EASY_READ: "easy-read",
    Need.PLAIN_TEXT: "text",
}
"""The format that goes to somebody with that need."""

_SUFFIX_OF = {Need.PLAIN_TEXT: ".txt"}
_CALLED = {
    Need.STANDARD: "",
    Need.LARGE_PRINT: ", large print",
    Need.EASY_READ: ", Easy Read draft",
    Need.PLAIN_TEXT: ", plain text",
}
MAILS, _SHEETS = "Emails", "Personal sheets"
"""Folders in the folder of what is made."""

_CANCELLED = " (cancelled dates)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is ticked: formats by their names in `FORMATS`, people by the ids of readers.

    The drafts are chosen by themselves: "eml" among the formats counts for nothing.
    """

    formats: frozenset[str] = frozenset({"pdf"})
    people: frozenset[str] = frozenset()
    group_draft: bool = True
    owner_drafts: bool = True
    owner_sheets: bool = True


@dataclass(frozen=True, slots=True)
class MailDraft:
    """What a draft of a mail is: how many people are in Bcc, and what gives its plain text."""

    in_bcc: int
    text: Callable[[], str]


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """A file to be made: its name in the folder, what people call it, and what makes it.

    The name may have a folder in it ("Emails/Tom Okafor.eml"). `make` may raise an ExportError.
    `draft`: what is known of it where it is the draft of a mail.
    """

    name: str
    words: str
    make: Callable[[], bytes]
    draft: MailDraft | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageContents:
    """All that goes out; nothing is made before its `make` is called, and each form once.

    Attributes:
        title: What it is called; the folder has its name.
        held_on: The day of the workshop, if known.
        kind: Whether it is the plan or a report.
        formats: What is made, by the names under which that is kept.
        files: What goes into the folder.
        pdf: Makes the PDF that is kept in the library.
        people: The names of those who are to get it.
        without_address: The names of those to whom no mail can go.
        dates: What calendars have when it has gone out.
        cancelled: What is taken back out of calendars.
        sequence: The revision that calendars have then.
    """

    title: str
    held_on: date | None
    kind: SharedKind
    formats: tuple[str, ...]
    files: tuple[OutgoingFile, ...]
    pdf: Callable[[], bytes]
    people: tuple[str, ...]
    without_address: tuple[str, ...]
    dates: tuple[SentDate, ...] = ()
    cancelled: tuple[SentDate, ...] = ()
    sequence: int = 0


def usual_choice(plan: ActionPlan) -> Choice:
    """Return what is ticked where nobody says otherwise: the forms that people need, all people."""
    forms = {FORM_OF[reader.need] for reader in plan.readers}
    dated = {"ics"} if sent_dates(plan) else set()
    return Choice(
        formats=frozenset({"pdf", *forms, *dated}),
        people=frozenset(reader.id for reader in plan.readers),
    )


def mailed(plan: ActionPlan, choice: Choice) -> tuple[Reader, ...]:
    """Return those who are ticked and to whom a mail can go."""
    return tuple(r for r in plan.readers if r.id in choice.people and usable_address(r.email))


def involved(plan: ActionPlan) -> tuple[Reader, ...]:
    """Return those who own, check or bring up something."""

    def has_part(reader: Reader) -> bool:
        part = part_of(plan_for(plan, reader), reader.name)
        return bool(part.decisions or part.parked)

    return tuple(reader for reader in plan.readers if has_part(reader))


def with_sheet(plan: ActionPlan, choice: Choice) -> tuple[Reader, ...]:
    """Return who gets a sheet of their own: those ticked, and on paper who has no address."""
    return tuple(r for r in involved(plan) if r.id in choice.people or not usable_address(r.email))


def outgoing(
    plan: ActionPlan, choice: Choice, last: Sharing | None, now: datetime
) -> PackageContents:
    """Return what goes out.

    Args:
        plan: The plan.
        choice: What is ticked.
        last: What of the plan went out last, if anything did (`domain.sharing.last_shared`).
        now: The moment, with its time zone; calendars are told it.
    """
    chosen = _Chosen(plan, choice, last, now)
    calendars_get = bool(chosen.dates or chosen.gone) and (
        "ics" in choice.formats or chosen.has_drafts
    )
    return PackageContents(
        title=plan.title,
        held_on=plan.held_on,
        kind=SharedKind.PLAN,
        formats=_formats(choice),
        files=tuple(chosen.files()),
        pdf=partial(chosen.made, "pdf"),
        people=tuple(reader.name for reader in chosen.mailed),
        without_address=tuple(r.name for r in plan.readers if not usable_address(r.email)),
        dates=chosen.dates if calendars_get else last.dates if last else (),
        cancelled=chosen.gone if calendars_get else (),
        sequence=chosen.sequence if calendars_get else last.sequence if last else 0,
    )


def sharing_record(
    out: PackageContents, *, workshop_id: str, folder: Path, sha256: str, now: datetime
) -> Sharing:
    """Return what is kept of what went out.

    Args:
        out: What went out.
        workshop_id: The workshop.
        folder: Where it was put.
        sha256: The PDF as the library keeps it.
        now: The moment, as given to `outgoing` where it is a plan.
    """
    return Sharing(
        workshop_id=workshop_id,
        kind=out.kind,
        shared_at=now,
        sha256=sha256,
        folder=str(folder),
        formats=out.formats,
        sequence=out.sequence,
        dates=out.dates,
        people=out.people,
    )


def _formats(choice: Choice) -> tuple[str, ...]:
    beside = (
        (GROUP_DRAFT, choice.group_draft),
        (OWNER_DRAFTS, choice.owner_drafts),
        (OWNER_SHEETS, choice.owner_sheets),
    )
    formats = [name for name in FORMATS if name in choice.formats and name != GROUP_DRAFT]
    return (*formats, *(name for name, ticked in beside if ticked))


def _without_private_words(dates: Iterable[SentDate], plan: ActionPlan) -> tuple[SentDate, ...]:
    """Return dates to take back; of a decision that is held back now none says what it was."""
    return tuple(
        replace(d, summary="Cancelled") if d.uid.partition("-")[0] in plan.held_back else d
        for d in dates
    )


class _Chosen:
    """The files of one choice; what several of them need is made once."""

    def __init__(
        self, plan: ActionPlan, choice: Choice, last: Sharing | None, now: datetime
    ) -> None:
        self._plan, self._choice, self._now = plan, choice, now
        self.dates = sent_dates(plan)
        self.gone = _without_private_words(gone(last, self.dates), plan)
        self.sequence = next_sequence(last)
        self.mailed = mailed(plan, choice)
        self._involved = {reader.id for reader in involved(plan)}
        self._kept: dict[str, bytes] = {}
        self._names: set[str] = set()

    @property
    def has_drafts(self) -> bool:
        """Whether there is any draft of a mail."""
        to_owners = self._choice.owner_drafts and any(r.id in self._involved for r in self.mailed)
        return to_owners or (self._choice.group_draft and bool(self.mailed))

    def files(self) -> Iterator[OutgoingFile]:
        """Yield every file, in the order of making."""
        plan, choice = self._plan, self._choice
        for name, form in FORMATS.items():
            if name in choice.formats and name not in (GROUP_DRAFT, "ics"):
                yield OutgoingFile(file_name(plan, name), form.words, partial(self.made, name))
        if "ics" in choice.formats:
            yield from self._calendars()
        if choice.group_draft:
            yield from self._group_drafts()
        if choice.owner_drafts:
            for reader in self.mailed:
                if reader.id in self._involved:
                    yield self._owner_draft(reader)
        if choice.owner_sheets:
            for reader in with_sheet(plan, choice):
                name = self._named(_SHEETS, reader.name, _SUFFIX_OF.get(reader.need, ".pdf"))
                words = f"sheet for {reader.name}"
                yield OutgoingFile(name, words, partial(self._sheet, reader))

    def made(self, name: str) -> bytes:
        """Return a format of the plan."""
        if name not in self._kept:
            self._kept[name] = self._dated() if name == "ics" else FORMATS[name].make(self._plan)
        return self._kept[name]

    def _dated(self, uids: Iterable[str] | None = None) -> bytes:
        wanted = None if uids is None else frozenset(uids)
        return render(self._plan, sequence=self.sequence, stamp=self._now, uids=wanted)

    def _cancelled(self) -> bytes:
        return cancellation(self.gone, sequence=self.sequence, stamp=self._now)

    @property
    def _cancelled_name(self) -> str:
        return safe_file_name(self._plan.title, self._plan.held_on, f"{_CANCELLED}.ics")

    def _calendars(self) -> Iterator[OutgoingFile]:
        if self.dates:
            name = file_name(self._plan, "ics")
            yield OutgoingFile(name, FORMATS["ics"].words, partial(self.made, "ics"))
        if self.gone:
            yield OutgoingFile(self._cancelled_name, "cancelled dates", self._cancelled)

    def _group_drafts(self) -> Iterator[OutgoingFile]:
        for need in Need:
            group = [reader for reader in self.mailed if reader.need is need]
            if group:
                name = self._named(MAILS, f"Everybody{_CALLED[need]}", ".eml")
                words = f"draft of a mail to everybody{_CALLED[need]}"
                draft = MailDraft(len(group), partial(group_text, self._plan, need))
                yield OutgoingFile(name, words, self._group_draft(need, group), draft)

    def _group_draft(self, need: Need, group: Iterable[Reader]) -> Callable[[], bytes]:
        recipients = [(reader.name, reader.email) for reader in group]

        def make() -> bytes:
            dates = None if not self._choice.owner_drafts else frozenset[str]()
            along = [self._plan_along(need), *self._calendars_along(dates)]
            return group_draft(self._plan, recipients, along, need)

        return make

    def _owner_draft(self, reader: Reader) -> OutgoingFile:
        told = plan_for(self._plan, reader)

        def make() -> bytes:
            sheet = safe_file_name(reader.name, None, _SUFFIX_OF.get(reader.need, ".pdf"))
            along = [
                self._plan_along(reader.need),
                Attachment(sheet, self._sheet(reader)),
                *self._calendars_along(dates_for(told, reader.name)),
            ]
            return owner_draft(told, reader, along)

        name = self._named(MAILS, reader.name, ".eml")
        draft = MailDraft(0, partial(owner_text, told, reader))
        return OutgoingFile(name, f"draft of a mail to {reader.name}", make, draft)

    def _plan_along(self, need: Need) -> Attachment:
        form = FORM_OF[need]
        if need is Need.EASY_READ:  # what is said to the maker stays in the folder
            name = safe_file_name(self._plan.title, self._plan.held_on, " (Easy Read).pdf")
            return Attachment(name, self._easy_for_readers())
        return Attachment(file_name(self._plan, form), self.made(form))

    def _easy_for_readers(self) -> bytes:
        from flipchart_to_action.export.pdf.easy_read import render_for_readers

        if "easy for readers" not in self._kept:
            self._kept["easy for readers"] = render_for_readers(self._plan)
        return self._kept["easy for readers"]

    def _calendars_along(self, uids: frozenset[str] | None) -> Iterator[Attachment]:
        """Yield the calendar of some dates, or of all (None), and what is taken back."""
        if self.dates and uids is None:
            yield Attachment(file_name(self._plan, "ics"), self.made("ics"))
        elif uids:
            yield Attachment(file_name(self._plan, "ics"), self._dated(uids))
        if self.gone:
            yield Attachment(self._cancelled_name, self._cancelled(), "CANCEL")

    def _sheet(self, reader: Reader) -> bytes:
        name = f"sheet {reader.id}"
        if name not in self._kept:
            told = plan_for(self._plan, reader)
            self._kept[name] = render_sheet(told, reader)
        return self._kept[name]

    def _named(self, folder: str, name: str, suffix: str) -> str:
        """Return a name in a folder that no other file has, on any system."""
        stem, number = safe_file_name(name, None, ""), 1
        path = f"{folder}/{stem}{suffix}"
        while path.casefold() in self._names:
            number += 1
            path = f"{folder}/{stem} ({number}){suffix}"
        self._names.add(path.casefold())
        return path
