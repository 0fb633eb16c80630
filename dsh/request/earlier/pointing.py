"""Which objects words point at: "it", "them", "both containers", "the first one", "the network"."""

from dsh.request.earlier.before import Shown

ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}
ONE = ("it", "this", "that", "the same one", "that one", "this one")
ALL = ("them", "these", "those", "all of them", "both", "both of them", "they")


def pointed_at(phrase: list[str], shown: Shown) -> tuple[str, ...] | None:
    """The objects that the phrase points at; None where it points at none."""
    said = " ".join(phrase)
    if said in ONE:
        return shown.names[:1] if len(shown.names) == 1 else ()
    if phrase[-1] == "containers" and phrase[0] in ("both", "these", "the"):
        return _both(phrase, shown)
    if said in ALL:
        return shown.names if len(shown.names) > 1 else (*shown.also, *shown.names)
    if phrase == ["the", shown.kind] and len(shown.names) == 1:
        return shown.names
    bare = [w for w in phrase if w not in ("the", "one", shown.kind)]
    if bare == ["last"] and phrase[-1] == "container":
        return None  # the one that was made last: a list begins with it
    if phrase[0] == "the" and len(phrase) > 1 and len(bare) == 1 and bare[0] in ORDINALS:
        place, names = ORDINALS[bare[0]], shown.listed or shown.names
        return names[place:][:1] if place < len(names) else ()
    return None


def _both(phrase: list[str], shown: Shown) -> tuple[str, ...] | None:
    """ "both containers": the two that were shown, else the two that were made last; None where another is said."""
    if " ".join(phrase[:-1]) not in ("both", "both the", "both these", "both of the", "the two", "these two"):
        return None
    if shown.kind == "container" and len(shown.names) == 2:
        return shown.names
    made = tuple(name for kind, name in shown.made if kind == "container")[-2:]
    return made if len(made) == 2 else ()


def of_another_kind(phrase: list[str], shown: Shown) -> str:
    """ "remove the network", after its containers were shown: the kind of which one was spoken of before."""
    kind = phrase[1] if len(phrase) == 2 and phrase[0] in ("the", "that", "this") else ""
    return kind if kind != shown.kind and shown.one_of(kind) else ""
