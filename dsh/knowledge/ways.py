"""Ways of speaking as knowledge/requests/ lists them: patterns with places, by the words that tell of them.

    - {signs: compose, said: "{THE}compose file is {PATH}", told: "with the compose file {PATH}"}
    - {signs: attach, said: "attach to {CONTAINER} unsignalled", line: "docker attach {CONTAINER}"}

`told` puts a piece of a request in the words that dsh thinks in; `line` answers all of one. `where` and `unless` are
patterns that the whole request must have and must not have.

A `here` is such a way of what there is on the engine in front of the user: {CONTAINER}, {IMAGE}, {VOLUME} and {NETWORK}
stand for the names of objects there are, {CONTAINER.image} and the like in its answer for what is known of them. It is
answered by a `line` (with `says`, `warns` and `risk`, which is read), or by a `hint` where no line does what is asked.
A `plain` is told in other words, or in none, before anybody reads the request; words that are meant by misspelt ones
then already are the `known`.
A `stands` says where nothing but the {name} of a {kind} of thing can stand, and what is `put` there (else its name in
quotes).
An `on` goes on from what was shown before, `of` which kind that was, and is `told` as a whole wish.
A `clause` is a piece of what is told of a new container; with `weak` it may as well be told of one that there is. Those
of building.yaml are told of a build.
`fragments` are requests of a few words and no sentence.
`others` are asked of another program, or of a thing of everyday life, and are none of Docker's; with `whole` no part of
the request is asked for either.
An `open` wish says too little (`signs` where not all words of its pattern tell of it): the `question` is asked, with
the `choices`. {NAMED} stands for what people call a container or a service of theirs ({OWN}: and no image is called
so): it then stands for CONTAINER and SERVICE in them. A `bare` thing is asked about in the same way, the `troubles` of
a thing in all the `ways_of_trouble`.
`of_dsh` are questions about what dsh itself has done, for its shell: `tells` says what answers them.
"""

import re

from dsh.errors import KnowledgeError
from dsh.knowledge.needs import needs
from dsh.typed import Any

