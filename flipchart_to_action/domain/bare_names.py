"""A name without what stands round it: bullets, numbers, brackets, telephones, "via Zoom"."""

import re

from flipchart_to_action.domain.people_words import is_role


def unnumbered(chunk: str) -> str:
    """Return a chunk without the bullet or number before it."""
    bare = re.sub(r"^[\s,•·*–—‣⁃▪▫■□●○◦➤►✓✔✅☐☑☒👤>+-]+", "", chunk)
    bare = re.sub(r"^(?:\[[ xX✓]?\]|(?:and|or|&)\b)\s*", "", bare)
    return re.sub(r"^(?:\(?#?\d{1,4}\s*[.):\]/-]+\s*|#?\d{1,4}\s+)(?=\D)", "", bare)


def without_brackets(chunk: str) -> tuple[str, list[str]]:
    """Return a chunk without what stands in brackets, and that; a nickname in a name stays."""
    left_out: list[str] = []

    def out(match: re.Match[str]) -> str:
        inside = (match[1] or match[2] or "").strip()
        before, behind = chunk[: match.start()].strip(), chunk[match.end() :].strip()
        nickname = re.fullmatch(r"[^\W\d_]+", inside) and not inside.islower()
        if nickname and before and behind[:1].isupper() and not is_role(inside):
            return match[0]
        if inside:
            left_out.append(inside)
        return " "

    return re.sub(r"\(([^()]*)(?:\)|$)|\[([^\[\]]*)(?:\]|$)", out, chunk), left_out


_BY_WHAT = re.compile(
    r"\s+(?:(?:joined |joining |in |is )?(?:via|on|by|over|through|from|using)\s+)?"
    r"(?:ms |microsoft |google |the )?"
    r"(?:zoom|teams|phone|telephone|skype|meet|webex|video(?: ?link)?"
    r"|iphone|ipad|android|online)$",
    re.IGNORECASE,
)
_PRONOUNS = re.compile(r"\b(?:she|he|they)\s?/\s?[a-z]+(?:\s?/\s?[a-z]+)?\b", re.IGNORECASE)
_PHONE = re.compile(
    r"(?:\b(?:tel|mob|mobile|phone|t|m)[.:]?\s*)?\+?\(?\d[\d\s()./-]{5,}\d", re.IGNORECASE
)


def trimmed(part: str, left_out: list[str]) -> str:
    """Return a part of a chunk without what is no name; that is added to `left_out`."""
    for pattern in (_PHONE, _PRONOUNS):
        part = pattern.sub(" ", part)
    part = _stripped(re.sub(r"(?<=\s)@\w+", " ", part))
    by = _BY_WHAT.search(part)
    if by and part[: by.start()].strip():
        left_out.append(part[by.start() :].strip())
        part = part[: by.start()]
    said = [s for s in map(_stripped, re.split(r"\s[-–—|•·/]+\s|\s?[—]\s?|\s@\s", part)) if s]
    if len(said) > 1:
        name = next((s for s in said if not is_role(s)), said[0])
        left_out += [s for s in said if s != name]
        part = name
    name, colon, behind = part.partition(":")
    if colon and name.strip():
        if behind.strip():
            left_out.append(behind.strip())
        part = name
    return _stripped(part)


def _stripped(text: str) -> str:
    """Return a text without signs at its ends that belong to no name."""
    text = " ".join(text.split()).strip(" ,:;<>|=*_\\/✓✔✅☑").strip()
    text = re.sub(r"^[-–—.]+|[-–—]+$", "", text).strip()
    for left, right in ('""', "“”", "‘’", "''", "«»", "„“"):
        if len(text) > 1 and text.startswith(left) and text.endswith(right):
            text = text[1:-1].strip()
    if text.count('"') == 1:
        text = text.strip('"').strip()
    # A full stop is a sentence's end, but for a title, an initial or what is short for something.
    if re.search(r"[^\W\d_]{4}\.$", text):
        text = text[:-1]
    return text if re.search(r"[^\W\d_]", text) else ""
