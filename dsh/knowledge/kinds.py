"""What knowledge/requests/kinds.yaml says of carrying things, and the ways of speaking that hang on what a name is.

The first record holds the words, the second the lines, the third the ways.
"""

from dsh.errors import KnowledgeError
from dsh.knowledge.ways import PLACE, pattern
from dsh.typed import Any

WORDS = ("to", "in", "from", "with", "as", "skipped", "new", "everything")
LINE = {"acts", "what", "in", "to", "with", "line", "says", "hint"}
WAY = {"signs", "said", "line", "says", "told", "hint", "risk", "warning"}


def records_of_kinds(requests: dict[str, Any]) -> dict[str, Any]:
    carrying = requests.get("kinds", {}).get("carrying", {})
    if not carrying:
        return {"carrying": [{}, [], []]}
    words: dict[str, Any] = {key: str(carrying[key]).split() for key in WORDS}
    words["here"] = [text.strip() for text in carrying["here"].split(",")]
    words["nouns"] = {word: kind for kind, said in carrying["nouns"].items() for word in said.split()}
    words["acts"] = _acts(carrying["acts"])
    return {"carrying": [words, [_line(row) for row in carrying["lines"]], _ways(requests)]}


def _acts(acts: dict[str, str]) -> dict[str, list[str]]:
    """What each verb does. Single words stand before the first comma, more than one word between commas."""
    out: dict[str, list[str]] = {}
    for act, said in acts.items():
        first, *more = said.split(",")
        for verb in (*first.split(), *(text.strip() for text in more)):
            out.setdefault(verb, []).append(act)
    return out


def _line(row: dict[str, str]) -> list[Any]:
    if set(row) - LINE or ("line" in row) == ("hint" in row):
        raise KnowledgeError(f"requests/kinds.yaml: a line has acts, kinds, and either line or hint: {row}")
    kinds = [row.get(key, "").split() for key in ("acts", "what", "in", "to", "with")]
    return [*kinds, row.get("line", ""), row.get("says", ""), row.get("hint", "")]


def _ways(requests: dict[str, Any]) -> list[list[Any]]:
    ways = []
    for name, data in requests.items():
        for way in data.get("of_kinds", []) if isinstance(data, dict) else []:
            if set(way) - WAY or sum(key in way for key in ("line", "told", "hint")) != 1:
                raise KnowledgeError(f"requests/{name}.yaml: a way has signs, said, and line, told or hint: {way}")
            ways.append(
                [
                    str(way["signs"]).split(),
                    pattern(PLACE.sub(_named, way["said"])),
                    *(way.get(key, "") for key in ("line", "told", "hint", "says")),
                    way.get("risk", "change"),
                    way.get("warning", ""),
                ]
            )
    return ways


KINDS = ("CONTAINER", "IMAGE", "VOLUME", "NETWORK")
NAMES = r"[a-zA-Z0-9][\w./:@-]*\w|[a-zA-Z0-9]"


def _named(found: Any) -> str:
    """A place for a name of a kind takes its noun in, before the name or behind it."""
    kind, number = found.groups()
    if kind == "FOLDER":
        return rf"(?P<FOLDER{number}>(?:~|\.{{1,2}})?[\w./-]*\w/?)"
    if kind not in KINDS:
        return str(found[0])
    noun, place = kind.lower(), f"{kind}{number}"
    said = rf"(?P<{place}_NOUN>{noun} (?:called |named )?)?(?P<{place}>{NAMES})(?P<{place}_AFTER> {noun})?"
    return rf"(?:the |my |our |this |that )?{said}"
