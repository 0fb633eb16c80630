"""The last look at an answer to an order about a group: what the request names apart from it is left out of the line.

without_apart(got, request, ...) -> the answer

No line of the answer acts on what is to stay. Where the reading has none that leaves it out, one is made of the line
for the group alone; where there is none either, what is there is shown.
"""

import re
from collections.abc import Callable, Sequence

from dsh.knowledge.store import Store
from dsh.knowledge.words import Word
from dsh.patterns import regex
from dsh.request.checked.apart import NOUNS, OTHERS, RELATED, SMALL, Apart, apart, tells_of_them
from dsh.request.checked.may_stay import EXCEPTS, GROUPS, VERBS, acting
from dsh.request.phrasebook import Index, index_of
from dsh.request.suggestion import Answer, Suggestion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.request.live.objects import Live

CALLED = regex(r"(?!.*://)[A-Za-z0-9][\w.:/@-]*")  # what may be the name of a thing
OF_SEVERAL = ("s.all", "s.except")
KINDS = ("container", "image", "volume", "network")
SURE = 0.8  # of a line to which what stays is no riddle
WELL = 0.5  # of a line that looks, and is meant
Again = Callable[[str], Answer]


def without_apart(got: Answer, request: str, store: Store, live: "Live | None", again: Again) -> Answer:
    """`again` answers what is left of the request without what stays."""
    from dsh.request.checked.harm import typed

    index = index_of(store)
    words = typed(request, index)
    named = _named(words, request, store, live)
    named -= _acted_on(words, named)
    told_of = tells_of_them(request)
    it = apart(words, named) if named and not told_of and not _only_asked(words, got) else Apart()
    by_name = it.listed or (bool(it.told) and not it.group and not it.kinds and _left_alone(words, it.stays[:1]))
    if it.stays and by_name and (it.listed or got.outcome != "match" or got.suggestions[0].score < SURE):
        return again(_as_said(request, words, it.main))._replace(request=request)
    if not it.stays or not (it.group or (live is not None and it.told and _left_alone(words, it.stays[:1]))):
        return got
    if got.outcome == "none" and not it.kinds and live is None and EXCEPTS.isdisjoint(w.low for w in words):
        return got  # "kill whatever node process listens on port 3000, the plain one": nothing of Docker's
    from dsh.request.checked.leave import leave
    from dsh.request.checked.spared_lines import Order, lines_of
    from dsh.request.mood import mood_of

    kinds = it.kinds or _kinds_meant(words, it)
    texts = tuple(dict.fromkeys(name for n in it.stays for name in _things(words, n, kinds, live)))
    fitting = tuple(t for t in texts if not live or not kinds or set(kinds) & set(_kinds(t, live)))
    apart_from = (*texts, *(words[n].text for n in it.stays))
    told_to_go = tuple(words[n].text for n in it.told)
    unused = any(words[n].sense == "s.unused" for n in it.main)
    order = Order(kinds, fitting, apart_from, told_to_go, live, unused, _stay_kinds(words, it, live))
    main = _as_said(request, words, it.main)
    limits = _limits(main, index, told_to_go)
    held = tuple(
        s for s in got.suggestions
        if not acting(s.command)
        or not (order.takes(s.command) or (it.group and (order.of_another(s.command) or _wider(s.command, limits))))
    )  # fmt: skip
    if leave(words, request) in ("asked", "no") or mood_of(words) == "idea":
        return got if len(held) == len(got.suggestions) else _shown(got, held, kinds, texts, store)
    right = got.outcome == "match" and bool(held) and held[0] is got.suggestions[0] and acting(held[0].command)
    of_its_kind = right and not (it.group and not kinds and _of_another_kind(held[0].command, words, it, live))
    if right and of_its_kind and not order.better_by_name(held[0].command):
        return got._replace(suggestions=held)
    if right and not it.group:
        return got._replace(suggestions=held)
    if held and held[0] is got.suggestions[0] and held[0].risk != "read" and not acting(held[0].command):
        return got._replace(suggestions=held)  # something else is done, and takes nothing away
    if not fitting and (right or len(held) == len(got.suggestions)):
        return got
    if not texts or (live is None and _by_way(words, it.stays[0], kinds)):
        return got
    if not kinds and live is None and len(held) == len(got.suggestions):
        return got
    told = lines_of(order, words, it, main, again) if fitting or not it.group else ()
    if isinstance(told, str):
        return Answer(got.request, "none", hint=told, understood=True)
    told = tuple(s for s in told if not _wider(s.command, limits))
    by_name = bool(told) and "$(" not in told[0].command
    lines = {s.command: s for s in (*told, *(s for s in held if acting(s.command) and not by_name))}
    if told and len(told) > 1 and not kinds and it.group:
        return Answer(got.request, "ambiguous", told, f"{' and '.join(texts)} stays. Which of the rest is to go?")
    if lines and it.doubt:
        return _asked(got, next(iter(lines.values())), texts)
    if lines:
        return Answer(got.request, "match", tuple(lines.values())[:2])
    if len(held) == len(got.suggestions):
        return got
    return _shown(got, held, kinds, texts, store)


