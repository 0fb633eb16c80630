"""`dsh learn`: the ideas behind Docker, by chapter; `dsh learn TOPIC` one of them."""

from dsh.console import Console
from dsh.errors import NoCommandFound
from dsh.knowledge.entries import Concept
from dsh.knowledge.store import Store, open_store
from dsh.options import Options
from dsh.render.ansi import paint


def main(options: Options, console: Console) -> int:
    from dsh.render import concept as views

    store = open_store()
    if options.attempt or options.again:
        from dsh.verbs import attempt

        return attempt.main(options, console, store)
    topic = " ".join(options.words)
    if options.json:
        from dsh.render import json

        chosen = [find(topic, store)] if topic else list(store.concepts().values())
        for it in chosen:
            console.out.write(json.line(json.concept(it)))
    elif topic:
        console.out.write(paint(views.lesson(find(topic, store), console.width), console.color, console.theme))
    else:
        console.out.write(
            paint(views.contents(list(store.concepts().values()), console.width), console.color, console.theme)
        )
    return 0


def find(topic: str, store: Store) -> Concept:
    """The concept for an id, a title or a question. Raises NoCommandFound naming the nearest."""
    wanted = _plain(topic)
    concepts = store.concepts()
    for it in concepts.values():
        if wanted in map(_plain, (it.id, it.title, *it.phrases)):
            return it
    from dsh.request.answer import answer

    for text in (topic, f"what is a {topic}"):
        found = answer(text, store)
        if found.outcome == "concept" and found.concept in concepts:
            return concepts[found.concept]
    import difflib

    near = difflib.get_close_matches(wanted.replace(" ", "-"), list(concepts), 3)
    hint = "nearest: " + ", ".join(f"dsh learn {n}" for n in near) if near else "dsh learn lists all topics"
    raise NoCommandFound(f"there is no topic {topic!r}", hint=hint)


def _plain(topic: str) -> str:
    """In lower case, without hyphens, and in the singular: "Bind mounts" is the topic bind-mount."""
    words = topic.lower().replace("-", " ").strip(" ?").split()
    return " ".join(word if word.endswith("ss") else word.removesuffix("s") for word in words)
