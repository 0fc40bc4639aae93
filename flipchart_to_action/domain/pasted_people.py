"""Who is named in a text that was typed or pasted: lines, lists of mail programs, tables, cards."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from flipchart_to_action.domain.addresses import (
    FoundAddress,
    belongs_to,
    find_addresses,
    name_of_address,
)
from flipchart_to_action.domain.bare_names import trimmed, unnumbered, without_brackets
from flipchart_to_action.domain.names import is_title
from flipchart_to_action.domain.pasted_tables import plain_rows, rows_under_heads
from flipchart_to_action.domain.people_words import (
    LABELS,
    PARTICLES,
    SUFFIXES,
    is_given,
    is_role,
)
from flipchart_to_action.domain.vcards import without_vcards


@dataclass(frozen=True, slots=True)
class Pasted:
    """Somebody whom a text names.

    Attributes:
        name: What they are called.
        email: Their address, or nothing.
        left_out: What stood beside the name and is no part of it: "night shift", "Health board".
        by_address: Whether the name was made of the address.
    """

    name: str
    email: str = ""
    left_out: tuple[str, ...] = ()
    by_address: bool = False


def read_people(text: str) -> tuple[Pasted, ...]:
    """Return whom `text` names, in its order.

    A line may be "Name", "Name <email>", "Name, email", "email", "Last, First <email>" or a mail
    program's list; several people may stand in one. Columns of a spreadsheet are read by their
    head where there is one, else the first that is no number is the name. Bullets, numbers and
    what people do ("– carer", "(night shift)", "via Zoom") are left out; without a name the part
    before the @ is made into one.
    """
    cards, rest = without_vcards(_plain(text))
    found = [p for card in cards for p in _of_piece(card)]
    table = rows_under_heads(rest)
    if table is not None:
        for row in table:
            found += _of_row(row.name, row.email) if row.known else _of_line(row.line)
    else:
        rows = plain_rows(rest)
        for line in rest.split("\n"):
            found += _of_cells(rows[line]) if line in rows else _of_line(line)
    return tuple(_joined(found))


def _plain(text: str) -> str:
    """Return a text with one kind of line end and space, and without signs that nobody sees."""
    text = re.sub(
        "[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]", "", text
    )
    text = re.sub("\r\n?|[\u2028\u2029\u0085\v\f]", "\n", text)
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    text = text.replace("&nbsp;", " ").replace("&amp;", "&")
    kept = (
        c if c in "\n\t" else " " if c.isspace() else "" if unicodedata.category(c) == "Cc" else c
        for c in text
    )
    return "".join(kept)


def _of_line(line: str) -> Iterator[Pasted]:
    if "\t" in line.strip() or line.count("|") > 1:
        yield from _of_cells(re.split(r"[\t|]", line))
        return
    for piece in _at_semicolons(line):
        yield from _of_piece(piece)


def _at_semicolons(line: str) -> Iterator[str]:
    """Yield the pieces of a line between semicolons, but for those in quotes."""
    if line.count('"') % 2:
        yield from re.split("[;；؛]", line)
        return
    whole = ""
    for i, said in enumerate(line.split('"')):
        first, *others = [said] if i % 2 else re.split("[;；؛]", said)
        whole += f'"{first}' if i else first
        for other in others:
            yield whole
            whole = other
    yield whole


def _of_row(name: str, email: str) -> list[Pasted]:
    found = [p for p in _people(name, "") if p.name]
    address = next((f.address for f in find_addresses(email)), "")
    if len(found) == 1 or not address:
        return [replace(p, email=address) for p in found]
    if not found:
        return [_by_address(address)]
    return list(_people(name, address))


def _of_cells(cells: Iterable[str]) -> list[Pasted]:
    """Return who is named in a row of a table whose columns have no head."""
    cells = [c.strip(" \t\"'") if c.count('"') == 2 else c.strip() for c in cells]
    cells = [c for c in cells if re.search(r"[^\W\d_]", c)]
    with_address = [c for c in cells if any(find_addresses(c))]
    if len(with_address) > 1 or len(cells) == 1:
        return list(_of_piece(", ".join(cells)))
    texts = [c for c in cells if c not in with_address]
    if not texts:
        return list(_of_piece(with_address[0])) if with_address else []
    address = next((f.address for c in with_address for f in find_addresses(c)), "")
    name, rest = texts[0], texts[1:]
    if is_title(name) and rest:
        name, rest = f"{name} {rest[0]}", rest[1:]
    bare = [w for w in name.split() if not is_title(w)]
    if rest and len(bare) == 1 and len(rest[0].split()) <= 2 and not is_role(rest[0]):
        name, rest = f"{name} {rest[0]}", rest[1:]
    found = list(_people(name, address))
    if found:
        found[-1] = replace(found[-1], left_out=(*found[-1].left_out, *rest))
    return found


def _of_piece(piece: str) -> Iterator[Pasted]:
    """Yield who is named in a piece of a line that no semicolon parts."""
    piece = _unlabelled(piece)
    found = list(find_addresses(piece))
    if not found:
        yield from _people(piece, "")
        return
    ends = [0, *(f.end for f in found)]
    starts = [*(f.start for f in found), len(piece)]
    chunks = [piece[a:b] for a, b in zip(ends, starts, strict=True)]
    if not _says_anything(chunks[0]) and all(map(_says_anything, chunks[1:])):
        for address, chunk in zip(found, chunks[1:], strict=True):
            yield from _after_address(chunk, address.address)
        return
    yield from _before_addresses(found, chunks)


def _before_addresses(found: Sequence[FoundAddress], chunks: list[str]) -> Iterator[Pasted]:
    last: Pasted | None = None
    for address, words in zip(found, chunks, strict=False):
        comment, chunk = _comment(words) if last is not None else ("", words)
        if last is not None:
            last = _with_comment(last, comment)
            again = not last.by_address and belongs_to(address.address, last.name)
            if again and re.fullmatch(r"\s*(?:/|or)\s*", chunk):  # another address of the same
                last = replace(last, left_out=(*last.left_out, address.address))
                continue
            yield last
        people = list(_people(chunk, address.address, in_row=_is_row(chunk, address)))
        yield from people[:-1]
        last = people[-1] if people else _by_address(address.address)
    if last is not None:
        yield from _with_rest(last, chunks[-1], found)


def _with_rest(last: Pasted, chunk: str, found: Sequence[FoundAddress]) -> Iterator[Pasted]:
    """Yield who comes last in a line, and whom what stands behind their address names."""
    comment, chunk = _comment(chunk)
    last = _with_comment(last, comment)
    goes_on = len(found) > 1 or re.match(r"\s*(?:,|，|、|،|&|and\b)", chunk)
    others = list(_people(chunk, "")) if found[-1].listed and goes_on else []
    if others and not all(is_role(p.name) or p.name.islower() for p in others):
        yield last
        yield from others
        return
    rest = chunk.strip(" ,:;-–—.|>")
    if re.search(r"[^\W\d_]", rest):
        last = replace(last, left_out=(*last.left_out, rest))
    yield last


def _after_address(chunk: str, address: str) -> Iterator[Pasted]:
    comment, rest = _comment(chunk)
    people = list(_people(comment or rest, address, in_row=True))
    yield from people or [_by_address(address)]


def _comment(chunk: str) -> tuple[str, str]:
    """Return what stands in brackets at the beginning of a chunk, and the rest of it."""
    match = re.match(r"\s*\(([^()]*)\)", chunk)
    return (match[1].strip(), chunk[match.end() :]) if match else ("", chunk)


def _with_comment(person: Pasted, comment: str) -> Pasted:
    if not comment:
        return person
    if person.by_address:
        named = next(_people(comment, person.email), None)
        return named or person
    return replace(person, left_out=(*person.left_out, comment))


def _is_row(chunk: str, address: FoundAddress) -> bool:
    """Return whether a comma leads to the address, as in a row: "Tom Okafor, Leeds, tom@…"."""
    return not address.listed and chunk.rstrip().endswith((",", "，", "،"))


def _says_anything(chunk: str) -> bool:
    return re.search(r"[^\W\d_]", re.sub(r"^\s*(?:and|or)\b", "", chunk)) is not None


def _by_address(address: str) -> Pasted:
    return Pasted(name_of_address(address) or address, address, by_address=True)


def _unlabelled(piece: str) -> str:
    """Return a piece without "To:" or "Attendees:" before it."""
    match = re.match(r"\s*([^:<>@\"]{1,30}):(?!//)\s*(.*)", piece, re.DOTALL)
    if match is None:
        return piece
    label, rest = " ".join(match[1].split()).casefold(), match[2]
    if label in LABELS or (re.search(r"\d$", label) and rest):
        return rest
    if re.fullmatch(r"e-?mail(?: address)?|mail|email.{0,20}", label) and "@" in rest:
        return rest
    # "Council: Tom Okafor, Joan Whitlock"; "Tom Okafor: carer" is a name with its role.
    return rest if is_role(label) and rest else piece


def _people(chunk: str, email: str, *, in_row: bool = False) -> Iterator[Pasted]:
    """Yield whom a chunk without addresses names; the last of them has the address."""
    chunk = unnumbered(chunk)
    quoted = re.fullmatch(r"[\s,]*(?:\"([^\"]*)\"|“([^”]*)”|'([^']*)'|‘([^’]*)’)[\s,:–-]*", chunk)
    if quoted:
        chunk = next(g for g in quoted.groups() if g is not None)
    chunk, left_out = without_brackets(chunk)
    parts = [p for p in (trimmed(p, left_out) for p in re.split("[,，、،]", chunk)) if p]
    parts = _with_titles_and_suffixes(parts)
    names, beside = _told(parts, email, quoted=quoted is not None, in_row=in_row)
    names = [n for name in names for n in _and_parted(name)]
    left_out += beside
    if not names and left_out:  # "(Anna Berg)": all that there is stands in brackets
        names, left_out = [left_out[0]], left_out[1:]
    for i, name in enumerate(names):
        is_last = i == len(names) - 1
        yield Pasted(name, email if is_last else "", tuple(left_out) if is_last else ())


def _with_titles_and_suffixes(parts: list[str]) -> list[str]:
    """Return parts where "Jr" went back behind its name, and "Mrs" before it."""
    joined: list[str] = []
    title = ""
    for part in parts:
        letters = part.replace(".", "").casefold()
        if joined and letters in SUFFIXES:
            joined.append(part)
        elif is_title(part) and len(parts) > 1:
            title = part
        else:
            joined.append(part)
    tail: list[str] = []
    while len(joined) > 1 and joined[-1].replace(".", "").casefold() in SUFFIXES:
        tail.insert(0, joined.pop())
    whole: list[str] = []
    for part in joined:
        if whole and part.replace(".", "").casefold() in SUFFIXES:
            whole[-1] = f"{whole[-1]} {part}"
        else:
            whole.append(part)
    if tail and len(whole) == 2 and is_last_first(whole[0], whole[1], ""):
        whole = [_turned(whole[0], whole[1])]
    if tail and whole:
        whole[-1] = " ".join([whole[-1], *tail])
    if title and whole:
        place = 1 if len(whole) == 2 and is_last_first(whole[0], whole[1], "") else 0
        whole[place] = f"{title} {whole[place]}"
    return whole


def _told(
    parts: list[str], email: str, *, quoted: bool, in_row: bool
) -> tuple[list[str], list[str]]:
    """Return which of the parts between commas are names, and what stands beside them."""
    if len(parts) < 2:
        return parts, []
    turned = quoted or is_last_first(parts[0], parts[1], email)
    if turned and (len(parts) == 2 or email or quoted):
        return [_turned(parts[0], parts[1])], parts[2:]
    cased = not parts[0].islower()
    names = [p for i, p in enumerate(parts) if not i or not _is_beside(p, cased=cased)]
    beside = [p for p in parts if p not in names]
    if email and len(names) > 1:
        first, last = belongs_to(email, names[0]), belongs_to(email, names[-1])
        if (in_row and not last) or (first and not last):
            return names[:1], [*names[1:], *beside]
    if len(names) == 2 and is_last_first(names[0], names[1], email):
        return [_turned(names[0], names[1])], beside
    return names, beside


def _turned(last: str, first: str) -> str:
    """Return "Dr Tom Okafor Jr" of "Okafor Jr" and "Dr Tom", or of "Dr Okafor" and "Tom Jr"."""
    words = [[w for w in side.split() if not is_title(w)] for side in (first, last)]
    titles = [w for w in (*last.split(), *first.split()) if is_title(w)]
    suffixes = [w for side in words for w in side[1:] if _is_suffix(w)]
    bare = [w for side in words for i, w in enumerate(side) if not i or not _is_suffix(w)]
    return " ".join([*titles, *bare, *suffixes])


def _is_suffix(word: str) -> bool:
    return word.replace(".", "").casefold() in SUFFIXES


def _is_beside(part: str, *, cased: bool) -> bool:
    """Return whether a part says what somebody does rather than who somebody is."""
    return is_role(part) or (
        cased and part[0].islower() and part.split(maxsplit=1)[0] not in PARTICLES
    )


def is_last_first(last: str, first: str, email: str) -> bool:
    """Return whether two parts round a comma are a surname and given names: "Okafor, Thomas"."""
    words = [w for w in last.split() if not is_title(w)]
    words = [w for i, w in enumerate(words) if not i or not _is_suffix(w)]
    given = [w for w in first.split() if not is_title(w)]
    given = [w for i, w in enumerate(given) if not i or not _is_suffix(w)]
    if not given or len(given) > 3 or is_role(first) or not words:
        return False
    if last.lower() == last.upper():  # a script without capitals: no surname stands first there
        return False
    both = bool(email) and belongs_to(email, last) and belongs_to(email, first)
    if both:
        return True
    if any(w.casefold().strip(".'’") not in PARTICLES for w in words[:-1]):
        return False
    if _is_beside(first, cased=not last.islower()):
        return False
    # "Farida, Thomas" are two people, unless an address says otherwise; so are "Jo, Tom Okafor".
    return not is_given(words[-1]) or (not is_given(given[0]) and len(given) == 1)


def _and_parted(name: str) -> list[str]:
    """Return the two people of "Anna Berg and Bob Stone"; "Mary and John Smith" stays as it is."""
    sides = re.split(r"\s+(?:and|&|\+)\s+", name)
    if len(sides) < 2:
        return [name]
    whole = all(len(s.split()) > 1 and not is_title(s.split()[0]) for s in sides)
    given = all(len(s.split()) == 1 and is_given(s) for s in sides)
    return sides if (whole or given) and not any(map(is_role, sides)) else [name]


def _joined(found: list[Pasted]) -> Iterator[Pasted]:
    """Yield people where an address on the line below went to the name that it belongs to."""
    pairs = len(found) > 2 and len(found) % 2 == 0
    pairs = (
        pairs and all(not p.email for p in found[::2]) and all(p.by_address for p in found[1::2])
    )
    waiting: Pasted | None = None
    for person in found:
        if (
            waiting
            and person.by_address
            and not waiting.email
            and (pairs or belongs_to(person.email, waiting.name))
        ):
            left_out = (*waiting.left_out, *person.left_out)
            waiting = replace(waiting, email=person.email, left_out=left_out)
            continue
        if waiting:
            yield waiting
        waiting = person
    if waiting:
        yield waiting