def _as_said(request: str, words: Sequence[Word], main: Sequence[int]) -> str:
    """The words of the order with the commas between them, which make a list of names one."""
    pieces = []
    for place, n in enumerate(main):
        follows = place + 1 < len(main) and main[place + 1] == n + 1
        pieces.append(request[words[n].start : words[n + 1].start if follows else words[n].end])
        pieces[-1] += "" if follows else " "
    return "".join(pieces).strip()


def _asked(got: Answer, line: Suggestion, texts: tuple[str, ...]) -> Answer:
    """ "remove stopped containers, old1": it may be what is to go, or what is to stay."""
    from dsh.request.line import quote

    act = line.command.partition(" $(")[0].removesuffix(" prune")
    names = " ".join(quote(text) for text in texts)
    by_name = line._replace(command=f"{act} {names}", summary=f"Only {' and '.join(texts)}", warning=None, score=0.5)
    choices = (by_name, line._replace(score=0.5)) if act != line.command else (line._replace(score=0.5),)
    stay = f"{texts[0]} stays" if len(texts) == 1 else "these stay"
    return Answer(got.request, "ambiguous", choices, f"Is it {' and '.join(texts)}, or all others, and {stay}?")


def _limits(main: str, index: Index, names: tuple[str, ...]) -> tuple[str, ...]:
    """What narrows the group: "older than a week", "bigger than 1 gb", "with the label a=b"."""
    from dsh.request.retelling import read

    return tuple(value.text for value in read(main, index).values.values() if value.text not in names)


def _wider(line: str, limits: tuple[str, ...]) -> bool:
    """Does the line act on more than was told, as it says nothing of what narrows the group?"""
    return not all(
        re.search(rf"(?<![\w.]){re.escape(limit)}(?![\w.])", line) or _waits(line, limit) for limit in limits
    )


def _waits(line: str, limit: str) -> bool:
    """ "give them 5 seconds": how long a program may take to end is told in seconds alone."""
    told = re.search(r" -t (\d+) ", line)
    return told is not None and limit in (f"{told[1]}s", f"{int(told[1]) / 60:g}m")


def _named(words: Sequence[Word], request: str, store: Store, live: "Live | None") -> frozenset[int]:
    """Which words are names of things: of objects there are; without an engine, what the reading takes for one."""
    if live is not None:
        there = {c.name for c in live.containers} | {*live.images, *live.volumes, *live.networks}
        there |= {image.rpartition(":")[0] for image in live.images}
        there -= {"bridge", "host", "none"}
        return frozenset(n for n, w in enumerate(words) if w.text in there)
    from dsh.request.retelling import read

    known = {n for name in read(request, index_of(store)).names for n in name.texts}
    told_of = _told_of(words)
    found = [n for n, w in enumerate(words) if w.text in known or w.quoted or n in told_of or _subject(words, n)]
    plain = (n for n in found if not _means(words[n]) and not _is_over(words, n))
    return frozenset(n for n in plain if CALLED.fullmatch(words[n].text))


def _acted_on(words: Sequence[Word], named: frozenset[int]) -> frozenset[int]:
    """ "erase stopped container web with its volumes": the name of the one thing that the order itself is about."""
    lead = next((n for n, w in enumerate(words) if w.sense[:2] == "v."), None)
    if lead is None:
        return frozenset()
    at = lead + 1
    while at < len(words) and (words[at].low in ("and", "then") or words[at].sense[:2] == "v."):
        at += 1
    while at < len(words) and words[at].sense[:2] in ("f.", "s.") and words[at].sense not in OF_SEVERAL:
        at += 1
    at += at + 1 < len(words) and words[at].low in KINDS
    apart = any(w.comma or w.stop for w in words[lead:at])
    return frozenset() if apart else frozenset((at,)) & named


def _only_asked(words: Sequence[Word], got: Answer) -> bool:
    """ "is drop:1 among my images, so that i can delete the rest later": what is looked for is found, and no order
    opens the request."""
    first = got.suggestions[0] if got.suggestions else None
    if first is None or got.outcome != "match" or first.risk != "read" or first.score < WELL:
        return False
    opens = [w.low for w in words[:4]]
    return VERBS.isdisjoint(opens) and GROUPS.isdisjoint(opens)


def _left_alone(words: Sequence[Word], stays: Sequence[int]) -> bool:
    """ "remove old1 and leave old2": where there is no group, only what is told to stay does."""
    before = next((w.low for at in stays for w in reversed(words[:at]) if w.low not in SMALL), "")
    return before in EXCEPTS or before in ("keep", "leave", "spare", "preserve", "retain", "keeping", "leaving")


