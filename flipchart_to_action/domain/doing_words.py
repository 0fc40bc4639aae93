"""Which words of a note fit after "We will": only what is surely a verb of ours.

A label that could have been a sentence harms nobody; "We will same carer each time" does.
"""

import re
from collections.abc import Collection

from flipchart_to_action.domain.common_words import VERBS
from flipchart_to_action.domain.sentence_case import is_shouted, sentence_case
from flipchart_to_action.domain.text import clean


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ALSO_OTHER = _words(
    """
    aim approach book call change check clean clear close contact cook count cut display double
    draft draw drive email end feed fit fix fund help hire hold increase label leave lend limit
    list lock look lower measure move mow name offer open order paint pay phone pick plan plant
    post print produce pull push raise record rent repair report research review run save
    scan set share show sort spend start stay stick stop support swap switch talk test text tidy
    train try turn type update use visit wait walk wash watch wear welcome work copy
    colour cover design hand heat host light map mark match note pack park pass pilot place prepare
    return schedule sign source sponsor staff study thank treat trial water
    """
)
"""Verbs that are as often something else: "Phone line", "Clean toilets", "Support all year"."""

_SURE = VERBS - _ALSO_OTHER | _words(
    """
        advise appoint be become celebrate circulate clarify collaborate compile confirm consider
        consult convert develop discuss distribute donate enable encourage engage enrol ensure
        establish evaluate explain expand explore identify implement investigate
        involve maintain mention
        negotiate notify obtain persuade prevent prioritise promote propose protect rearrange
        recommend reconsider refurbish rename reschedule resolve respond submit suggest tackle
        understand upload warn
        """
)

_NOT_BEFORE = {
    "book": _words(
        "bus clubs club corner exchange fair group groups list lists sale shelf shelves shop shops"
        " stall swap token tokens trust week box boxes prize of for in on at and with by"
    ),
    "ring": _words("binder binders fence main of road tone tones"),
}
"""Words before which these two, which are mostly verbs, are none."""

_OBJECTS = _words(
    """
    a an another any both each enough every everybody everyone fewer her his it its less more no
    our people some that’s the their them these this those two three four five six seven eight nine
    ten
    """
)
_TIMES = re.compile(r"(?:days?|nights?|weeks?|weekends?|months?|years?|mornings?|evenings?|times?)")
_WITH = {
    "talk": _words("to with"),
    "look": _words("at for after"),
    "work": _words("with together out"),
    "try": _words("to out"),
    "aim": _words("to"),
    "plan": _words("to"),
    "offer": _words("to"),
    "help": _words("to"),
    "wait": _words("for until"),
    "check": _words("that whether if who what when how with"),
    "record": _words("what who how"),
    "stop": _words("using"),
}
"""What tells that such a word is a verb, beside an object."""

_TO_OTHERS = re.compile(
    r"\b(?:i|me|my|mine|us|you|your|yours|please|pls|plz)\b|\?[\W_]*$", re.IGNORECASE
)
"""What is asked of others, or asked at all, is not what we will do."""

_LETS = re.compile(r"let(?:[’']?s|\s+us)\s+", re.IGNORECASE)
_OFTEN = re.compile(r"(?:always|never|also|not|only|no longer)\s+", re.IGNORECASE)


def after_we_will(what: str, names: Collection[str]) -> str | None:
    """Return what stands after "We will", or None where that may be no sentence.

    Args:
        what: What was typed or stands on the note, without "We will".
        names: The words of names, which tell that "Visit Farida" begins with a verb.
    """
    text = clean(what)
    if is_shouted(text):
        text = sentence_case(text, names)
    if lets := _LETS.match(text):
        text = text[lets.end() :]
    elif prefix := re.match(r"(?:will|to)\s+(?=[a-z])", text, re.IGNORECASE):
        return _after_to(text, prefix.end(), names)
    if _TO_OTHERS.search(text):
        return None
    often = _OFTEN.match(text)
    verb_at = often.end() if often else 0
    if not _begins_with_verb(text[verb_at:], names, only_sure=bool(often)):
        return None
    return text[:1].lower() + text[1:]


def _after_to(text: str, start: int, names: Collection[str]) -> str | None:
    """Return what follows "to" or "will": a small verb, where Will is not somebody."""
    rest = text[start:]
    verb = (re.match(r"[a-z]+(?![\w-])", rest) or [""])[0]
    follower = (re.match(r"\w+\s+(\w+)", rest) or ["", ""])[1].casefold()
    if text[: start - 1].rstrip() in names or _TO_OTHERS.search(rest):
        return None
    if verb == "be" or (verb == "do" and follower not in _OBJECTS):
        return None  # "To be decided", "To do list"
    return rest if verb in VERBS | _SURE else None


def _begins_with_verb(text: str, names: Collection[str], *, only_sure: bool) -> bool:
    word = (re.match(r"[^\W\d_]+(?![\w’'-])", text) or [""])[0]
    bare = word.casefold()
    if not word or word in names or word[1:] != word[1:].lower():
        return False
    first, second = ([*re.findall(r"[\w’'-]+", text[len(word) :]), "", ""])[:2]
    if bare in _SURE:
        return first.casefold() not in _NOT_BEFORE.get(bare, ())
    if only_sure or bare not in _ALSO_OTHER:
        return False
    if _TIMES.fullmatch(second.casefold()):
        return False
    if bare == "book":
        follows = first.casefold()
        known = first in names or first.islower()
        return bool(follows) and follows not in _NOT_BEFORE["book"] and known
    small = first.casefold()
    return (
        small in _OBJECTS
        or first.isdigit()
        or first in names
        or small in _WITH.get(bare, ())
        or (bare in ("start", "stop", "try") and re.fullmatch(r"\w{3,}ing", small) is not None)
    )
