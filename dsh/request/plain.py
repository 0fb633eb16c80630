"""What says nothing in a request, and other words for the same: out of the way before anybody reads it.

The ways are those of knowledge/requests/plain.yaml. Names of objects there are, and what stands in quotes, stay.
"""

import re
from functools import partial

from dsh.knowledge.store import Store
from dsh.knowledge.words import split
from dsh.patterns import compiled, regex
from dsh.request.names import known_image
from dsh.request.phrasebook import Index, index_of
from dsh.request.same_text import once_a_text
from dsh.request.telling import of_none_named
from dsh.request.typos import is_known, misspelt_in
from dsh.request.ways import COUNTS, PLACED, SIGNS, around, may_be_found, signed
from dsh.typed import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.request.live.objects import Live
    from dsh.request.suggestion import Answer

SHORTEST = 4  # letters of one that is misspelt where all words are told apart
SHORTENED = range(2, 40)  # spaces in what may be told in the fewest words
MOST = 9  # words of what may be no sentence
LEAST_WITHIN = 3  # words of what tells both a container and what is done in it
LEAST = 5  # letters of a word that may be misspelt
ROUNDS = 3  # "hey, go ahead and just ..."
PORTS = regex(r"(?<![\w.:/])(?:localhost:)?\d{2,5}(?:/udp|/tcp)?(?![\w.:/])")
SIDES = (
    "insid", "outsid", "listen", "container", "host", "intern", "extern", "in it", " its ", " my ", "runs on",
    " of ", " uses ",
)  # fmt: skip
BUILDS = ("build", "bild", "biuld", "buld", "buid", "bulid", "dockerfile", "image", " context")
SHORT = 3  # spaces in what tells so little of a build that it is read word by word
PAST = " ago"
ALL = frozenset(["all", "every", "everything", "each", "any", "whatever"])
COMPARED = "difference between"
MEANS = " mean"
TERMS = regex(
    r"^(?:so |and |but |ok,? |hey,? )?(?:what(?:'s| is| are)|explain)\b(?=.*\b(?:word|term|thing|for|about|good)\b)",
    re.IGNORECASE,
)
QUOTED_TERM = regex(
    r"(?:\b(?:the|this|that) (?:word|term|expression) )?(?<!\w)([\"'`])(?P<term>-{0,2}[a-z][a-z -]{1,20})\1(?!\w)",
    re.IGNORECASE,
)
DASHES = regex(r"(?<=[\w)]) [–—] (?=\w)")  # what people pause with
LISTED = regex(  # "api+db", "names n images": what stands between is an "and"; but "chmod u+x", "1.2.0+3"
    r"(?<!\S)(?![ugoa]*\+[rwxstX]+(?:\s|$)|(?:ctrl|strg|control|alt|shift|cmd)\+|"
    r"\S*\d\.\d+\S*\+(?:\d|build|git|dirty))[\w.:-]+(?:\+(?!\+)[\w.:-]*\w)+(?=[\s,;:)]|$)"
    r"|(?<=\w) (?:n|'n'|\+) (?=[a-z])",
    re.IGNORECASE,
)
QUOTES = regex(r"\"[^\"]*\"|(?<![\w'])'[^']*'(?!\w)|`[^`]*`")