def _things(words: Sequence[Word], at: int, kinds: tuple[str, ...], live: "Live | None") -> tuple[str, ...]:
    """The name; where that is of another kind, the containers that have it: "but not the ones of web:1.0"."""
    name = words[at].text
    before = next((w.low for w in reversed(words[:at]) if w.low not in SMALL), "")
    if live is None or kinds != ("container",) or before not in RELATED or "container" in _kinds(name, live):
        return (name,)
    return tuple(
        c.name
        for c in live.containers
        if name in (c.image, c.image.rpartition(":")[0], *c.networks, *(volume for volume, _ in c.mounts))
    )


def _by_way(words: Sequence[Word], at: int, kinds: tuple[str, ...]) -> bool:
    """ "but not the container of store": which it is, is not known without an engine."""
    return at > 0 and words[at - 1].low == "of" and kinds != ("image",)


def _means(word: Word) -> bool:
    """Does it say that something stays, rather than what?"""
    from dsh.request.checked.spared import KEEPING, LASTING

    return not word.quoted and word.low in KEEPING | LASTING


def _is_over(words: Sequence[Word], at: int) -> bool:
    """ "stop everything, lab is over": what has come to an end is no thing that stays."""
    told = [w.low for w in words[at + 1 : at + 3]]
    return bool(told) and (told[0] in OVER or (told[0] in ("is", "was", "has") and told[-1] in OVER))


OVER = frozenset(["over", "finished", "ended", "done", "closed", "tomorrow", "ends", "cancelled", "canceled", "begins"])
SAID_OF = frozenset(["is", "are", "has", "must", "should", "shall", "stays", "not", "i", "we", "needs", "remains",
                     "belong", "belongs", "holds", "hold", "stay", "remain", "have"])  # fmt: skip


def _subject(words: Sequence[Word], at: int) -> bool:
    """ "shop is needed", "tool not": a word that means nothing else, and something is said of it."""
    word = words[at]
    opens = at == 0 or words[at - 1].comma or words[at - 1].stop
    return not word.sense and opens and at + 1 < len(words) and words[at + 1].low in SAID_OF


def _told_of(words: Sequence[Word]) -> frozenset[int]:
    """ "alpha and beta are needed, remove the others": of what else than the others something is said."""
    if not any(w.low in OTHERS for w in words):
        return frozenset()
    starts = [0, *(n + 1 for n, w in enumerate(words[:-1]) if w.comma or w.stop)]
    return frozenset(n for start in starts for n in _subjects(words, start))


def _subjects(words: Sequence[Word], start: int) -> list[int]:
    """The names that a part begins with, of which it then says something."""
    out: list[int] = []
    for n in range(start, len(words) - 1):
        low = words[n].low
        if low in SMALL or low == "and" or (words[n].sense in NOUNS and not out):
            continue
        if words[n].sense[:1] not in ("", "w") or low in OTHERS:
            return []
        out.append(n)
        if words[n + 1].low in SAID_OF:
            return out
        if not words[n].comma and words[n + 1].low != "and":
            return []
    return []


def _kinds(name: str, live: "Live") -> tuple[str, ...]:
    from dsh.request.live.objects import kinds_of

    return kinds_of(name, live)


def _of_another_kind(line: str, words: Sequence[Word], it: Apart, live: "Live | None") -> bool:
    """ "everything except the volume notes": does the line take things of a kind that notes is not of?"""
    from dsh.request.checked.spared_lines import kinds_taken

    kinds = _stay_kinds(words, it, live)
    return bool(kinds) and "$(" in line and not kinds & kinds_taken(line)


def _stay_kinds(words: Sequence[Word], it: Apart, live: "Live | None") -> frozenset[str]:
    """ "but the volume notes": of which kinds what stays is; nothing where that is not known."""
    found: set[str] = set()
    for at in it.stays:
        said = {NOUNS[w.sense] for w in words[max(0, at - 2) : at] if w.sense in NOUNS and w.low[-1:] != "s"}
        there = set(_kinds(words[at].text, live)) if live is not None else set()
        if not said and not there:
            return frozenset()
        found |= said or there
    return frozenset(found)


def _kinds_meant(words: Sequence[Word], it: Apart) -> tuple[str, ...]:
    """Of which kind it is where no noun says so: what is stopped, and what runs, are containers."""
    senses = {words[n].sense for n in it.main}
    of_containers = {"s.running", "s.stopped", "v.stop", "v.kill", "v.pause", "v.disconnect"}
    return ("container",) if senses & of_containers else ()


def _shown(
    got: Answer, held: tuple[Suggestion, ...], kinds: Sequence[str], texts: tuple[str, ...], store: Store
) -> Answer:
    """What is there, and what of the answer leaves alone what is to stay."""
    from dsh.request.checked.harm import LOOKS, USES, _look

    looks = [_look(LOOKS.get(kind, USES), store) for kind in kinds or ("",)]
    lines = {s.command: s for s in (*looks, *(s._replace(score=min(s.score, 0.5)) for s in held))}
    stay = "stays" if len(texts) == 1 else "stay"
    return Answer(
        got.request,
        "ambiguous",
        tuple(lines.values())[:4],
        f"{' and '.join(texts)} {stay}, and no single line leaves that out. Look first?",
    )