FIRST = ("retold",)  # the file whose ways are read before all others, which follow by their names
NAME = r"[a-zA-Z0-9][\w.-]*\w|[a-zA-Z0-9]"
PLACES = {
    "IMAGE": r"[a-z0-9][\w.-]*(?:[:/@][\w./:@-]*\w)?",
    "PATH": r"(?:~|\.{1,2}|[\w.-]+)?/[\w./+-]*|\.{1,2}(?=$|[ ,])|[\w.-]+\.\w+",
    "FILE": r"(?:~|\.{1,2}|[\w.-]+)?/[\w./+-]*\w|[\w-][\w.-]*\.\w+|\w*[Dd]ockerfile[\w.-]*",
    "NUMBER": r"\d+",
    "SIZE": r"\d+(?:\.\d+)? ?(?:[kmgtKMGT][bB]?|megs?|gigs?|megabytes?|gigabytes?)\b",
    "PORT": r"\d{2,5}",
    "CPUS": r"\d+(?:\.\d+)?|one and a half|half|one|two|three|four|six|eight",
    "PLATFORM": r"linux/[\w/]+|amd64|arm64(?:/v8)?|arm/v[67]|armv[67]|armhf|aarch64|x86[-_]64|x86|x64|intel",
    "IP": r"\d{1,3}(?:\.\d{1,3}){3}",
    "URL": r"https?://[^\s,]*\w/?",
    "WORD": r"[^\s,;]*[^\s,;.?!:]",
    "QUOTED": r"'[^']+'|\"[^\"]+\"",
    "REST": r".+?",
    "REPO": r"[a-z0-9][\w./-]*\w",  # an image with several tags
    "CONTAINERS": rf"(?:{NAME})(?:(?:,? and |,? or |, ?| )(?:{NAME}))+",  # two or more, each by its name
    "KNOWN": r"[a-z0-9][\w.-]*(?:[:/][\w./:-]*\w)?",  # an image that is well known, or has a tag or a registry
    "OWN": NAME,  # a name of the user's own, which is no well-known image
    # what people call a container of theirs; in quotes whatever it is
    "SOME": NAME,  # a name where no container is spoken of, so that a word of other things is none
    "NAMED": rf"(?!(?:is|are|was|were|does|do|did|has|not|it)\b)[\"']?(?:{NAME})[\"']?",
    "LINE": r"[\w./-]+(?: [\w./:@=+-]+)*?",  # a command, whose first word is a program
    "COUNT": r"\d+|once|one|twice|two|three|four|five|six|ten|twelve|an?",  # told in digits
    "SIGNAL": r"sig(?:hup|int|usr1|usr2|quit|term|cont|stop|winch|abrt)|hup|int|usr1|usr2|quit|cont|winch|abrt",
}
THE = r"(?:the |my |our |a |an |this |that |your )?"
PLACE = re.compile(r"\{([A-Z]+)(\d?)\}")
LIVE = re.compile(r"\{(CONTAINER|IMAGE|VOLUME|NETWORK|REPO)\d?\}")
OBJECT = "(?:(?:the|my|our) )?(?:{0} )?[\"']?{1}[\"']?(?: {0}(?![\\w-]))?"
HERE = {"signs", "said", "line", "hint", "says", "warns", "risk"}
PLAIN = {"signs", "said", "told", "where", "unless"}
LISTED = re.compile(r"\{(\w+)\}")
EMPTY = ("empty", "leading", "begun", "unended")
OPEN = {"said", "question", "choices"}
ENDS = r"(?=$|[ ,;()]|[:.](?:$| ))"
CLAUSE = {"said", "told", "weak"}
PIECE = {"said", "told", "line", "more", "place", "service", "image"}
TOLD = re.compile(r"(?<![\\{\w])([a-z0-9][a-z0-9-]*)(\??)")  # a word in a pattern, whose end may be missing
DETAIL = {"said", "told", "order", "of", "where"}
FRAGMENT_WORDS = ("words", "short", "glue", "kinds", "states", "pairs", "narrow", "uncounted", "needing", "whole")
KEYS = {"signs", "said", "told", "line", "says", "where", "unless"}


def pattern(said: str) -> str:
    """The pattern with its places and its "{THE}" written out."""

    def place(found: re.Match[str]) -> str:
        kind, number = found.groups()
        return THE if kind == "THE" else f"(?P<{kind}{number}>{PLACES.get(kind, NAME)})"

    return PLACE.sub(place, said)


def index_of_ways(requests: dict[str, Any]) -> dict[str, Any]:
    """All ways, and which of them each sign tells of: those that tell anew, and those that answer."""
    ways: list[list[str]] = []
    signs: dict[str, list[int]] = {}
    line_signs: dict[str, list[int]] = {}
    for name in (*FIRST, *(name for name in requests if name not in FIRST)):
        data = requests.get(name)
        if not isinstance(data, dict):
            continue
        for way in data.get("ways", []):
            if set(way) - KEYS or ("told" in way) == ("line" in way):
                raise KnowledgeError(f"requests/{name}.yaml: a way has signs, said, and either told or line: {way}")
            for sign in str(way["signs"]).split():
                (signs if "told" in way else line_signs).setdefault(sign, []).append(len(ways))
            more = (
                *(way.get(key, "") for key in ("told", "line", "says")),
                *(listed(way.get(key, ""), data) for key in ("where", "unless")),
            )
            said = pattern(listed(way["said"], data))
            ways.append([said, *more, needs(said)])
    told = {"ways": ways, "way_signs": signs, "line_signs": line_signs}
    parts = (
        _plain,
        _here,
        _open,
        _others,
        _clauses,
        _build_clauses,
        _within,
        _stories,
        _fragments,
        _unnamed,
        _joined,
    )
    return told | {key: it for part in parts for key, it in part(requests).items()}


