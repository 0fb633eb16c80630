"""What is told in the fewest words, clause by clause: how knowledge/requests/shorthand.yaml tells it.

    lines:
      - line: "docker compose{FILES?} up{FLAGS} {NAMES?}"
        must: ['\\bcompose\\b', '\\bup\\b']
        uses: [compose]
        bare: NAMES
        clauses:
          - {said: "{BG}", add: -d}
          - {said: "file {FILE}", add: "FILES=-f {FILE}"}

All of a request must be clauses of one line, in any order, with words of the `glue` between them. A clause adds flags,
or fills a place of the line; what it adds there follows "PLACE=", and of several parts ("; " between them) those of
which something is said. A place with "?" may stay empty, one whose name ends in S holds several. `bare` is the place of
names that stand alone. Patterns of `must` have to be found, one of `unless` must not (nor one of the `unless` of the
file, except where a line `asks`). `uses` names `sets` of clauses that several lines share. `least` clauses that say
something have to be there. Where a line or a clause has a `risk`, that is what the line does.
"""

import re

from dsh.errors import KnowledgeError
from dsh.knowledge.needs import needs
from dsh.knowledge.ways import ENDS, TOLD, listed, pattern
from dsh.typed import Any

LINE = {"signs", "line", "must", "unless", "asks", "uses", "bare", "clauses", "least", "risk", "glue", "says"}
CLAUSE = {"said", "add", "risk"}
LEAST = 2
PLACED = re.compile(r"\(\?P<(\w+)>")


def index_of_shorthand(requests: dict[str, Any]) -> dict[str, Any]:
    """The lines with their clauses, and which of them each sign tells of."""
    data = requests.get("shorthand", {})
    sets = {name: _clauses(told, data) for name, told in data.get("sets", {}).items()}
    lines: list[list[Any]] = []
    signs: dict[str, list[int]] = {}
    words: dict[str, int] = {}
    for it in data.get("shorthand", []):
        if set(it) - LINE or not {"signs", "line", "must", "clauses"} <= set(it):
            raise KnowledgeError(f"requests/shorthand.yaml: a line has signs, line, must and clauses: {it}")
        for sign in listed(str(it["signs"]), data).split():
            signs.setdefault(sign, []).append(len(lines))
        clauses = _clauses(it["clauses"], data) + [clause for name in it.get("uses", []) for clause in sets[name]]
        must = [listed(said, data) for said in it["must"]]
        glue = listed(f"{data['glue']}|{it['glue']}" if "glue" in it else str(data["glue"]), data)
        parts = [it["unless"]] if "unless" in it else []
        unless = listed("|".join(parts if it.get("asks") else [data["unless"], *parts]) or "(?!)", data)
        more = (it.get("bare", ""), int(it.get("least", LEAST)), it.get("risk", ""), it.get("says", ""))
        lines.append([it["line"], must, unless, clauses, glue, *more])
        for said in (glue, *must, *(clause[0] for clause in clauses)):
            words |= {low[:end]: 1 for low, maybe in TOLD.findall(said) for end in (None, -1 if maybe else None)}
    return {"shorthand": lines, "shorthand_signs": signs, "shorthand_words": words}


def _apart(said: str) -> str:
    """The pattern with a digit at each further place of a kind: what a list holds may be said in two ways."""
    seen: set[str] = set()

    def numbered(found: re.Match[str]) -> str:
        base, number = found[1].rstrip("0123456789"), 2
        name = found[1]
        while name in seen:
            name, number = f"{base}{number}", number + 1
        seen.add(name)
        return f"(?P<{name}>"

    return PLACED.sub(numbered, said)


def _clauses(told: list[dict[str, str]], data: dict[str, Any]) -> list[list[str]]:
    out = []
    for clause in told:
        if set(clause) - CLAUSE or not {"said", "add"} <= set(clause):
            raise KnowledgeError(f"requests/shorthand.yaml: a clause has said and add: {clause}")
        said = _apart(f"(?:{pattern(listed(clause['said'], data))}){ENDS}")
        out.append([said, clause["add"], needs(said), clause.get("risk", "")])
    return out
