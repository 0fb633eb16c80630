"""The compiled phrases, made ready for a store."""

from functools import cache

from dsh.knowledge.store import Store
from dsh.knowledge.words import Lexicon
from dsh.named import NamedTuple
from dsh.request.concepts import Questions, prepare
from dsh.typed import Any


class Index(NamedTuple):
    """The compiled phrases, made ready."""

    data: dict[str, Any]
    lexicon: Lexicon

    def questions(self) -> Questions:
        """The questions of the concepts, weighed when first asked for."""
        if "weighed" not in self.data:
            self.data["weighed"] = prepare(self.data["questions"])
        found: Questions = self.data["weighed"]
        return found


def index_of(store: Store) -> Index:
    """The index of phrases, made ready once for a store."""
    return _ready(store)


@cache
def _ready(store: Store) -> Index:
    data = store.phrases()
    data["examples"], data["flagged"] = store.examples(), store.flagged()
    return Index(data, Lexicon(data["words"], data["groups"]))