def _plain(requests: dict[str, Any]) -> dict[str, Any]:
    """What is put in plain words, and which of it each sign tells of."""
    plain: list[list[str]] = []
    signs: dict[str, list[int]] = {}
    for name, data in requests.items():
        if not isinstance(data, dict):
            continue
        for way in data.get("plain", []):
            if set(way) - PLAIN or not {"signs", "said", "told"} <= set(way):
                raise KnowledgeError(f"requests/{name}.yaml: a plain way has signs, said and told: {way}")
            for sign in str(way["signs"]).split():
                signs.setdefault(sign, []).append(len(plain))
            if "'" in str(way["signs"]):
                raise KnowledgeError(f"requests/{name}.yaml: a sign is a word without an apostrophe: {way}")
            said = pattern(listed(way["said"], data))
            more = (way["told"] or "", *(listed(way.get(key, ""), data) for key in ("where", "unless")))
            plain.append([said, *more, needs(said)])
    words = [it for data in requests.values() if isinstance(data, dict) for it in str(data.get("known", "")).split()]
    return {"plain": plain, "plain_signs": signs, "plain_words": dict.fromkeys(words, 1)}


def _others(requests: dict[str, Any]) -> dict[str, Any]:
    """What is asked of others than Docker, and which of it each sign tells of."""
    data = requests.get("elsewhere", {})
    others: list[list[Any]] = []
    signs: dict[str, list[int]] = {}
    for way in data.get("others", []):
        if set(way) - {"whole"} != {"signs", "said", "unless"}:
            raise KnowledgeError(f"requests/elsewhere.yaml: what is asked of others has signs, said, unless: {way}")
        for sign in way["signs"].split():
            signs.setdefault(sign, []).append(len(others))
        others.append([listed(way["said"], data), listed(way["unless"], data), bool(way.get("whole"))])
    return {"others": others, "other_signs": signs}


def _clauses(requests: dict[str, Any]) -> dict[str, Any]:
    """What may be told of a new container: the pattern, what it is told as, and whether that is said of others too."""
    out: list[list[Any]] = []
    data = requests.get("clauses", {})
    for clause in data.get("clauses", []):
        if set(clause) - CLAUSE or not {"said", "told"} <= set(clause):
            raise KnowledgeError(f"requests/clauses.yaml: a clause has said and told: {clause}")
        said = f"(?:{pattern(listed(clause['said'], data))}){ENDS}"
        out.append([said, clause["told"], bool(clause.get("weak")), needs(said)])
    between = data.get("in_clauses", {})
    words = {low for text in (*between.values(), *(it[0] for it in out)) for low, _ in TOLD.findall(text)}
    return {"clauses": out, "in_clauses": between, "clause_words": dict.fromkeys(sorted(words), 1)}


def _build_clauses(requests: dict[str, Any]) -> dict[str, Any]:
    """What may be told of a build: the pattern and what it is told as."""
    data = requests.get("building", {})
    out = []
    for clause in data.get("clauses", []):
        if set(clause) - CLAUSE or not {"said", "told"} <= set(clause):
            raise KnowledgeError(f"requests/building.yaml: a clause has said and told: {clause}")
        said = f"(?:{pattern(listed(clause['said'], data))}){ENDS}"
        out.append([said, clause["told"], needs(said)])
    between = data.get("in_build", {})
    words = {low for text in (*between.values(), *(it[0] for it in out)) for low, _ in TOLD.findall(text)}
    return {"build_clauses": out, "in_build": between, "build_words": dict.fromkeys(sorted(words), 1)}


