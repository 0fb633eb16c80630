"""Situations as knowledge/requests/situations.yaml lists them: what is the case and what is wished, nothing named.

    - {words: closed closing, with: ['{TERMINAL}', '{GOES_ON}', '{END}'], lines: [docker stop CONTAINER]}

One of the `words` stands in the request, and each pattern of `with` is found in it, in whatever order; `not` is not
found. The first of the `lines` is the likeliest; a `concept` is answered with what an idea is. A `firm` one goes before
an answer that is sure. A place as {IMAGE} in a pattern stands for what may be said by its name all the same.
"""

from dsh.errors import KnowledgeError
from dsh.knowledge.ways import listed, pattern
from dsh.typed import Any

KEYS = {"words", "with", "not", "lines", "says", "concept", "firm"}


def situations(requests: dict[str, Any]) -> dict[str, Any]:
    """The situations, and which of them each of their words tells of."""
    data = requests.get("situations", {})
    out: list[list[Any]] = []
    signs: dict[str, list[int]] = {}
    firm: dict[str, list[int]] = {}
    for row in data.get("situations", []):
        if set(row) - KEYS or "words" not in row or ("lines" in row) == ("concept" in row):
            raise KnowledgeError(f"requests/situations.yaml: a situation has words, and either lines or concept: {row}")
        for sign in str(row["words"]).split():
            signs.setdefault(sign, []).append(len(out))
            if row.get("firm"):
                firm.setdefault(sign, []).append(len(out))
        patterns = [_apart(it, data) for it in row.get("with", [])]
        unless = _apart(row["not"], data) if "not" in row else ""
        out.append([patterns, unless, row.get("lines", []), row.get("says", ""), row.get("concept", "")])
    told = {key: _apart(said, data) for key, said in data.get("told", {}).items()}
    return {"situations": out, "situation_signs": signs, "firm_signs": firm, "situations_told": told}


def _apart(said: str, data: dict[str, Any]) -> str:
    """The pattern of whole words."""
    return rf"(?<!\S)(?:{pattern(listed(said, data))})(?!\S)"
