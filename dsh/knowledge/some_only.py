"""Where fewer are meant than a line takes, as knowledge/requests/some_only.yaml lists it."""

from dsh.errors import KnowledgeError
from dsh.knowledge.ways import listed
from dsh.typed import Any

KEYS = frozenset(["signs", "said", "line", "looks", "one", "question"])


def index_of_some_only(requests: dict[str, Any]) -> dict[str, Any]:
    """`some_only`: signs, pattern, line, looks, whether one may be named, and the question of each row."""
    data = requests.get("some_only", {})
    rows = []
    for row in data.get("some_only", []):
        if not set(row) <= KEYS or not {"signs", "said", "question"} <= set(row):
            raise KnowledgeError(f"requests/some_only.yaml: a row has signs, said and question: {row}")
        said = listed(row["said"], data)
        signs = row["signs"].split()
        rows.append([signs, said, row.get("line", ""), row.get("looks", []), row.get("one", False), row["question"]])
    return {"some_only": rows}
