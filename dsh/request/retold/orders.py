"""Requests that say what becomes of a thing rather than what to do, told as an order: "web must be removed", "mail
needs a restart", "i want db stopped", "make radio run again", "one should be called two".

Only wishes are told anew: what is asked about ("can it be removed?", "which are stopped") stays as it is.
"""

from dsh.knowledge.words import Lexicon, Word, split
from dsh.request.retold.errands import allowed, fetched, last, named_too, never, of_image, spoken_of, steady
from dsh.request.retold.wishes import (
    ASKING,
    BE,
    BEARING,
    BETWEEN,
    DOINGS,
    DONE,
    IT,
    LIMITED,
    MODALS,
    NEEDS,
    SHOWING,
    STEADY,
    THINGS,
    VERBS,
    WANT,
    Told,
    acts_before,
    opens,
    says_why,
    verb_of,
)
from dsh.request.typos import mend
from dsh.typed import Any

NOT_AWAY = ("far", "is", "are", "go", "goes", "went", "right", "straight", "be", "get", "run", "was", "were", "far")
GLAD = (
    "glad",
    "happy",
    "great",
    "nice",
    "good",
    "grateful",
    "lovely",
    "delighted",
    "appreciate",
    "appreciated",
    "cool",
    "it",
)


def as_order(text: str, lexicon: Lexicon, index: dict[str, Any]) -> str | None:
    """The text as an order; None where it is one already, or none at all."""
    words, _ = mend(split(text), lexicon, index)
    lows = [w.low for w in words]
    if not words or (lows[0] in ASKING and lows[1:2] != ["not"]) or len(words) > 40:
        return None
    made = of_image(words, lows, lexicon) if "image" in lows and "container" in lows else None
    if made is not None:
        parts = [p if isinstance(p, str) else _piece(text, words, *p) for p in made]
        return " ".join(p for p in parts if p).replace(" , ", ", ").rstrip(" ,;")
    first = _first_action(words, lexicon)
    if first in SHOWING and not ({"get", "have", "retrieve", "obtain"} & set(lows[:4])):
        return None
    for way in (
        steady,
        allowed,
        named_too,
        fetched,
        never,
        last,
        spoken_of,
        _called,
        _needing,
        _going,
        _away,
        _passive,
        _wanted,
        _limited,
        _made,
        _active,
        _glad,
    ):
        told = way(words, lows, lexicon)
        if told is not None:
            spans = [p for p in told[1:] if not isinstance(p, str)]
            if told[0] not in DOINGS or all(low in IT for low in lows[spans[0][0] : spans[0][1]]):
                continue
            if spans[0][1] > spans[0][0] and lows[spans[0][1] - 1] in ("that", "which", "who"):
                continue  # "the unused volumes that should go": which are meant, and no order
            told = [_after_turn(words, lows, p) if p is spans[0] else p for p in told]
            if "paused" in lows and told[0] == "start":
                told[0] = "unpause"
            if told[0] == "restart" and STEADY & set(lows):
                told = ["update", told[1], "restart", *told[2:]]
            pieces = [p if isinstance(p, str) else _piece(text, words, *p) for p in told]
            return " ".join(p for p in pieces if p).rstrip(" ,;")
    return None


FOR_GOOD = ("for good", "for ever", "for always")
TURNS = frozenset(["but", "while", "whereas", "although", "though"])
SAYS = frozenset(
    ["is", "are", "was", "were", "has", "have", "had", "holds", "hold", "stays", "stay", "runs", "works", "keeps",
     "needs"]
)  # fmt: skip
LEANS = frozenset(  # on what was said before
    ["else", "other", "others", "rest", "all", "everything", "every", "remaining", "both", "it", "them", "they", "this"]
)


