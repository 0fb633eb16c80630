"""Rules on FROM and on what other stages give."""

from collections.abc import Iterator

from dsh.cmdline.nearest import nearest
from dsh.explain.advice import Found
from dsh.explain.dockerfile_sight import Sight, at
from dsh.explain.image_end import dead_image, ended, is_tagged

SAFE = {"python": "python:3.13-slim", "node": "node:22-slim", "alpine": "alpine:3.22", "debian": "debian:bookworm-slim"}


def bad_from(it: Sight) -> Iterator[Found]:
    for stage in it.stages.all:
        words = [word.text for word in stage.begins.words()]
        if words and not (len(words) == 1 or (len(words) == 3 and words[1].upper() == "AS")):
            yield at("bad-from", stage.begins)


def _bases(it: Sight) -> Iterator[tuple[int, str]]:
    """The stages whose base is an image that the file names, with its name."""
    for stage in it.stages.all:
        earlier = it.stages.named(stage.base, stage.number) if not stage.base.isdecimal() else None
        if stage.base and stage.base != "scratch" and earlier is None:
            yield stage.number, _filled(stage.base, it)


def _filled(base: str, it: Sight) -> str:
    """The base with the defaults of the ARGs before the first FROM."""
    for step in it.stages.before:
        for word in step.words() if step.name == "ARG" else ():
            name, _, value = word.text.partition("=")
            value = value.strip("\"'")
            if value and "$" not in value:
                base = base.replace("${" + name + "}", value)
                if base.endswith("$" + name) or f"${name}-" in base or f"${name}:" in base:
                    base = base.replace("$" + name, value)
    return base


def latest(it: Sight) -> Iterator[Found]:
    for number, base in _bases(it):
        begins = it.stages.all[number].begins
        name = base.partition("@")[0].rpartition(":")[0] if is_tagged(base) else base
        example = SAFE.get(name, f"{name}:VERSION")
        if "$" in base or "@" in base or dead_image(base, it.store):
            continue
        if not is_tagged(base):
            yield at("untagged", begins, begins.words()[0], base=base, example=example)
        elif base.endswith(":latest"):
            yield at("latest-tag", begins, begins.words()[0], example=example)


def dead(it: Sight) -> Iterator[Found]:
    for number, base in _bases(it):
        begins = it.stages.all[number].begins
        why = dead_image(base, it.store)
        end = ended(base, it.store)
        if why:
            yield at("dead-image", begins, begins.words()[0], base=base, why=why[:1].lower() + why[1:])
        elif end:
            yield at("dead-tag", begins, begins.words()[0], base=base, why=end.why, instead=end.instead)


def duplicate_stage(it: Sight) -> Iterator[Found]:
    seen: set[str] = set()
    for stage in it.stages.all:
        if stage.name and stage.name in seen:
            yield at("duplicate-stage", stage.begins, stage.begins.words()[2], stage=stage.name)
        seen.add(stage.name)


def unknown_stage(it: Sight) -> Iterator[Found]:
    names = [stage.name for stage in it.stages.all if stage.name]
    for stage in it.stages.all:
        for step in stage.all("COPY", "RUN"):
            for flag in step.flags:
                source = _source(flag.text)
                if not source or "$" in source or it.stages.named(source, stage.number):
                    continue
                if source.lower() in names[: len(names)] or (source.isdecimal() and int(source) >= stage.number):
                    yield at("later-stage", step, flag, stage=source)
                elif not any(sign in source for sign in ":/@."):
                    near = nearest(source.lower(), names) or ""
                    if near or not it.store.image(source):
                        yield at("unknown-stage", step, flag, stage=source, near=f"--from={near}" if near else "")


def _source(flag: str) -> str:
    """The stage that --from=STAGE or --mount=...,from=STAGE names."""
    name, _, value = flag.partition("=")
    if name == "--from":
        return value
    items = value.split(",") if name == "--mount" else []
    return next((item[5:] for item in items if item.startswith("from=")), "")
