"""A draft by the clipboard, where no mail program opens it: text, subject and addresses."""

import logging
from email import message_from_bytes
from email.policy import default

from flipchart_to_action.errors import plain_reason
from flipchart_to_action.files import read_regular
from flipchart_to_action.gui.shared.mail_drafts import Draft

_log = logging.getLogger(__name__)
_MOST_BYTES = 100_000_000

HINTS = {
    "win32": "Outlook (classic) and Thunderbird open a draft ready to send. The new Outlook only"
    " shows it: make a new mail there and copy the parts into it.",
    "darwin": "Apple Mail opens a draft as a mail that came in: choose Message, Send Again. Or make"
    " a new mail and copy the parts into it.",
}
_ELSEWHERE = "Thunderbird opens a draft: choose Message, Edit As New. Or copy the parts of it."


def opening_hint(platform: str) -> str:
    """Return what to do with a draft on a system, named as `sys.platform` does."""
    return HINTS.get(platform, _ELSEWHERE)


class MailCopy:
    """What is copied of a draft: each time the next part, for a new mail to be put together."""

    def __init__(self) -> None:
        self._last: Draft | None = None
        self._place = 0

    def next_of(self, draft: Draft) -> tuple[str, str]:
        """Return what is copied now, as "text", "subject" or "addresses", and its words."""
        parts = _parts(draft)
        self._place = (self._place + 1) % len(parts) if draft == self._last else 0
        self._last = draft
        return parts[self._place]


def _parts(draft: Draft) -> list[tuple[str, str]]:
    parts = [("text", draft.text)]
    try:
        head = read_regular(draft.path, _MOST_BYTES).partition(b"\r\n\r\n")[0]
    except OSError as error:
        _log.warning("a draft can't be read: %s", plain_reason(error)[0])
        return parts
    mail = message_from_bytes(head + b"\r\n\r\n", policy=default)
    parts.append(("subject", str(mail["subject"] or "")))
    listed = [str(a) for name in ("to", "bcc") if mail[name] for a in mail[name].addresses]
    parts.append(("addresses", ", ".join(listed)))
    return [part for part in parts if part[1]]
