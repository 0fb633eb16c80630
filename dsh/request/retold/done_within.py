"""What is to be done within a container, a service or a new container, told in English or as a command in the midst of
a sentence: "composer install has to run in web, in the folder /var/www there".

The text is taken apart piece by piece, by the pieces of knowledge/requests/within.yaml: where it is done, what is done,
how it is run and small words. Where a word is none of them, or more than one thing is done, the request is read
otherwise. A command ends where what follows it is such a piece.
"""

import re
from collections.abc import Iterator

from dsh.named import NamedTuple
from dsh.patterns import compiled, regex
from dsh.request.inner import PLAIN_TOO, READERS, TRAILING, opens_prompt
from dsh.request.names import known_image
from dsh.request.phrasebook import Index
from dsh.request.retold.clause_by_clause import put
from dsh.request.retold.quoting import SETTINGS
from dsh.request.retold.works import Doing, line_of
from dsh.request.ways import COUNTS, ENDS, PLACED, is_name, is_of_others, may_be_found
from dsh.typed import Any

MOST_STEPS = 3000
PARTING = " ,;:.?!()-"
QUOTED = regex(r"\"(?P<a>[^\"]+)\"|'(?P<b>[^']+)'|`(?P<c>[^`]+)`")
TOKEN = regex(r"(?:[^\s\"'`,;]|,(?=\S)|;(?=\S)|\"[^\"]*\"|'[^']*'|`[^`]*`)+")
ENDED = regex(r"[?!]+(?= )|\.(?= [A-Z])")
SIGNS = "-/.:=$%@*~+0123456789"
IMAGES = regex(r"(?<=\w)/[a-z][\w-]+(?=[: ,]|$)")  # "deno run main.ts with denoland/deno"
SQL = regex(r"(?:select|insert|update|delete|show|create|drop|alter|describe|set)\b", re.IGNORECASE)
UNSAID = ("[[--init]]",)  # "terraform init": what programs are told as well
ONE_OFF = regex(r".*\b(?:new|fresh|separate|extra|own|another|an?|one)\b.* ", re.IGNORECASE)
WEAK, TYPED = "WEAK", "TYPED"  # a place that is a word of everyday; a command that stands in the text
NO_NAMES = (
    "pls",
    "plz",
    "please",
    "thx",
    "thanks",
    "now",
    "asap",
    "container",
    "image",
    "service",
    "inside",
    "within",
    "there",
    "it",
    "compose",
)
LANGUAGES = frozenset(READERS.values())
EVERYDAY = ("find", "make", "kill", "mount")  # rather a wish than a program
VERSIONED = ("version", "install", "test", "run", "build")
TAKEN_TO = regex(r".*(?: into| in|(?<![\w.])~?/.* to) ")  # "get /srv/html from web to ./html"
NO_PLACE = regex(r"\d+[smhd]?|.*[=/].*|.*\.(?:json|ya?ml|toml|lock|txt|md|py|js|ts|rb|go|sh|sql|conf|log|html|env)")
ADDRESS = regex(r"(?:localhost|\d+(?:\.\d+)+):\d+")
EMPTY = ("", "COUNT", "MANAGER", "HOST", "CLIENT")  # settings of which nothing was said


class Piece(NamedTuple):
    """A piece of the text: where it ends, of which kind it is and what it tells."""

    end: int
    kind: str  # place, service, image, work, set, glue
    told: str
    more: str = ""


class Told(NamedTuple):
    """What was told up to here: the places, what is done, the settings."""

    place: Piece | None = None
    work: Piece | None = None
    sets: tuple[str, ...] = ()
    new: bool = False  # is something told that only a new container has?


def told(text: str, index: Index, there: tuple[str, ...] = ()) -> str | None:
    """The text told anew; None where it is anything else. `there` are the containers at hand."""
    data = index.data["within"]
    text = ENDED.sub(",", ENDS.sub("", text).strip())
    if compiled(data["other"]).search(text) is not None:
        return None
    found = next(_Reader(text, index, there).whole(), None)
    return None if found is None else line_of(_doing(found), text, index.data)


