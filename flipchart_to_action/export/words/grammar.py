"""What people typed, fitted into the sentences of the plan: "We will …", "so that …"."""

import re
from collections.abc import Iterable

from flipchart_to_action.domain.common_words import COMMON_WORDS, VERBS
from flipchart_to_action.domain.doing_words import after_we_will
from flipchart_to_action.domain.text import clean

_ENDS = ".!?…。！？؟।"


def full_stop(sentence: str) -> str:
    """Return `sentence` with a full stop, unless it ends otherwise already."""
    bare = sentence.rstrip("\"'”’)]» ")
    return sentence if not bare or bare.endswith(tuple(_ENDS)) else sentence + "."


def capital(sentence: str) -> str:
    """Return `sentence` with a capital at its beginning, unless it has one further on ("iPad")."""
    word = (re.match(r"\w+", sentence) or [""])[0]
    return sentence[:1].upper() + sentence[1:] if word.islower() else sentence


def proper_names(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of `texts` (names of people and places) that keep their capital."""
    return frozenset(w for text in texts for w in re.findall(r"[^\W\d_]+", text) if w[0].isupper())


def small(text: str, names: frozenset[str]) -> str | None:
    """Return `text` with a small first letter, or None where its capital has to stay.

    Only words that are surely common lose it (see `common_words`), and not those that stand before
    another capital ("Family Fund"), unless it is a verb before a name ("Ask Farida").
    """
    word = (re.match(r"[^\W\d_]+", text) or [""])[0]
    if not word or word.islower():
        return text
    bare = word.casefold()
    if word[1:] != word[1:].lower() or word in names or bare not in COMMON_WORDS or bare == "i":
        return None
    follower = re.match(r"[\s-]+([^\W\d_]+)", text[len(word) :])
    if follower and follower[1][0].isupper() and follower[1] != "I":
        names_body = follower[1].casefold() in COMMON_WORDS | _BODIES and follower[1] not in names
        if bare not in VERBS or names_body:
            return None
    return text[:1].lower() + text[1:]


_BODIES = frozenset(
    (
        "university",
        "centre",
        "club",
        "house",
        "trust",
        "day",
        "week",
        "relay",
        "bank",
        "school",
        "office",
    )
)
"""What follows a verb in the name of a body: "Open University", "Book Club"."""


def we_will(what: str, names: frozenset[str]) -> str:
    """Return what we will do without its full stop: as a sentence, or as the words of the note.

    "We will" stands only before what is surely a verb; all else stands as it is, as a label, as
    nobody knows what sentence it would be.

    Args:
        what: What was typed or stands on the note; "We will" may be there already.
        names: Words that keep their capital (see `proper_names`).
    """
    what = re.sub(r"(?<![.])\.$", "", clean(what))
    already = re.match(r"(?:we\s+(?:will|shall)|we[’']ll)\b\s*(.*)", what, re.IGNORECASE)
    if already and (already[1] or not what):
        return f"We will {already[1]}".rstrip()
    if already or not what:
        return "We have not said yet what we will do"
    doing = None if re.match(r"we\b", what, re.IGNORECASE) else after_we_will(what, names)
    return capital(what) if doing is None else f"We will {doing}"


_SO_AND_MORE = re.compile(
    r"so[\s-]+(?:many|much|few|little|far|long|often|soon|called|good|bad|big|small|hard|easy|easily"
    r"|well|as|be|what|to)\b",
    re.IGNORECASE,
)
"""Where "so" is a word of the reason itself: "So many of us are tired"."""


def so_that(reason: str, names: frozenset[str]) -> str:
    """Return "so that …" as the end of a sentence; empty where no reason was given."""
    reason = re.sub(r"^so\s+that\b[\s,:]*", "", clean(reason), flags=re.IGNORECASE)
    if not _SO_AND_MORE.match(reason) and reason.split(" ")[0] not in names:
        reason = re.sub(r"^so\b[\s,:]+", "", reason, flags=re.IGNORECASE)
    if not reason:
        return ""
    if re.match(r"(?:because|in order|to|as)\b", reason, re.IGNORECASE):
        return full_stop(small(reason, names) or reason)  # it says itself how it joins on
    return full_stop(f"so that {small(reason, names) or reason}")
