"""Errands told in other words: to fetch a file, never to restart something, "those: delete"."""

from dsh.knowledge.words import Lexicon, Word
from dsh.request.retold.wishes import ACTS, IT, MODALS, Told, acts_before, opens
from dsh.request.values import NUMBERS

FETCHING = (
    "get", "extract", "grab", "fetch", "bring", "pull", "take", "download", "retrieve", "give", "save", "rescue",
    "want", "need", "have", "like", "dump", "receive", "obtain", "gimme",
)  # fmt: skip
PLACING = (
    "put", "place", "send", "upload", "insert", "drop", "inject", "add", "push", "deliver", "stick", "throw", "placed",
    "copied", "transferred",
)  # fmt: skip
AUTO = ("auto-restart", "autorestart", "auto", "restarting", "auto-restarting")
FROM = ("from", "out", "of", "in", "inside")
NEW = {"as", "port", "named", "called", "image", "password", "volume"}  # told of what is only now made


def _is_path(low: str) -> bool:
    stem, _, end = low.rpartition(".")
    return (
        ("/" in low and ":" not in low and low[:1] in "/~.")
        or (bool(stem) and end.isalpha() and 1 < len(end) < 5 and ":" not in low)
        or (low[-1:] == "/")
    )


def fetched(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "bring results.csv of container calc to ~/results", "file x must be placed in /app of container y": copies."""
    paths = [n for n, low in enumerate(lows) if _is_path(low) and not words[n].quoted]
    if "container" not in lows or not paths or {"volume", "image", "mount", "tar", "build"} & set(lows):
        return None
    if {"log", "logs"} & set(lows) and not any(lows[n].startswith(("/", "~", "./")) for n in paths):
        return None
    first = next(
        (n for n, w in enumerate(words) if lexicon.sense(w.low)[:2] == "v." or w.low in (*FETCHING, *PLACING)), None
    )
    if first is None or lexicon.sense(lows[first]) in ("v.run", "v.exec", "v.build", "v.create", "v.remove", "v.show"):
        return None
    place = next((n for n, low in enumerate(lows) if low in PLACING), None)
    if place is not None and (place == first or lows[place].endswith("ed")):
        start = 0 if place else 1
        if lows[place].endswith("ed"):
            modal = next((n for n in range(place - 1, 0, -1) if lows[n] in MODALS), None)
            return ["put", (opens(words, lows), modal), (place + 1, len(words))] if modal else None
        return ["put", (place + 1, len(words))] if lows[place] != "put" and start else None
    container = lows.index("container")
    led = set(lows[max(0, container - 3) : container])
    if (
        lows[first] in FETCHING
        and led & set(FROM)
        and first < paths[0] + 3
        and lexicon.sense(lows[first + 1])[:2] != "v."
    ):
        start = first + 1
        while start < len(words) and lows[start] in ("to", "have", "me", "us", "get", "see", "copy"):
            start += 1
        led_in = (0, first - (lows[first - 1] in ("i", "we"))) if first > container else (0, 0)
        return ["extract", (start, len(words)), led_in]
    return None


def never(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "don't restart tunnel automatically anymore": its restart policy is no."""
    off = next((n for n in range(1, len(lows) - 1) if lows[n] == "restarting" and lows[n - 1] == "from"), None)
    if off is not None and lows[0] in ("stop", "prevent", "keep", "hinder") and lows[off + 1] not in IT:
        return ["update", "restart policy of", (off + 1, len(words)), "to no"]
    for at, low in enumerate(lows[:4]):
        if low in ("not", "never", "stop") and lows[at + 1 : at + 2] in (["restart"], ["restarting"]):
            end = next(
                (
                    n
                    for n in range(at + 2, len(lows))
                    if lows[n] in ("automatically", "anymore", "any", "again", "by", "on", "itself", "ever", "after")
                ),
                len(lows),
            )
            if end < len(lows) and end > at + 2 and lows[at + 2] not in IT:
                return ["update", "restart policy of", (at + 2, end), "to no"]
    return None


def steady(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "turn off auto restart for flaky", "grafana should come up after a reboot": restart policies."""
    at = next((n for n, low in enumerate(lows) if low in AUTO), None)
    if at is not None and any(
        low in ("off", "disable", "no", "stop", "without", "remove", "disabling") for low in lows[:at]
    ):
        to = next((n for n in range(at, len(lows) - 1) if lows[n] in ("for", "of", "on", "from")), None)
        if to is not None:
            return ["update", "restart policy of", (to + 1, len(words)), "to no"]
    if {"unless", "failure", "fails", "crashes"} & set(lows):
        return None
    if not any(low.startswith(("reboo", "boot", "power", "always", "automatically")) for low in lows):
        return None
    act = next(
        (
            n
            for n in range(1, len(lows))
            if lows[n] in ("come", "start", "restart", "run")
            and (lows[n] != "come" or lows[n + 1] in ("up", "back", "again"))
        ),
        None,
    )
    if act is None:
        return None
    start = opens(words, lows)
    if (
        lows[start] in ("make", "let", "have")
        and not NEW & set(lows[act + 1 :])
        and start + 1 < act
        and not acts_before(words, lows, act, lexicon, start + 1)
    ):
        return ["update", (start + 1, act), "restart always"]
    modal = next((n for n in range(act - 1, start, -1) if lows[n] in MODALS), None)
    if modal is not None and "image" in lows[start:modal]:
        return None  # a container that is to be made of it
    there = modal is not None and ("container" in lows[start:modal] or "already" in lows[modal:])
    if modal is not None and there and not acts_before(words, lows, modal, lexicon, start):
        return ["update", (start, modal), "restart always"]
    return None


def named_too(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "give image cv the second name rahul/cv:final" is a tag, "give container a the name b" a rename."""
    start = next((n for n, low in enumerate(lows) if low in ("give", "gives")), None)
    name = next((n for n, low in enumerate(lows) if low in ("name", "tag", "alias")), None)
    if start is None or name is None or not start + 1 < name < len(words) - 1:
        return None
    the = name - 1
    while the > start + 1 and lows[the] in (
        "the",
        "a",
        "an",
        "new",
        "second",
        "another",
        "other",
        "extra",
        "additional",
        "different",
        "third",
    ):
        the -= 1
    new = name + 2 if lows[name + 1] in ("of", "is", "as") else name + 1
    if the <= start or the == name - 1 or new >= len(words) or lows[the] in IT:
        return None
    image = (
        lows[name] == "tag"
        or "image" in lows[start:name]
        or ":" in lows[new]
        or "/" in lows[new]
        or ":" in " ".join(lows[start:name])
    )
    old = (start + 1, the + 1)
    if image:
        return ["tag", old, "as", (new, len(words))]
    return ["rename", old, "to", (new, len(words))]


LIMITS = ("most", "only", "max", "maximum", "than", "exactly", "half", "one", "two", "three", "four")
MEASURES = ("mb", "gb", "meg", "gig", "ram", "memory", "cpu", "core", "gigabyte", "megabyte")
NO_LIMITS = frozenset(
    ["image", "run", "new", "build", "volume", "second", "seconds", "minute", "minutes", "secs", "sec"]
)


def allowed(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "give web at most 300 mb of ram", "allow container ffmpeg to use 3 cpus": limits of what is there."""
    start = opens(words, lows)
    if lows[start] not in ("give", "allow", "grant", "let", "restrict", "cap", "limit") or NO_LIMITS & set(lows):
        return None
    limit = next((n for n in range(start + 2, len(lows)) if lows[n] in LIMITS or lows[n].rstrip("bgm").isdigit()), None)
    sized = [low for low in lows[start + 2 :] if low[:1].isdigit() and low.endswith(("m", "g", "mb", "gb"))]
    if limit is None or not (sized or any(low.rstrip("s") in MEASURES for low in lows)):
        return None
    end = limit
    while end > start + 1 and lows[end - 1] in (
        "to",
        "at",
        "use",
        "only",
        "just",
        "with",
        "no",
        "up",
        "have",
        "a",
        "of",
    ):
        end -= 1
    if end <= start + 1 or lows[start + 1] in IT:
        return None
    return ["update", (start + 1, end), (limit, len(words))]


STATES = (
    "is",
    "are",
    "was",
    "were",
    "does",
    "do",
    "has",
    "have",
    "keeps",
    "keep",
    "eats",
    "takes",
    "takes",
    "hangs",
    "went",
    "got",
)
NO_MORE = ("longer", "anymore", "more", "now", "any")


def spoken_of(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "container stubborn does not react, kill it hard": what is done to what was spoken of before."""
    cut = next(
        (n for n in range(len(words) - 2, 1, -1) if words[n].comma or words[n].stop or lows[n] in ("so", "and")), None
    )
    if cut is None:
        return None
    act = cut + 1
    while act < len(words) - 1 and lows[act] in ("please", "so", "just", "now", "then", "and", "simply", "ok"):
        act += 1
    sense = lexicon.sense(lows[act])
    if lows[act] in ("throw", "kick", "chuck", "toss") and {"away", "out"} & set(lows[act:]):
        sense = "v.remove"
    pair = " ".join(lows[act : act + 2])
    if pair in ("away with", "get rid"):
        sense = "v.remove"
    tail = [low for low in lows[act + 1 :] if low not in THAT]
    if (
        sense[:2] != "v."
        or sense[2:] not in (*ACTS, "unpause")
        or len(tail) > 1
        or not (set(lows[act + 1 :]) & set(POINTS) or act + 1 == len(words))
    ):
        return None
    start = opens(words, lows)
    end: int | None
    if lows[start] in ("i", "we") and any(low == "not" for low in lows[start : start + 3]):
        need = next((n for n in range(start, cut) if lows[n] in ("need", "want", "use")), None)
        if need is None:
            return None
        end = next((n for n in range(need + 1, cut + 1) if lows[n] in NO_MORE), cut + 1)
        first, rest = need + 1, cut + 1
    else:
        end = next(
            (n for n in range(start + 1, cut + 1) if lows[n] in STATES and lows[n - 1] not in ("that", "which", "who")),
            cut + 1 if words[cut].comma else None,
        )
        first, rest = start, cut + 1
    if end is None or end <= first or acts_before(words, lows, end, lexicon, first):
        return None
    said = [lexicon.sense(low)[2:] for low in lows[first:end]]
    if not {"container", "image", "volume", "network", "cache", "containers"} & set(said) or any(
        set(low) & set("/=:") for low in lows[end:rest]
    ):
        return None
    return [sense[2:], (first, end)]


POINTS = ("it", "them", "these", "those", "both", "each", "all")
THAT = (
    *POINTS,
    "away",
    "of",
    "out",
    "please",
    "now",
    "hard",
    "up",
    "down",
    "with",
    "off",
    "completely",
    "rid",
    "the",
    "again",
    "force",
    "for",
    "good",
    "immediately",
    "instantly",
    "too",
    "together",
)


def last(words: list[Word], lows: list[str], lexicon: Lexicon) -> Told | None:
    """ "every container which never was started: delete", "containers a and b: stop both"."""
    colon = next((n for n, w in enumerate(words[:-1]) if w.stop and n > 0), None)
    if colon is None or len(words) - colon > 5:
        return None
    act = colon + 1 + (lows[colon + 1] == "please")
    verb = lexicon.sense(lows[act]) if act < len(words) else ""
    rest = [
        low for low in lows[act + 1 :] if low not in ("both", "them", "all", "it", "please", "now", "these", "those")
    ]
    if verb[2:] in ACTS and verb[:2] == "v." and not rest and not acts_before(words, lows, colon + 1, lexicon):
        return [lows[act], (0, colon + 1)]
    return None


ALLOWING = ("let", "allow", "permit", "make", "give", "grant")
HAVING = ("use", "have", "see", "get", "access", "take", "reach", "share", "be", "join", "find", "know", "with")


def of_image(words: list[Word], lows: list[str], lexicon: Lexicon) -> list[tuple[int, int] | str] | None:
    """ "let the container use all gpus, image x", "a container from image x should survive reboots": one that is to be
    made, and what it is to be like."""
    image = next((n for n, low in enumerate(lows[:-1]) if low == "image" and n > 1), None)
    if image is None or "container" not in lows[:5] or any(lexicon.sense(low) in STARTING for low in lows):
        return None
    start, container = opens(words, lows), lows.index("container")
    if any(low in ("which", "what", "every", "each", "all", "any", "containers") for low in lows[: container + 1]):
        return None
    name = (image, image + 2)
    if image < container + 4 and lows[image - 1] in ("from", "of", "the", "with", "on"):
        modal = image + 2
        if modal >= len(lows) - 1 or lows[modal] not in MODALS[:9] or lows[modal] == "can":
            return None
        begin = modal + 1 + (lows[modal + 1] in ("to", "have", "use", "be"))
        begin += lows[modal + 1 : modal + 3] == ["to", "be"]
        return ["run", name, "with" if lows[begin - 1] in ("have", "use") else ",", (begin, len(words))]
    if lows[start] not in ALLOWING or container > start + 2 or not words[image - 1].comma:
        return None
    begin = container + 1
    called: list[tuple[int, int] | str] = []
    if begin + 1 < image and not lexicon.sense(lows[begin]) and lows[begin][0].isalpha() and lows[begin] not in NUMBERS:
        called, begin = ["named", (begin, begin + 1)], begin + 1
    while begin < image and lows[begin] in ("to", *HAVING):
        begin += 1
    return ["run", name, *called, "with", (begin, image), (image + 2, len(words))] if begin < image else None


STARTING = ("v.run", "v.start", "v.create", "v.exec", "v.show", "v.inspect", "v.remove", "v.commit", "v.update")