def _doing(found: Told) -> Doing:
    place, work = found.place, found.work
    kind, name = (place.kind, place.told) if place is not None else ("", "")
    more = (*(place.more.split("\n") if place is not None else ()), *(work.more.split("\n") if work else ()))
    told = dict.fromkeys(it for it in (*found.sets, *more) if it.strip() not in EMPTY)
    return Doing(kind, name, work.told.strip() if work else "", tuple(told))


class _Reader:
    """Takes one text apart."""

    def __init__(self, text: str, index: Index, there: tuple[str, ...]) -> None:
        self.text, self.index, self.there = text, index, there
        self.low = text.lower()
        data = index.data["within"]
        known, more = index.data["within_pieces"], index.data["clauses"]
        self.pieces = [it for n in range(len(known)) if may_be_found((it := known[n])[3], self.low)]
        self.clauses = [
            it[:2]
            for n in range(len(more))
            if (it := more[n])[1].startswith("[[--") and it[1] not in UNSAID and may_be_found(it[3], self.low)
        ]
        self.glue = compiled(rf"(?:[ ,;:?!()]+|[-.](?= |$)|(?:{data['glue']})(?=$|[{PARTING}]))")
        self.marks = compiled(rf"(?:^|.*[ ,;:(])(?:{data['marks']})[ :,]*")
        self.sure_marks = compiled(rf"(?:^|.*[ ,;:(])(?:{data['sure_marks']})[ :,]*")
        self.asks = compiled(rf"(?:{data['asks']})\b").match(self.low) is not None
        self.stops = compiled(rf"(?:{data['stops']})(?=$|[{PARTING}])")
        self.images = IMAGES.findall(self.low)
        self.steps = 0
        self.at: dict[int, list[Piece]] = {}

    def whole(self) -> Iterator[Told]:
        """What all of the text tells, the likeliest first."""
        yield from self._from(0, Told())

    def _from(self, at: int, so_far: Told) -> Iterator[Told]:
        self.steps += 1
        if self.steps > MOST_STEPS:
            return
        if at >= len(self.text):
            weak = so_far.place is not None and so_far.place.more == WEAK
            if so_far.work is None or (weak and so_far.work.more != TYPED):
                return
            if so_far.place is not None or "AT" in so_far.work.more:
                yield so_far
            return
        for piece in self._pieces(at):
            more = _with(so_far, piece)
            if more is not None:
                yield from self._from(piece.end, more)

    def _pieces(self, at: int) -> list[Piece]:
        if at not in self.at:
            found = [*self._told(at), *self._settings(at)]
            found.sort(key=lambda it: (it.kind == "glue", -it.end))
            glue = self.glue.match(self.text, at)
            found += [] if glue is None else [Piece(glue.end(), "glue", "")]
            self.at[at] = [*found, *self._commands(at)]
        return self.at[at]

    def _told(self, at: int) -> list[Piece]:
        """The pieces of the knowledge that begin here."""
        out = []
        for kind, said, other, _ in self.pieces:
            found = compiled(said).match(self.text, at)
            if found is None or found.end() == at:
                continue
            if kind in ("place", "service", "image"):
                out += self._place(kind, found, other)
            elif _fits(found, self.index.data):
                first, *more = _filled(other, found).split("\n")
                work = kind == "work"
                out.append(
                    Piece(found.end(), kind, first, "\n".join(more)) if work else Piece(found.end(), kind, first)
                )
        return out

    def _place(self, kind: str, found: re.Match[str], more: str) -> list[Piece]:
        """Where it is done: a name, or an image, that may be one."""
        name, low = found["X"], found["X"].lower()
        if low in NO_NAMES or not is_name(low):
            return []
        if kind == "image":
            sure = "SURE" in more
            return (
                [Piece(found.end(), kind, name, more.replace("SURE", "").strip())] if self._is_image(name, sure) else []
            )
        if NO_PLACE.fullmatch(name) or ":" in name:
            return []
        if "BARE" in more:
            return self._bare(found, "SURE" in more)
        if more == "COMPOSED" and "compose" not in self.low:
            return []
        if found.groupdict().get("GOES"):
            return [Piece(found.end(), kind, name, "[[--rm]]")]
        more = "ONCE" if more == "COMPOSED" else more
        own = more != "ONCE" or ONE_OFF.match(found[0]) is not None
        return [Piece(found.end(), kind, name, more)] if own else []

    def _is_image(self, name: str, sure: bool) -> bool:
        """May it be an image: one with its tag, one that is well known, or what is said to be one (`sure`)?"""
        low = name.lower()
        if (
            low.replace(".", "").replace(":", "").isdigit()
            or name[0] in "/.~"
            or ADDRESS.fullmatch(low) is not None
            or self.index.lexicon.sense(low)[:2] == "v."
        ):
            return False
        if self._is_program(low) and low not in LANGUAGES and not sure:
            return False
        return sure or ":" in name or known_image(low, self.index.data) is not None or "/" in name

    def _bare(self, found: re.Match[str], sure: bool) -> list[Piece]:
        """A name of which nothing is said but that something is done in it."""
        name, low, data = found["X"], found["X"].lower(), self.index.data
        if name not in self.there:
            known = known_image(low, data)
            if known is not None and not data["images"][known][0]:
                return [Piece(found.end(), "image", name)]  # "uname -a in busybox": nothing runs in it by itself
            if f" {low} " in data["within"]["no_place"]:
                return []
            if not sure and f" {low} " in data["foreign"] and f" {low} " not in data["nameable"]:
                return []  # "pip install flask in my venv"
            if not sure and is_of_others(low, data):  # "npm test in shop": only a command is done there
                return [Piece(found.end(), "place", name, WEAK)] if self.text[found.end() :][:1] in ("", ",") else []
        return [Piece(found.end(), "place", name)]

    def _settings(self, at: int) -> list[Piece]:
        """What is told of a new container in the same words."""
        out = []
        for said, other in self.clauses:
            found = compiled(said).match(self.text, at)
            if found is not None and found.end() > at and "NAME" not in other and _fits(found, self.index.data):
                out.append(Piece(found.end(), "new", _put(other, found.groupdict())))
        return out

    def _commands(self, at: int) -> Iterator[Piece] | list[Piece]:
        """The commands that begin here, the longest first."""
        if at and self.text[at - 1] not in PARTING:
            return []
        quoted = QUOTED.match(self.text, at)
        if quoted is not None:
            inner = next(it for it in quoted.groups() if it)
            program = self._is_program(inner.split()[0])
            marked = self.marks.fullmatch(self.low[:at]) is not None
            own = marked and " " in inner and SQL.match(inner) is None
            return [Piece(quoted.end(), "work", inner)] if program or own else []
        first = TOKEN.match(self.text, at)
        if first is None or not self._begins(first, at):
            return []
        out, end = [], first
        free = first[0].lower() == "echo"
        while True:
            line = self.text[at : end.end()]
            if self._is_line(line, at):
                out.append(Piece(end.end(), "work", line, TYPED))
            if self.text[end.end() : end.end() + 1] != " ":
                break
            nxt = TOKEN.match(self.text, end.end() + 1)
            if nxt is None or (not free and self.stops.match(self.low, nxt.start())):
                break
            end = nxt
        return out[::-1]

    def _is_program(self, word: str) -> bool:
        low = word.lower()
        return f" {low} " in self.index.data["programs"] or word.startswith(("./", "/bin/", "/usr/", "/opt/"))

    def _begins(self, first: re.Match[str], at: int) -> bool:
        """Does a command begin with this word: a program, a script, or what nobody knows behind "run"?"""
        word = first[0].rstrip(".:")
        marked = self.marks.fullmatch(self.low[:at]) is not None
        if word.startswith("./") and TAKEN_TO.fullmatch(self.low[:at]):
            return False
        told_so = self.sure_marks.fullmatch(self.low[:at]) is not None
        if word.startswith("./") and at and not told_so and self.text[at - 2 : at] != ": ":
            return False  # "with ./src bound to /app"
        if self._is_program(word):
            return True
        if f"/{word.lower()}" in self.images:
            return self.text[first.end() : first.end() + 1] == " " and not self.stops.match(self.low, first.end() + 1)
        if word == "which":
            return marked and self._is_program(self.text[first.end() :].strip().partition(" ")[0])
        script = re.fullmatch(r"[\w./-]+\.(?:sh|py|rb|js|pl|php)", word) is not None
        if script:
            return marked or not at
        if re.fullmatch(r"/[\w./-]+", word):
            return self.sure_marks.fullmatch(self.low[:at]) is not None
        after = self.text[first.end() : first.end() + 3]
        strange = not self.index.lexicon.sense(word.lower()) and word.replace("-", "").replace("_", "").isalnum()
        led = marked or self.text[max(0, at - 2) : at] == ": "
        return strange and led and after[:2] == " -" and after[2:] != " "

    def _is_line(self, line: str, at: int) -> bool:
        """Is it plainly a command, and no everyday word or the name of an image that begins like one?"""
        first, *rest = line.split()
        low = first.lower()
        if len(rest) == 1 and rest[0].lower() in TRAILING and opens_prompt(low, self.index.data):
            return False  # "psql shell"
        marked = self.marks.fullmatch(self.low[:at]) is not None
        if (self.asks and not marked) or self.low.startswith((" image", " container"), at + len(line)):
            return False
        plain = low in PLAIN_TOO or low in self.index.data["images"] or bool(self.index.lexicon.sense(low))
        if not plain:
            return True
        sure = self.asks or self.sure_marks.fullmatch(self.low[:at]) is not None
        if first != low or (low in (*SETTINGS, *EVERYDAY) and not sure):
            return False
        if not rest:
            return sure and low not in self.index.data["images"]
        signed = any(c in SIGNS for c in rest[0]) and not rest[0][0].isdigit()
        own = [word for word in rest if not word[0].isdigit()]
        of_language = low in LANGUAGES and any(c in SIGNS for word in own for c in word[1:])
        return signed or of_language or rest[0] in VERSIONED or (sure and low not in EVERYDAY)