def _within(requests: dict[str, Any]) -> dict[str, Any]:
    """What may be told of what is done within a container: the kind of each piece, its pattern and what it tells."""
    data = requests.get("within", {})
    between = data.get("within", {})
    out = []
    for of, pieces in between.get("pieces", {}).items():
        for piece in pieces:
            if set(piece) - PIECE:
                raise KnowledgeError(f"requests/within.yaml: a piece has a place or is said: {piece}")
            kind = next((key for key in ("place", "service", "image") if key in piece), of.rstrip("s"))
            text = piece.get("said") or piece[kind]
            told = "\n".join(it for it in (piece.get("line"), piece.get("told"), piece.get("more")) if it is not None)
            said = f"(?:{pattern(listed(text, data))}){ENDS}"
            out.append([kind, said, told, needs(said)])
    words = {low for text in (between.get("glue", ""), *(it[1] for it in out)) for low, _ in TOLD.findall(text)}
    kept = {key: it for key, it in between.items() if key not in ("pieces", "signs", "no_place")}
    signs = dict.fromkeys(str(between.get("signs", "")).split(), 1)
    where = dict.fromkeys(str(between.get("where", "")).split("|"), 1)
    no_place = f" {' '.join(str(between.get('no_place', '')).split())} "
    within = {**kept, "signs": signs, "where": where, "no_place": no_place}
    return {"within": within, "within_pieces": out, "within_words": dict.fromkeys(sorted(words), 1)}


def _stories(requests: dict[str, Any]) -> dict[str, Any]:
    """How whole stories are told, with the ways of wishing and how plain each is; what is dictated."""
    data = requests.get("stories", {})
    dictated = requests.get("dictated", {}).get("dictated", {})
    return {
        "stories": {name: listed(said, data) for name, said in data.get("stories", {}).items()},
        "dictated": {**dictated, "needs": needs(dictated.get("heard", ""))},
        "story_wishes": [[listed(way["said"], data), way["weight"]] for way in data.get("wishes", [])],
    }


def _fragments(requests: dict[str, Any]) -> dict[str, Any]:
    """How a request of a few words and no sentence is told: its words, its details and the orders."""
    data = requests.get("terse", {})
    said = data.get("fragments", {})
    words = {key: dict.fromkeys(str(said.get(key, "")).split(), 1) for key in FRAGMENT_WORDS}
    details = []
    for detail in said.get("details", []):
        if set(detail) - DETAIL or ("told" in detail) == ("order" in detail):
            raise KnowledgeError(f"requests/terse.yaml: a detail has said, and either told or order: {detail}")
        text = rf"(?<![^\s,;])(?:{pattern(listed(detail['said'], data))})(?![^\s,;])"
        more = (listed(detail.get(key, ""), data) for key in ("told", "order", "of", "where"))
        details.append([text, *more, needs(text)])
    given = {key: said.get(key, {}) for key in ("nouns", "senses", "orders", "of_none")}
    words["words"] |= words["short"]
    return {"fragments": {**words, **given, "details": details}}


def _unnamed(requests: dict[str, Any]) -> dict[str, Any]:
    """How one thing is spoken of that is not named, and how some are that stay."""
    data = requests.get("unnamed", {})
    return {"unnamed": {name: listed(said, data) for name, said in data.get("unnamed", {}).items()}}


def _joined(requests: dict[str, Any]) -> dict[str, Any]:
    """How several wishes are told in one sentence, and what in one of them points at another."""
    data = requests.get("joined", {})
    joined = {name: listed(said, data) for name, said in data.get("joined", {}).items()}
    words = {low for text in joined.values() for low, _ in TOLD.findall(text) if len(low) > 3}
    return {"joined": joined, "joined_words": dict.fromkeys(sorted(words), 1)}


