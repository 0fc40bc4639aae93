"""Drafts of mails with the plan: a mail program opens them, somebody reads them and sends them.

They name no sender and no time, which are the mail program's; the same plan gives the same bytes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP

from flipchart_to_action.domain.plan import ActionPlan, Organisation, Reader
from flipchart_to_action.domain.records import Need
from flipchart_to_action.domain.text import clean
from flipchart_to_action.export.branding.colours import accent
from flipchart_to_action.export.formats.html import easy_html, html_of
from flipchart_to_action.export.formats.mail_headers import (
    Recipient,
    address_header,
    subject_header,
)
from flipchart_to_action.export.formats.plain_text import plain_text_of
from flipchart_to_action.export.words.blocks import PlanWords
from flipchart_to_action.export.words.owner import easy_owner_words, owner_words
from flipchart_to_action.export.words.plan import wording
from flipchart_to_action.export.words.plan_easy import (
    EasyPlan,
    easy_plan,
    easy_text_of,
    for_readers,
)

_TYPES = {
    ".pdf": ("application", "pdf"),
    ".ics": ("text", "calendar"),
    ".txt": ("text", "plain"),
    ".html": ("text", "html"),
    ".csv": ("text", "csv"),
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along, by its name with its suffix; `method` is that of a calendar."""

    name: str
    data: bytes
    method: str = "PUBLISH"


def group_draft(
    plan: ActionPlan,
    recipients: Iterable[Recipient],
    attachments: Iterable[Attachment] = (),
    need: Need = Need.STANDARD,
) -> bytes:
    """Return the draft of a mail to everybody as an .eml file.

    Args:
        plan: What it tells, as text and as HTML.
        recipients: Who gets it; in Bcc, so that nobody is told another's address.
        attachments: What goes along.
        need: The form that they can read; an Easy Read draft has easy sentences.

    Raises:
        ExportError: An address that can't be used.
    """
    head = address_header("Bcc", recipients)
    words = wording(plan)
    easy = for_readers(easy_plan(plan)) if need is Need.EASY_READ else None
    return _draft(_subject(words), _bodies(words, easy, plan.organisation, need), head, attachments)


def owner_draft(plan: ActionPlan, owner: Reader, attachments: Iterable[Attachment] = ()) -> bytes:
    """Return the draft of a mail to one person, with what they said they would do.

    Args:
        plan: The whole plan; what is not this person's is left out of the text.
        owner: The person; the form is the one that they can read.
        attachments: What goes along.

    Raises:
        ExportError: The address can't be used.
    """
    head = address_header("To", [(owner.name, owner.email)])
    words, easy = _owner_words(plan, owner)
    bodies = _bodies(words, easy, plan.organisation, owner.need)
    return _draft(_subject(words), bodies, head, attachments)


def words_draft(
    words: PlanWords,
    easy: EasyPlan | None,
    organisation: Organisation,
    recipients: Iterable[Recipient],
    attachments: Iterable[Attachment] = (),
    need: Need = Need.STANDARD,
) -> bytes:
    """Return the draft of a mail to everybody that says any words, such as a report's.

    Args:
        words: What it tells.
        easy: The same in easy sentences, where that is the form.
        organisation: Whose colour it has.
        recipients: As in `group_draft`.
        attachments: What goes along.
        need: As in `group_draft`.

    Raises:
        ExportError: An address that can't be used.
    """
    head = address_header("Bcc", recipients)
    return _draft(_subject(words), _bodies(words, easy, organisation, need), head, attachments)


def group_text(plan: ActionPlan, need: Need = Need.STANDARD) -> str:
    """Return what `group_draft` says, as plain text."""
    easy = for_readers(easy_plan(plan)) if need is Need.EASY_READ else None
    return words_text(wording(plan), easy)


def owner_text(plan: ActionPlan, owner: Reader) -> str:
    """Return what `owner_draft` says, as plain text."""
    return words_text(*_owner_words(plan, owner))


def _owner_words(plan: ActionPlan, owner: Reader) -> tuple[PlanWords, EasyPlan | None]:
    easy = easy_owner_words(plan, owner.name) if owner.need is Need.EASY_READ else None
    return owner_words(plan, owner.name), easy


def words_text(words: PlanWords, easy: EasyPlan | None) -> str:
    """Return what `words_draft` says, as plain text."""
    return plain_text_of(words) if easy is None else easy_text_of(easy)


def _subject(words: PlanWords) -> str:
    return words.subject or f"{words.kind}: {words.foot}"


def _bodies(
    words: PlanWords, easy: EasyPlan | None, organisation: Organisation, need: Need
) -> tuple[str, str]:
    """Return the text and the HTML of a mail, which say the same."""
    colour = accent(organisation)
    large = need in (Need.LARGE_PRINT, Need.EASY_READ)
    text = words_text(words, easy)
    if easy is not None:
        return text, easy_html(easy, colour=colour, large=large)
    return text, html_of(words, pictures=False, colour=colour, large=large)


def _draft(
    subject: str, bodies: tuple[str, str], to: str, attachments: Iterable[Attachment]
) -> bytes:
    message = EmailMessage(SMTP)
    message.set_content(bodies[0], cte="base64")
    message.add_alternative(bodies[1], subtype="html", cte="base64")
    older: dict[str, str] = {}
    for number, attachment in enumerate(attachments):
        _attach(message, attachment, number, older)
    for number, part in enumerate(p for p in message.walk() if p.is_multipart()):
        part.set_boundary(f"=_part_{number}")  # no line of base64 can be that
    # The encoded head goes first by hand: older versions of email.policy lose quotes when they
    # fold a name that has to be encoded.
    head = f"X-Unsent: 1\r\n{subject_header(subject)}{to}"
    return head.encode("ascii") + _with_older_names(message.as_bytes(), older)


def _with_older_names(mail: bytes, names: dict[str, str]) -> bytes:
    """Return a mail whose files have their names in the form before RFC 2231, too.

    Outlook reads no other; a name as an encoded word is against the letter of RFC 2047, and what
    mail programs send for it. By hand, as email.policy would write it anew.
    """
    for placeholder, name in names.items():
        said = Header(name, "utf-8", maxlinelen=66).encode(linesep="\r\n")
        pattern = rb'(?:\r\n)?[ \t]+name="?' + placeholder.encode() + rb'"?'
        mail = re.sub(pattern, lambda _: b'\r\n name="' + said.encode() + b'"', mail, count=1)  # noqa: B023
    return mail


def _attach(
    message: EmailMessage, attachment: Attachment, number: int, older: dict[str, str]
) -> None:
    suffix = attachment.name[attachment.name.rfind(".") :].casefold()
    main, sub = _TYPES.get(suffix, ("application", "octet-stream"))
    params = {"charset": "utf-8"} if main == "text" else {}
    if suffix == ".ics":
        params["method"] = attachment.method
    if not attachment.name.isascii():
        params["name"] = f"=_older_name_{number}"
        older[params["name"]] = clean(attachment.name)
    message.add_attachment(
        attachment.data, maintype=main, subtype=sub, filename=attachment.name, params=params
    )