def _after_turn(words: list[Word], lows: list[str], span: tuple[int, int]) -> tuple[int, int]:
    """ "db holds our data, but cache can be removed": what was said of another thing is no part of it."""
    first, last = span
    for at in range(span[0], span[1] - 1):
        told = not SAYS.isdisjoint(lows[first : at + 1])
        if told and (lows[at + 1] in TURNS or words[at].comma):
            first = at + 1 + (lows[at + 1] in TURNS)
    return span if first >= last or not LEANS.isdisjoint(lows[first:last]) else (first, last)


def _first_action(words: list[Word], lexicon: Lexicon) -> str:
    """What is done first; "my list" is a thing."""
    for at, word in enumerate(words):
        sense = lexicon.sense(word.low)
        thing = at and words[at - 1].low in ("my", "the", "a", "this", "our")
        if sense[:2] == "v." and word.low not in ("which", "that", "got") and not thing:
            return sense
    return ""


def _piece(text: str, words: list[Word], first: int, last: int) -> str:
    return text[words[first].start : words[last - 1].end] if first < last else ""


def _passive(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "X must be removed", "can X be removed please"."""
    for at, low in enumerate(lows):
        if low not in BE or at == 0:
            continue
        done = at + 1
        while done + 1 < len(words) and lows[done] in BETWEEN:
            done += 1
        verb = verb_of(words[done], lexicon) if done < len(words) else ""
        if not verb or lows[at - 1] in ("not", "never", "n't"):
            continue
        start = opens(words, lows)
        modal = next((n for n in range(at - 1, start - 1, -1) if lows[n] in MODALS), None)
        if modal is None:
            continue
        if modal == start and lows[modal] in ("can", "could", "may", "should", "must"):
            if "please" not in lows and lows[modal] in ("may", "should", "must"):
                continue
            if "please" not in lows and "pls" not in lows:
                continue
            if not acts_before(words, lows, at, lexicon, start + 1):
                return [verb, (start + 1, at), (done + 1, len(words))]
            continue
        if modal <= start or (
            lows[modal] in ("is", "are", "to", "will") and lows[modal:at] not in (["to"], ["is", "to"], ["are", "to"])
        ):
            continue
        end = modal
        while end > start and lows[end - 1] in (*MODALS, "now", "also", "both", "all", "too") and (end - 1 > start):
            if lows[end - 1] == "all":
                break
            end -= 1
        if lows[at - 1] in ("i", "you", "we") or lows[end - 1] in ("i", "you", "we", "it") or lows[start] in ASKING:
            continue
        if not acts_before(words, lows, end, lexicon, start):
            return [verb, (start, end), (done + 1, len(words))]
    return None


def _wanted(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "i want db stopped", "could i have the volume x deleted"."""
    at = next((n for n, low in enumerate(lows[:8]) if low in WANT and low not in ("see",)), None)
    if at is None or (at and lows[at - 1] not in ("i", "we", "would", "to", "you", "please", "i'd", "d", "just")):
        return None
    start = at + 1
    if lows[at] == "have" and (not at or lows[at - 1] not in ("to", "please")):
        return None
    if lows[start : start + 1] == ["to"] and lows[start + 1 : start + 2] not in (["have"], ["get"], ["see"]):
        return None
    while start < len(words) and lows[start] in ("to", "have", "get", "see"):
        start += 1
    if start < len(words) and lexicon.sense(lows[start])[:2] == "v.":
        return None
    for done in range(len(words) - 1, start, -1):
        verb = verb_of(words[done], lexicon)
        if not verb or (
            lows[done] in ("up", "back", "away", "off", "down")
            and done + 1 < len(words)
            and lows[done + 1] not in ("again", "please", "now")
        ):
            continue
        after = lexicon.sense(lows[done + 1]) if done + 1 < len(words) and not words[done].comma else "p"
        if after[:1] in ("n", "") or lows[done - 1] in (
            "that",
            "are",
            "which",
            "is",
            "were",
            "was",
            "all",
            "the",
            "not",
            "every",
            "any",
        ):
            continue
        end = done - 2 if lows[done - 2 : done] == ["to", "be"] else done
        if not acts_before(words, lows, end, lexicon, start):
            return [verb, (start, end), (done + 1, len(words))]
    return None


def _needing(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "mail and web both need a restart"."""
    for at, low in enumerate(lows[:-1]):
        if low in NEEDS and at and lows[at - 1] not in ("i", "we", "you", "not"):
            thing = at + 1
            while thing + 1 < len(words) and lows[thing] in (
                "a",
                "an",
                "the",
                "quick",
                "fresh",
                "full",
                "clean",
                "another",
            ):
                thing += 1
            verb = THINGS.get(lows[thing], "")
            start = opens(words, lows)
            end = at - 1 if lows[at - 1] in ("both", "just", "really", "also", "all") else at
            if verb and not acts_before(words, lows, end, lexicon, start):
                return [verb, (start, end), (thing + 1, len(words))]
    return None


def _going(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "the volumes v1 and v2 can go"."""
    for at in range(2, len(words)):
        if lows[at] != "go":
            continue
        led = at - 1 - (lows[at - 1] in ("all", "both", "also", "now", "just"))
        if lows[led] not in ("can", "must", "should", "may", "to", "shall") or (
            led < at - 1 and lows[led - 1] == "they"
        ):
            continue
        if "down" in lows[:at]:
            continue  # "compose down, volumes can go too"
        end = (
            led - 1 if lows[led] == "to" and lows[led - 1] in ("has", "have", "needs", "need", "got", "ought") else led
        )
        rest = at + 1
        while rest < len(words) and (
            lows[rest] in ("away", "now", "too", "please", "completely", "both", "as", "well")
            or " ".join(lows[rest : rest + 2]) in FOR_GOOD
            or " ".join(lows[rest - 1 : rest + 1]) in FOR_GOOD
        ):
            rest += 1
        start = opens(words, lows)
        while end > start + 1 and lows[end - 1] in ("all", "both", "also", "now", "just"):
            end -= 1
        over = (
            rest == len(words)
            or words[rest - 1].comma
            or words[rest - 1].stop
            or lows[rest] in ("and", "but", "because", "including", "except")
        )
        if over and end > start and not acts_before(words, lows, end, lexicon, start):
            return ["remove", (start, end), (rest, len(words))]
    return None


def _away(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "all images nobody uses away": nothing else is said of what is to be done."""
    at = next((n for n, low in enumerate(lows) if low == "away" and n > 1), None)
    if at is None or lows[at - 1] in NOT_AWAY:
        return None
    ends = at + 1 == len(words) or words[at].comma or words[at].stop or lows[at + 1] in ("please", "pls", "now")
    acts = [low for low in lows[:at] if lexicon.sense(low)[:2] == "v." and not low.startswith("us")]
    if not ends or [low for low in acts if not low.endswith(("ed", "ing"))]:
        return None
    things = {lexicon.sense(low) for low in lows[:at]} & {"n.container", "n.image", "n.volume", "n.network"}
    start = opens(words, lows)
    if not things or lows[start] in ASKING:
        return None
    return ["remove", (start, at), (at + 1, len(words))]


def _glad(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "i would be glad if minio got restarted"."""
    cut = next((n for n in range(2, min(9, len(words))) if lows[n] in ("if", "when") and lows[n - 1] in GLAD), None)
    if cut is None:
        return None
    for at in range(cut + 2, len(words) - 1):
        if lows[at] in ("got", "gets", "were", "was", "is", "be", "would", "could"):
            done = at + 1
            while done < len(words) - 1 and lows[done] in ("be", "get"):
                done += 1
            verb = verb_of(words[done], lexicon)
            if verb and not acts_before(words, lows, at, lexicon, cut + 1):
                return [verb, (cut + 1, at), (done + 1, len(words))]
    return None


def _active(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "everything that is running should stop now", "encoder can continue"."""
    start = opens(words, lows)
    for at in range(start + 1, len(words) - 1):
        has_to = lows[at] == "to" and lows[at - 1] in ("needs", "need", "has", "have") and at - 1 > start
        if not has_to and lows[at] not in ("should", "must", "shall", "can", "may"):
            continue
        if lows[start] in ("i", "we", "you", "it") or "down" in lows[:at]:
            return None
        verb = VERBS.get(" ".join(lows[at + 1 : at + 3])) or VERBS.get(lows[at + 1], "")
        end = at + 2 + (" ".join(lows[at + 1 : at + 3]) in VERBS)
        rest = set(lows[end:]) - {"now", "again", "please", "too", "all", "both", "immediately", "at", "once"}
        why = says_why(lows[end : end + 3])
        last = at - 1 if has_to else at
        if verb and (not rest or why) and not acts_before(words, lows, last, lexicon, start):
            return [verb, (start, last), *([] if why else [(end, len(words))])]
    return None


def _called(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "test1 should be called prod1 from now on"."""
    for at in range(2, len(words) - 1):
        if lows[at] not in ("called", "named", "renamed") or lows[at - 1] not in BE:
            continue
        modal = next((n for n in range(at - 2, 0, -1) if lows[n] in MODALS[:9]), None)
        start = opens(words, lows)
        if lows[start] == "let":
            start, modal = start + 1, at - 1
        if modal is None or modal <= start or acts_before(words, lows, modal, lexicon, start):
            return None
        new = at + 2 if lows[at + 1] in ("to", "as") else at + 1
        things = [
            low
            for low in lows[start:modal]
            if low in ("image", "volume", "network", "it", "this", "project", "compose")
        ]
        if new >= len(words) or set(things) - {"image"}:
            return None
        if things:
            return ["tag", (start, modal), "as", (new, new + 1)]
        return ["rename", (start, modal), "to", (new, new + 1)]
    return None


def _limited(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "container worker may only use half a cpu": a limit for what runs already."""
    if not LIMITED & set(lows) or "container" not in lows:
        return None
    for at, low in enumerate(lows):
        if low in ("may", "should", "must", "shall", "can") and at > 1:
            act = next((n for n in range(at + 1, min(at + 5, len(words))) if lows[n] in BEARING), None)
            start = opens(words, lows)
            if act is None or acts_before(words, lows, at, lexicon, start):
                return None
            begin = act if lows[act] in ("restart", "come") else act + 1
            return ["update", (start, at), (begin, len(words))]
    return None


def _made(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "make radio run again", "let miner go on"."""
    start = opens(words, lows)
    if lows[start] not in ("make", "let", "bring", "get") or lows[start + 1 : start + 2] == ["rid"]:
        return None
    for at in range(start + 2, len(words)):
        pair = " ".join(lows[at : at + 2])
        two = pair in VERBS
        verb = VERBS.get(pair) or VERBS.get(lows[at], "")
        if lows[at] == "go" and not two:
            verb = "remove" if lows[start] == "let" and at + 1 == len(words) else ""
        state = DONE.get(lows[at], "") if lows[at] in ("running", "up", "alive", "back") else ""
        last = at + (2 if two else 1)
        if state and (last == len(words) or lows[last] in ("again", "please", "now", "and")):
            verb = state
        if lows[at - 1] in ("and", "then"):
            return None  # "make a network lab and start postgres on it": the next thing to do
        if not verb or (lows[start] in ("bring", "get") and not state) or {"not", "never"} & set(lows[start:at]):
            continue
        if lows[at - 1] in ("and", "then", "&"):  # another thing is done
            continue
        while last < len(words) and lows[last] in ("again", "once", "more", "please", "now"):
            last += 1
        first = start + 1 + (lows[start + 1] == "me")
        if first < at and not acts_before(words, lows, at, lexicon, first):
            return [verb, (first, at), (last, len(words))]
    return None
