"""Sound pictures cut, flipped and relabelled, the same way each time."""

import random

from tests.hostile.wholes import Bytes, wholes

_CUTS = 6
_FLIPS = 8


def damaged() -> Bytes:
    """Return what damage makes of each sound picture."""
    made: Bytes = {}
    whole = wholes()
    for name, content in whole.items():
        made |= _cut(name, content)
        made |= _flipped(name, content)
    return made | _relabelled(whole)


def _cut(name: str, content: bytes) -> Bytes:
    """Return it cut in its header, in each further part, and one byte short."""
    ends = [1, 4, 12, 40] + [len(content) * part // _CUTS for part in range(1, _CUTS)]
    ends.append(len(content) - 1)
    return {f"cut at {end} {name}": content[:end] for end in ends}


def _flipped(name: str, content: bytes) -> Bytes:
    """Return it with some bytes others: in the first ones most, where the sizes stand."""
    rng = random.Random(name)  # noqa: S311 (the same ones each time)
    made: Bytes = {}
    for number in range(_FLIPS):
        bad = bytearray(content)
        reach = len(bad) if number % 2 else min(len(bad), 300)
        for _ in range(2**number % 30 + 1):
            bad[rng.randrange(reach)] = rng.choice((0, 1, 0x7F, 0x80, 0xFF, rng.randrange(256)))
        made[f"flipped {number} {name}"] = bytes(bad)
    return made


def _relabelled(whole: Bytes) -> Bytes:
    """Return files that begin like one kind and go on like another."""
    names = list(whole)
    made: Bytes = {}
    for name, other in zip(names, names[3:] + names[:3], strict=True):
        made[f"head of another {name}"] = whole[other][:16] + whole[name][16:]
        made[f"two in one {name}"] = whole[name][: len(whole[name]) // 2] + whole[other]
    return made