@once_a_text
def plain(request: str, store: Store, live: "Live | None" = None) -> str:
    """The request in plain words; itself where there is nothing to be said plainer."""
    data = index_of(store).data
    if of_none_named(request, data):
        return request
    text = _written(DASHES.sub(", ", listed(" ".join(request.replace("→", "->").split()))), data)
    text = _spared(_wish(_timed(_sided(text)), data, live), store, live)
    if COMPARED in text:
        text = text.replace("`", "")  # what is compared is no quotation
    if MEANS in text or TERMS.search(text) is not None:
        text = QUOTED_TERM.sub(r"\g<term>", text)  # nor is what is asked about
    if live is None and (within := _within(text, store, live)) is not None:
        return within
    text = _foremost(text, store, live)
    anew = _fragment(text, store, live) or _by_clauses(text, store, live) or _built(text, store, live)
    if anew is not None:
        return anew
    kept: list[str] = []

    def put_by(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\0{len(kept) - 1}\0"

    if '"' in text or "'" in text or "`" in text:
        text = QUOTES.sub(put_by, text)
    text = _spelt(text, store, live)
    for _ in range(ROUNDS):
        before, low = text, text.lower()
        for number in signed(text, data["plain_signs"]):
            said, told, where, unless, needs = data["plain"][number]
            if not may_be_found(needs, low) or compiled(said).search(text) is None:
                continue
            if (where and not compiled(where).search(text)) or (unless and compiled(unless).search(text)):
                continue
            text = compiled(said).sub(partial(_told, told, live), text)
            low = text.lower()
        if text == before:
            break
    text = re.sub(r"\0(\d+)\0", lambda found: kept[int(found[1])], text)
    if text == " ".join(request.split()) or not text.strip(" .?!"):
        return request
    if of_none_named(text, data):
        return text
    text = _foremost(text, store, live)  # "unused neworks are to be deleted"
    return _by_clauses(text, store, live) or _built(text, store, live) or text


def without_asides(request: str, store: Store, live: "Live | None" = None) -> str:
    """Without whom it is said to, and how vexed or glad one is: "sir what is swarm", "do one thing, stop web"."""
    data = index_of(store).data
    signs = data["remarked"]["signs"]
    if not any(low in signs for low in SIGNS.findall(request.lower())):
        return request
    from dsh.request.retold.interjected import (
        without_asides as told,
    )  # few requests have one: it is no part of the start

    return told(request, data, lambda word: live is not None and _is_there(word, live))


def shortened(request: str, store: Store, live: "Live | None" = None) -> "Answer | None":
    """ "Compose: api + db only, rebuild, bg": each word is a flag, a value or a name, so that nothing else is read."""
    data = index_of(store).data
    signs, right = data["shorthand_signs"], data["misspelt"]
    lows = SIGNS.findall(request.lower()) if request.count(" ") in SHORTENED else []
    if not any(signs.get(low) or (low in right and signs.get(right[low])) for low in lows):
        return None
    from dsh.request.shorthand import in_shorthand  # few requests are such: it is no part of the start

    words = data["shorthand_words"] | data["images"]
    text, mended = _mended(listed(" ".join(request.split())), store, live, words, SHORTEST)
    got = in_shorthand(text, request, frozenset(), index_of(store))
    if got is None:
        return None
    line = got.suggestions[0].command.split()[3:] if got.suggestions else []
    if names := [it for it in mended if it[1] in line and it[1] not in data["images"]]:
        for typed, right in names:  # "the network corp": what stands in the line as it is may be a name as it is
            text = respelt(text, right, typed)
        got = in_shorthand(text, request, frozenset(), index_of(store)) or got
    doubtful = {typed for typed, _ in misspelt_in(text, index_of(store).lexicon, data)}
    doubtful -= {typed for typed in doubtful if live is not None and _is_there(typed, live)}
    got = in_shorthand(text, request, frozenset(doubtful), index_of(store)) if doubtful else got
    if got is None or live is None:
        return got
    from dsh.request.seen import fitted  # with an engine at hand only

    return fitted(got, store, live)


def _wish(text: str, data: dict[str, Any], live: "Live | None") -> str:
    """Without what is put around it: "remind me how to ...", "... if you can"."""
    openings, endings = around(text, data)
    if not openings and not endings:
        return text
    from dsh.request.retold.around import without  # no part of other starts

    return without(text, data, live)


def _spared(text: str, store: Store, live: "Live | None") -> str:
    """With "except" for every other way to say what is to stay: "all containers bar web"."""
    index = index_of(store)
    if ALL.isdisjoint(text.lower().split()) or not may_be_found(index.data["spared"]["needs"], text.lower()):
        return text
    from dsh.request.retold.spared import told  # few requests spare one: it is no part of the start

    return told(text, index, live)


def _foremost(text: str, store: Store, live: "Live | None") -> str:
    """As an order, where the thing stands first and what is to become of it behind: "container test must go"."""
    index = index_of(store)
    if "? " in text:
        from dsh.request.retold.asked_first import told as ordered  # few requests have two sentences

        return ordered(text, index) or text
    signs = index.data["foremost"]["signs"]
    if not any(low in signs for low in SIGNS.findall(text.lower())):
        return text
    from dsh.request.retold.foremost import told  # few requests are such: it is no part of the start

    return told(text, index) or text


def _written(text: str, data: dict[str, Any]) -> str:
    said = data["dictated"]
    if not may_be_found(said["needs"], text.lower()) or compiled(said["heard"]).search(text) is None:
        return text
    from dsh.request.retold.dictated import written  # few requests are dictated: it is no part of the start

    return written(text, data)


def _sided(text: str) -> str:
    """With its ports as docker writes them, where it is told which of two is inside and which outside."""
    if len(PORTS.findall(text)) < 2 or not any(side in text.lower() for side in SIDES):
        return text
    from dsh.request.retold.port_sides import told  # few requests tell the sides: it is no part of the start

    return told(text)


def _timed(text: str) -> str:
    """With the farther of two points in the past first: what is between them begins there."""
    if PAST not in text or ("from" not in text and "between" not in text):
        return text
    from dsh.request.retold.from_to import told  # few requests have two of them: it is no part of the start

    return told(text)


def _fragment(text: str, store: Store, live: "Live | None") -> str | None:
    """A few words that are no sentence, as an order."""
    index = index_of(store)
    lows = text.lower().rstrip("?.! ").split()
    fragments = index.data["fragments"]
    if not 1 < len(lows) <= MOST or fragments["words"].keys().isdisjoint(lows):
        return None
    senses = [index.lexicon.sense(low)[:2] for low in lows]
    if (
        senses[0] == "v."
        and all(it in ("v.", "s.", "n.") for it in senses)
        and fragments["short"].keys().isdisjoint(lows)
    ):
        return None  # "remove all containers" is read as it stands
    from dsh.request.retold.fragments import told  # no part of other starts

    return told(text, index, frozenset() if live is None else frozenset(w for w in lows if _is_there(w, live)))


def _by_clauses(text: str, store: Store, live: "Live | None") -> str | None:
    """What is told of a new container, where nothing else is said."""
    index = index_of(store)
    lows = set(SIGNS.findall(text.lower()))
    signed_so = not lows.isdisjoint(index.data["in_clauses"]["signs"].split()) or "/" in text or ":" in text
    told_so = signed_so or any(known_image(low, index.data) for low in lows)
    if not told_so and not (1 < len(lows) <= MOST and any(_is_strange(low, index) for low in lows)):
        return None
    from dsh.request.retold.clause_by_clause import may_tell, told  # no part of other starts

    if not may_tell(text, index.data):
        return None
    spelt, mended = _mended(text, store, live, index.data["clause_words"] | index.data["images"])
    if not told_so and not any(right in index.data["images"] for _, right in mended):
        return None  # none of the words that nobody knows is an image that is misspelt
    names = () if live is None else tuple(container.name for container in live.containers)
    anew = told(spelt, index.data, names)
    if anew is None or not mended:
        return anew
    # a name of the user's own stays as it is typed, that of an image, a flag or a policy does not
    typed = {right: wrong for wrong, right in mended}
    own = {right: wrong for right, wrong in typed.items() if right not in index.data["images"]}
    return re.sub(
        r"(?P<image>(?<=image )\S+)|\[\[--(?!restart )[^\]]*|(?<=password )\S+|(?<=user )\S+",
        lambda it: _as_typed(it[0], own if it["image"] else typed),
        anew,
    )


def _within(text: str, store: Store, live: "Live | None") -> str | None:
    """What is to be done within a container, a service or a new container, where nothing else is said."""
    index = index_of(store)
    data = index.data["within"]
    lows = SIGNS.findall(text.lower())
    programs = index.data["programs"]
    said = [low for n, low in enumerate(lows) if low != "do" or lows[n + 1 : n + 2] not in (["i"], ["we"], ["you"])]
    if said[:1] == ["run"] and len(said) > 1 and known_image(said[1], index.data):
        said = said[2:]  # "run nginx in the background"
    done = not data["signs"].keys().isdisjoint(said) or " -" in text or any(f" {low} " in programs for low in said)
    if len(lows) < LEAST_WITHIN or not done:
        return None
    if data["where"].keys().isdisjoint(lows) and not any(known_image(low, index.data) for low in lows):
        return None
    from dsh.request.retold.done_within import told  # no part of other starts

    spelt = _with_little_words(_mended(text, store, live, index.data["within_words"], LEAST)[0], index, live)
    return told(spelt, index, () if live is None else tuple(container.name for container in live.containers))


def _is_strange(low: str, index: Index) -> bool:
    """Is it a word that nobody knows, which may be one that is misspelt?"""
    return low.isalpha() and len(low) >= LEAST and not is_known(low, index.lexicon, index.data)


def _built(text: str, store: Store, live: "Live | None") -> str | None:
    """What is told of a build, where nothing else is said."""
    low = text.lower()
    short = low.count(" ") < SHORT and not ("dockerfile" in low and ":" in low)
    if short or not any(sign in low for sign in BUILDS):
        return None
    from dsh.request.retold.build_clauses import may_tell, told  # no part of other starts

    index = index_of(store)
    if not may_tell(text, index.data):
        return None
    return told(_mended(text, store, live, index.data["build_words"], LEAST)[0], index)


def _mended(
    text: str, store: Store, live: "Live | None", words: dict[str, Any], least: int = 0
) -> tuple[str, list[tuple[str, str]]]:
    """The text with those of some words that are misspelt in the right letters; and which these are. What has less than
    `least` letters and is no usual slip may be a name: "build calc"."""
    index = index_of(store)
    wrong = index.data["misspelt"]
    parts = split(text) if any(low in wrong for low in SIGNS.findall(text.lower())) else []
    known = [(word.text, wrong[word.text.lower()]) for word in parts if word.text.lower() in wrong]
    mended = [
        (typed, right)
        for typed, right in (
            *known,
            *(it for it in misspelt_in(text, index.lexicon, index.data) if len(it[0]) >= least),
        )
        if right in words and (live is None or not _is_there(typed, live))
    ]
    for typed, right in mended:
        text = respelt(text, typed, right, "/@=-")
    return text, mended


def _as_typed(text: str, typed: dict[str, str]) -> str:
    """What is no part of a path: that was not mended."""
    alone = r"(?<!^)(?<![\w./-])[a-z]+(?![\w/-]|\.\w)|^[a-z]+$"
    return re.sub(alone, lambda word: typed.get(word[0], word[0]), text)


def _spelt(text: str, store: Store, live: "Live | None") -> str:
    """With the words that dsh knows best in the right letters: many ways of speaking hang on them."""
    index = index_of(store)
    letters = index.data["plain_words"]
    if all(low in letters or not low.isalpha() or len(low) < LEAST for low in SIGNS.findall(text.lower())):
        return _with_little_words(text, index, live)
    for typed, right in misspelt_in(text, index.lexicon, index.data):
        right = f"{right}s" if typed[-1:] == "s" and f"{right}s" in letters else right
        if right in letters and not (live is not None and _is_there(typed, live)):
            text = respelt(text, typed, right)
    return _with_little_words(text, index, live)


def _with_little_words(text: str, index: Index, live: "Live | None") -> str:
    """With "from" for "frm": what is read as a word of the language leaves no name behind."""
    wrong = index.data["misspelt"]
    lows = [low for low in SIGNS.findall(text.lower()) if low.isalpha() or low in wrong]
    if all(low not in wrong and is_known(low, index.lexicon, index.data) for low in lows):
        return text
    from dsh.request.little_words import little_words  # most requests are spelt right: it is no part of the start

    for typed, right in little_words(split(text), index.lexicon, index.data):
        if not (live is not None and _is_there(typed, live)):
            text = respelt(text, typed, right)
    return text


BEFORE, AFTER = "./:@=-", "/:@=-"  # beside a letter: what is a part of a path or of a name


def respelt(text: str, typed: str, right: str, after: str = AFTER) -> str:
    """The text with the word in other letters wherever it stands alone, not as a part of a path or of a name."""
    at = text.find(typed)
    while at >= 0:
        end = at + len(typed)
        if not (_joins(text[at - 1 : at], BEFORE) or _joins(text[end : end + 1], after)):
            text = f"{text[:at]}{right}{text[end:]}"
            end = at + len(right)
        at = text.find(typed, end)
    return text


def listed(text: str) -> str:
    """With "and" for the signs that stand for it."""
    if "+" not in text and " n " not in text:
        return text
    parts, at = [], 0
    for quoted in [*QUOTES.finditer(text), None]:  # what stands in quotes stays
        part = text[at:] if quoted is None else text[at : quoted.start()]
        parts.append(LISTED.sub(lambda it: " and " if it[0][0] == " " else it[0].replace("+", " and "), part))
        if quoted is not None:
            parts.append(quoted[0])
            at = quoted.end()
    return "".join(parts)


def _joins(sign: str, signs: str) -> bool:
    return sign != "" and (sign.isalnum() or sign == "_" or sign in signs)


def _is_there(word: str, live: "Live") -> bool:
    from dsh.request.live.objects import kinds_of

    return bool(kinds_of(word, live))


def _told(told: str, live: "Live | None", found: re.Match[str]) -> str:
    def put(slot: re.Match[str]) -> str:
        text = found.groupdict().get(slot[1]) or ""
        return COUNTS.get(text.lower(), text) if slot[1] == "COUNT" else text

    plainer = PLACED.sub(put, told)
    put_by = set(found[0].split()) - set(plainer.split())
    return found[0] if live is not None and any(_is_there(word, live) for word in put_by) else plainer