def _open(requests: dict[str, Any]) -> dict[str, Any]:
    """The wishes that leave open what is meant, and which of them each of their words tells of."""
    data = requests.get("open", {})
    glue = set(str(data.get("glue", "")).split())
    wishes: list[list[Any]] = []
    signs: dict[str, list[int]] = {}
    for wish in [*data.get("open", []), *_troubled(data)]:
        if set(wish) - {"signs"} != OPEN:
            raise KnowledgeError(f"requests/open.yaml: a wish has said, question and choices: {wish}")
        for said in wish["said"]:
            words = TOLD.findall(listed(said, data))
            tells = {word[:end] for word, maybe in words for end in (None, -1 if maybe else None)} - glue
            for sign in sorted(set(str(wish["signs"]).split()) if "signs" in wish else tells):
                signs.setdefault(sign, []).append(len(wishes))
            wishes.append([pattern(listed(said, data)), wish["question"], wish["choices"]])
    bare = [
        [pattern(listed(said, data)), it["question"], it["choices"]]
        for it in data.get("bare", [])
        for said in it["said"]
    ]
    troubles = [[it["of"], it["question"], it["choices"]] for it in data.get("troubles", [])]
    usual = f" {' '.join(str(data.get('usual_names', '')).split())} "
    edges = {f"open_{key}": str(data.get(key, "")) for key in ("it", "begins", "ends")}
    edges |= {f"open_{key}": f" {' '.join(str(data.get(key, '')).split())} " for key in EMPTY}
    edges["open_words"] = " ".join(sorted({word for wish in data.get("open", []) for word in _telling(wish, data)}))
    told = {"open": wishes, "open_signs": signs, "open_troubles": troubles, "bare": bare, "usual_names": usual}
    return {**told, **edges}


def _telling(wish: dict[str, Any], data: dict[str, Any]) -> list[str]:
    """The words of a wish that are long enough to be misspelt."""
    words = [word for said in wish["said"] for word, _ in TOLD.findall(listed(said, data))]
    return [word for word in words if len(word) > 3]


def _troubled(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The wish for what ails any of the things: which question is asked, the thing says."""
    things = "|".join(it["of"] for it in data.get("troubles", []))
    said = [way.replace("{OF}", f"(?P<THING>{things})") for way in data.get("ways_of_trouble", [])]
    signs = f"{data.get('ailing_signs', '')} {data.get('more_signs', '')}"
    return [{"said": said, "question": "", "choices": [], "signs": signs}]


def listed(said: str, data: dict[str, Any]) -> str:
    """The pattern with the lists of its file written out, those that a list has in it, too."""
    lists = data.get("lists") or {}
    while (told := LISTED.sub(lambda found: f"(?:{lists[found[1]]})" if found[1] in lists else found[0], said)) != said:
        said = told
    return said


def _here(requests: dict[str, Any]) -> dict[str, Any]:
    """The ways of what there is, and which of them each sign tells of."""
    ways: list[list[str]] = []
    signs: dict[str, list[int]] = {}
    for name, data in requests.items():
        for way in data.get("here", []) if isinstance(data, dict) else []:
            if set(way) - HERE or ("line" in way) == ("hint" in way):
                raise KnowledgeError(
                    f"requests/{name}.yaml: a way of what is here has signs, said, line or hint: {way}"
                )
            for sign in str(way["signs"]).split():
                signs.setdefault(sign, []).append(len(ways))
            said = LIVE.sub(
                lambda found: OBJECT.format("image" if found[1] == "REPO" else found[1].lower(), found[0]), way["said"]
            )
            more = (way.get(key, "") for key in ("line", "hint", "says", "warns"))
            ways.append([pattern(said), *more, way.get("risk", "read")])
    told = [it for data in requests.values() if isinstance(data, dict) for it in data.get("of_dsh", [])]
    stands = [it for data in requests.values() if isinstance(data, dict) for it in data.get("stands", [])]
    on = [it for data in requests.values() if isinstance(data, dict) for it in data.get("on", [])]
    return {
        "here": ways,
        "here_signs": signs,
        "of_dsh": [[pattern(it["said"]), it["tells"]] for it in told],
        "stands": [[it["of"], it["said"], it.get("put", "")] for it in stands],
        "on": [[it["of"], pattern(it["said"]), it["told"]] for it in on],
    }
