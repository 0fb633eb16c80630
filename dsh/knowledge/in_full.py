"""Requests told in full, as knowledge/requests/in_full.yaml tells them clause by clause.

    - line: docker volume ls
      noun: "volumes?"
      columns: {Name: "names?"}
      clauses:
        - {said: "{HAVE}labels? {LABEL}", add: "-f label={LABEL}"}

A clause is a pattern with places, and what it adds to the line: flags, an argument, nothing, or RUNNING, which takes
`-a` away. The `noun` must be said, of several where there are `columns`; `glue` are words that say nothing there, and
what the line `ends` in is left open.
"""

from dsh.errors import KnowledgeError
from dsh.knowledge.needs import needs
from dsh.knowledge.ways import NAME, PLACE, listed
from dsh.typed import Any

OF = {"line", "noun", "columns", "clauses", "glue", "ends"}
CLAUSE = {"said", "add"}
PLACES = {
    "NETWORK": NAME,
    "OBJECT": NAME,
    "THING": NAME,
    "KEY": r"[\w][\w./-]*\w|\w",
    "WORTH": r"[\w./:@-]*\w",
    "LABEL": r"[\w][\w./-]*\w(?:=[\w./:@-]*\w)?",
    "VOLUME": rf"/[\w./-]*|{NAME}",
    "ANCESTOR": r"[a-zA-Z0-9][\w.-]*(?:[:/@][\w./:@-]*\w)?",
    "KNOWN": r"[a-zA-Z0-9][\w.-]*(?:[:/@][\w./:@-]*\w)?",
    "HOST": r"(?:(?:[a-zA-Z0-9-]+\.)+[a-zA-Z]{2,}|localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?|[a-zA-Z0-9-]+:\d{2,5}",
    "USER": NAME,
    "SECRET": r"[^\s,;\"']*[^\s,;\"'.]",
    "FILE": r"[~.]{0,2}/[\w./-]*\w|[\w-]+\.(?:txt|pw|pass|token|secret|key|json)",
    "CODE": r"\d{1,3}",
    "PORT": r"\d{2,5}",
    "COUNT": r"\d+|two|three|four|five|six|seven|eight|nine|ten",
}
EDGES = r"(?<![\w=:/.-])(?:{0})(?![\w=:/-]|\.\w)"


def index_of_what_is_told(requests: dict[str, Any]) -> dict[str, Any]:
    """What opens such a request, which words say nothing, and the clauses of each line."""
    data = requests.get("in_full", {})
    said = data.get("in_full", {})
    out = []
    for it in said.get("of", []):
        if set(it) - OF or not {"line", "noun", "clauses"} <= set(it):
            raise KnowledgeError(f"requests/in_full.yaml: a line has noun and clauses: {it}")
        clauses = []
        for clause in it["clauses"]:
            if set(clause) != CLAUSE:
                raise KnowledgeError(f"requests/in_full.yaml: a clause has said and add: {clause}")
            text = EDGES.format(_placed(listed(clause["said"], data)))
            clauses.append([text, clause["add"], needs(text)])
        columns = {field: EDGES.format(said) for field, said in it.get("columns", {}).items()}
        glue = dict.fromkeys(str(it.get("glue", "")).split(), 1)
        noun = EDGES.format(listed(it["noun"], data))
        out.append([it["line"], noun, columns, clauses, glue, it.get("ends", "")])
    words = {key: dict.fromkeys(str(said.get(key, "")).split(), 1) for key in ("signs", "glue")}
    opening = rf"(?:(?:{'|'.join(said.get('opening', []))})(?![\w-])(?:[\s,.!:]| - )*)+"
    return {"in_full": {**words, "opening": opening, "idea": said.get("idea", "")}, "told_in_full": out}


def _placed(said: str) -> str:
    """The pattern with its places written out, each of which may stand in quotes."""
    return PLACE.sub(lambda found: rf"[\"'“]?(?P<{found[1]}{found[2]}>{PLACES[found[1]]})[\"'”]?", said)
