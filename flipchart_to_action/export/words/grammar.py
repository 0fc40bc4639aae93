"""What people typed, fitted into the sentences of the plan: "We will …", "so that …"."""

import re
from collections.abc import Iterable

from flipchart_to_action.domain.calendar_days import MONTHS, WEEKDAYS
from flipchart_to_action.domain.text import clean

_ENDS = ".!?…。！？؟।"
# Verbs that decisions begin with: small after "We will" even where a name follows ("Ask Farida").
_VERBS = frozenset(
    re.findall(
        r"\w+",
        """
        add agree apply arrange ask attend book bring build buy call cancel change check choose
        collect contact cook create do draw email employ end explain fill find finish fix follow
        fund get give go have help hire hold include invite join keep learn leave let list look make
        meet mend move name offer open order organise organize pay phone pick plan print provide put
        read recruit remind rent repair reply report review ring run say see send set share show
        speak start stop take talk teach tell test text thank train try turn update use visit wait
        welcome work write
        """,
    )
)
_ALWAYS_CAPITAL = {w.casefold() for w in (*MONTHS, *WEEKDAYS)} | {"i"}


def full_stop(sentence: str) -> str:
    """Return `sentence` with a full stop, unless it ends otherwise already."""
    bare = sentence.rstrip("\"'”’)]» ")
    return sentence if not bare or bare.endswith(tuple(_ENDS)) else sentence + "."


def capital(sentence: str) -> str:
    """Return `sentence` with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def proper_names(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of `texts` (names of people and places) that keep their capital."""
    return frozenset(w for text in texts for w in re.findall(r"[^\W\d_]+", text) if w[0].isupper())


def small(text: str, names: frozenset[str]) -> str | None:
    """Return `text` with a small first letter, or None where its capital has to stay.

    It stays in names of people and places, days and months, "I", and anything with a capital
    further on ("NHS", "GPs"); also before another capital ("Council House"), unless it is a verb.
    """
    word = (re.match(r"[^\W\d_]+", text) or [""])[0]
    if not word or word.islower():
        return text
    bare = word.casefold()
    if word[1:] != word[1:].lower() or word in names or bare in _ALWAYS_CAPITAL:
        return None
    if bare.endswith("s") and bare[:-1] in _ALWAYS_CAPITAL:
        return None
    follower = re.match(r"[\s-]+([^\W\d_]+)", text[len(word) :])
    if follower and bare not in _VERBS and follower[1][0].isupper() and follower[1] != "I":
        return None
    return text[:1].lower() + text[1:]


def we_will(what: str, names: frozenset[str]) -> str:
    """Return what we will do as a sentence without its full stop.

    Args:
        what: What was typed or stands on the note; "We will" may be there already.
        names: Words that keep their capital (see `proper_names`).
    """
    what = re.sub(r"(?<![.])\.$", "", clean(what))
    already = re.match(r"(?:we\s+(?:will|shall)|we[’']ll)\b\s*(.*)", what, re.IGNORECASE)
    if already:
        return f"We will {already[1]}".rstrip()
    if re.match(r"we\b", what, re.IGNORECASE):
        return capital(what)
    what = re.sub(r"^(?:will|to)\s+(?=\w)", "", what, flags=re.IGNORECASE)
    if not what:
        return "We have not said yet what we will do"
    lowered = small(what, names)
    return f"We will: {what}" if lowered is None else f"We will {lowered}"


def so_that(reason: str, names: frozenset[str]) -> str:
    """Return "so that …" as the end of a sentence; empty where no reason was given."""
    reason = re.sub(r"^so(?:\s+that)?\b[\s,:]*", "", clean(reason), flags=re.IGNORECASE)
    if not reason:
        return ""
    return full_stop(f"so that {small(reason, names) or reason}")
