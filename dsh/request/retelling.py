"""The order in which a request is told anew before a command is thought of. A layer more or less is a line here.

What a whole sentence comes to at once is asked before all of this (the table of `answer`); what leans on what was done
before is taken apart after it (`chains`, `clauses`).
"""

import re
from collections.abc import Callable

from dsh.named import NamedTuple
from dsh.patterns import regex
from dsh.request.phrasebook import Index
from dsh.request.reading import Reading, read_request
from dsh.request.retold.asides import without_preamble
from dsh.request.retold.implied import completed, is_new, with_command_quoted
from dsh.request.same_text import once_a_text
from dsh.request.telling import APART, as_a_whole, of_none_named

SAYS = frozenset(  # what a request says that speaks of what becomes of a thing
    ["must", "should", "shall", "has", "have", "needs", "need", "ought", "can", "may", "could", "make", "let",
     "bring", "get", "put", "want", "wants", "requires", "require", "deserves", "deserve", "love", "prefer",
     "like", "would", "restarting", "prevent", "keep", "so", "bring", "give", "grab", "fetch", "pull",
     "download", "retrieve", "rescue", "gimme", "send", "upload", "insert", "inject", "add", "push", "deliver",
     "stick", "not", "never", "don't", "dont", "save", "obtain", "receive", "drop", "away"]
)  # fmt: skip
IDIOMS = frozenset(  # words of which one stands in each idiom that takes more than a pattern
    ["based", "build", "check", "compile", "edition", "file", "flavor", "flavour", "give", "it", "its", "let", "one",
     "print", "program", "prove", "script", "see", "show", "tag", "tell", "test", "then", "through", "thru",
     "variant", "verify", "version"]
)  # fmt: skip
MESSAGES = (  # as messages of docker's say, and the impatient
    "already", "unable to", "cannot remove", "has active", "no such ", "access denied", "not found in", "no space",
    " the he", " on earth ",
)  # fmt: skip
RUN_SIGNS = (
    " mounted inside folder directory dir cpu core processor variable var env environment here once time tag too also "
)
SENT = ("registry", "reg.", " ssh")
PORTED = regex(r":.* (?:in|to|into|onto|inside) (?:the |our |my )?[\w.-]+:\d{4,5}(?!\S*\w)")
TAGGED = frozenset(["tag", "tags", "tagged", "version", "versions"])
MAY = regex(r"^(?:can|could) (?:i|we|you|one) ", re.IGNORECASE)
PARTING = {ord(c): " " for c in ",()?!;"}
STAYS = ""


class Layer(NamedTuple):
    """A layer: why it is there, and what tells the text anew (None or the text itself: it is not meant)."""

    name: str
    why: str
    told: Callable[[str, Index], str | None]


class Again(NamedTuple):
    """A layer that tells anew what was read, which is then read again; with STAYS the reading is the last."""

    name: str
    why: str
    told: Callable[[Reading, Index], str | None]


@once_a_text
def read(request: str, index: Index) -> Reading:
    """The request read, with the verb that it leaves out put in."""
    if of_none_named(request, index.data):  # "can I run it as another user": the line for it says that one can
        return read_request(MAY.sub("", request), index.lexicon, index.data)
    flags: tuple[tuple[str, str | None], ...] = ()
    for layer in LAYERS:
        told = layer.told(request, index)
        request = request if told is None else told
        if "[[--" in request:
            from dsh.request.retold.written import taken_out

            request, more = taken_out(request)
            flags += more
    reading = read_request(request, index.lexicon, index.data)
    for again in AGAIN:
        told = again.told(reading, index)
        if told == STAYS:
            break
        if told is not None:
            reading = read_request(told, index.lexicon, index.data)
    return reading._replace(written=flags) if flags else reading


def _lows(text: str) -> list[str]:
    return text.lower().translate(PARTING).split()


# ---- of the text: few requests need any of these, so what does it is no part of the start ----


def _without_message(text: str, index: Index) -> str | None:
    low = text.lower()
    if not any(sign in low for sign in MESSAGES):
        return None
    from dsh.request.retold.messages import without_message

    return without_message(text)


def _without_preamble(text: str, index: Index) -> str | None:
    return without_preamble(text)


def _to_be_run(text: str, index: Index) -> str | None:
    if not any(f" {word} " in RUN_SIGNS for word in _lows(text)):
        return None
    from dsh.request.retold.run_told import as_told

    return as_told(text)


def _written(text: str, index: Index) -> str | None:
    if " --" not in text:
        return None
    from dsh.request.retold.written import typed

    return typed(text, index.data)


def _remote(text: str, index: Index) -> str | None:
    if "ssh" not in _lows(text):
        return None
    from dsh.request.retold.remote import told

    return told(text, index.data)