def _with(so_far: Told, piece: Piece) -> Told | None:
    """What is told with one piece more; None where that cannot be."""
    if piece.kind == "glue":
        return so_far
    if piece.kind == "work":
        asked = so_far.work is not None and "ASKED" in so_far.work.more
        return so_far._replace(work=piece) if so_far.work is None or asked else None
    if piece.kind in ("place", "service", "image"):
        new = piece.kind == "image" or not so_far.new
        return so_far._replace(place=piece) if so_far.place is None and new else None
    if piece.kind == "new" and so_far.place is not None and so_far.place.kind != "image":
        return None
    key = piece.told.partition(" ")[0] if "--env" not in piece.told else piece.told
    if any(it.partition(" ")[0] == key for it in so_far.sets):
        return None
    return so_far._replace(sets=(*so_far.sets, piece.told), new=so_far.new or piece.kind == "new")


def _fits(found: re.Match[str], data: dict[str, Any]) -> bool:
    """Does each place of a pattern hold what it is for?"""
    for place, text in found.groupdict().items():
        kind = place.rstrip("0123456789")
        if not text:
            continue
        if kind in ("NAME", "USER", "HOST", "NETWORK", "VOLUME") and not is_name(text):
            return False
        if kind == "PROGRAM" and f" {text.lower()} " not in data["programs"]:
            return False
    return True


def _put(template: str, said: dict[str, str | None]) -> str:
    return PLACED.sub(lambda slot: put(slot[1], said), template)


def _filled(template: str, found: re.Match[str]) -> str:
    return PLACED.sub(lambda it: _value(it[1], found), template)


def _value(place: str, found: re.Match[str]) -> str:
    groups = found.groupdict()
    text = next((groups[it] for it in (place, f"{place}2", f"{place}3") if groups.get(it)), "") or ""
    return COUNTS.get(text.lower(), text) if place == "COUNT" else text