def _sent(text: str, index: Index) -> str | None:
    low = text.lower()
    if not any(sign in low for sign in SENT) and (":" not in low or PORTED.search(low) is None):
        return None
    from dsh.request.retold.sent import told

    return told(text)


def _one_off(text: str, index: Index) -> str | None:
    if "compose" not in text.lower():
        return None
    from dsh.request.retold.one_off import told

    return told(text, index)


def _idioms(text: str, index: Index) -> str | None:
    if IDIOMS.isdisjoint(_lows(text)):
        return None
    from dsh.request.retold.idioms import told

    return told(text, index.data)


def _ways(text: str, index: Index) -> str | None:
    if not any(index.data["way_signs"].get(word) for word in text.lower().translate(APART).split()):
        return None
    from dsh.request.ways import told

    return told(text, index.data)


def _tagged(text: str, index: Index) -> str | None:
    if not any(sign in text for sign in ("tag", "ersion", " and ", " & ", " plus ")):
        return None
    lows = _lows(text)
    if TAGGED.isdisjoint(lows) and not any(low[:1].isdigit() for low in lows):
        return None
    from dsh.request.retold.tagged import told

    return told(text, index.data)


def _slashes(text: str, index: Index) -> str | None:
    return text.replace(" / ", ", ") if text.count(" / ") > 1 else None


def _without_chatter(text: str, index: Index) -> str | None:
    if not (any(c in text for c in ",.;!") or " - " in text or " because " in text):
        return None
    from dsh.request.retold.chatter import without_chatter

    return without_chatter(text, index.lexicon, index.data)


LAYERS = (
    Layer("message", "what docker printed is no wish; what is wished for is said of it", _without_message),
    Layer("preamble", "how politely it is asked for says nothing", _without_preamble),
    Layer("written", "flags that the user writes as docker does are no words of the sentence", _written),
    Layer("run", "folders and amounts of what is run are told before other layers take their words", _to_be_run),
    Layer("remote", "an engine that is reached over ssh is told by its address", _remote),
    Layer("sent", "an image that is to be in a registry or on another machine is sent there", _sent),
    Layer("one-off", "what runs once in a container of a service is one command, and the container goes", _one_off),
    Layer("tagged", "several tags of one image are several images", _tagged),
    Layer("ways", "ways of speaking that the knowledge lists", _ways),
    Layer("idioms", "ways of speaking that need more than a pattern", _idioms),
    Layer("slashes", '"nginx / name front / 8080->80" is a list', _slashes),
    Layer("chatter", "sentences of the user alone; last, as others give such sentences a meaning", _without_chatter),
)


# ---- of what was read ----------------------------------------------------------------


def _spelt(reading: Reading, index: Index) -> str | None:
    if not any(right in IDIOMS or index.data["way_signs"].get(right) for _, right in reading.mended):
        return None
    from dsh.request.ways import spelt

    text = spelt(reading, index.data)
    told = _ways(text, index) or text
    told = _idioms(told, index) or told
    return told if told != text else None


def _whole(reading: Reading, index: Index) -> str | None:
    return STAYS if as_a_whole(reading, index.data) else None


def _order(reading: Reading, index: Index) -> str | None:
    low = reading.text.lower()
    if reading.mood == "idea" or not (SAYS.intersection(low.split()) or ": " in low):
        return None
    if reading.mood == "look" and _looks(reading, index):
        return None
    from dsh.request.retold.orders import as_order

    return as_order(reading.text, index.lexicon, index.data)


def _quoted(reading: Reading, index: Index) -> str | None:
    return with_command_quoted(reading, index.data)


def _quoted_at_last(reading: Reading, index: Index) -> str | None:
    return with_command_quoted(reading, index.data, late=True)


def _completed(reading: Reading, index: Index) -> str | None:
    told = completed(reading, index.data)
    return None if told is None or (_looks(reading, index) and not is_new(reading)) else told


AGAIN = (
    Again("spelt", "a typing error hid a way of speaking", _spelt),
    Again("whole", "a wish that is read as a whole (the table of `wholes`) is told in no other way", _whole),
    Again("order", '"web must be stopped" is an order', _order),
    Again("quoted", "a command to be run in a container is one word", _quoted),
    Again("completed", "the verb that was left out is put in; late, as it looks at all that was read", _completed),
    Again("quoted at last", "what runs inside is one word where its verb was left out, too", _quoted_at_last),
)


def _looks(reading: Reading, index: Index) -> bool:
    """Is it understood as something to look at, with nothing left out: "all port mappings of web"?"""
    from dsh.request.composed import composed

    return any(b.score > 0.9 and not b.missing for b in composed(reading, index.data))
