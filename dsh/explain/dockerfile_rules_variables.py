"""Rules on ARG and ENV."""

from collections.abc import Iterator

from dsh.cmdline.types.env import may_be_secret
from dsh.explain.advice import Found
from dsh.explain.dockerfile_reader import Instruction
from dsh.explain.dockerfile_sight import Sight, at
from dsh.patterns import regex

NAME = regex(r"(?<!\\)\$\{?([A-Za-z_]\w*)")
FILE = ("_FILE", "_PATH", "_DIR", "_URL", "_LENGTH", "_TTL", "_TYPE", "KEYRING")


def declared(it: Instruction) -> list[str]:
    """The names that an ARG or ENV declares."""
    words = it.words()
    if it.name == "ENV" and words and "=" not in words[0].text:
        return [words[0].text]
    return [word.text.partition("=")[0] for word in words]


def _used(it: Instruction) -> Iterator[str]:
    if it.items is not None and it.name in ("RUN", "CMD", "ENTRYPOINT"):
        return
    for match in NAME.finditer(it.joined, it.word.end):
        yield match[1]


def lost_argument(it: Sight) -> Iterator[Found]:
    """An ARG of before FROM, or of another stage, that is used where it is empty."""
    names: dict[int, list[str]] = {}
    for stage in it.stages.all:
        names[stage.number] = [n for step in stage.all("ARG") for n in declared(step)]
    before = {n for step in it.stages.before if step.name == "ARG" for n in declared(step)}
    known: dict[int, set[str]] = {}
    for stage in it.stages.all:
        base = it.stages.named(stage.base, stage.number) if not stage.base.isdecimal() else None
        here = set(known[base.number]) if base else set()
        told: set[str] = set()
        for step in stage.steps:
            if step.name in ("ARG", "ENV"):
                here |= set(declared(step))
            if step.name in ("CMD", "ENTRYPOINT", "HEALTHCHECK", "ARG"):
                continue  # those are filled in when the container runs
            for name in _used(step):
                if name in here or name in told or f"{name}=" in step.joined or f" {name} " in step.joined:
                    continue
                told.add(name)
                if name in before:
                    yield at("arg-not-in-stage", step, None, name=name)
                elif any(name in of for number, of in names.items() if number < stage.number):
                    yield at("arg-of-other-stage", step, None, name=name)
        known[stage.number] = here


def unset_in_from(it: Sight) -> Iterator[Found]:
    given = {n for step in it.stages.before if step.name == "ARG" for n in declared(step)}
    given |= set(it.store.values("dockerfile-args") or {})
    for stage in it.stages.all:
        for match in NAME.finditer(stage.begins.joined):
            if match[1] not in given and not stage.begins.joined.startswith((":-", ":+"), match.end()):
                yield at("unset-arg-in-from", stage.begins, None, name=match[1])


def secret(it: Sight) -> Iterator[Found]:
    for step in it.file.instructions:
        if step.name not in ("ARG", "ENV"):
            continue
        for word, name in zip(step.words(), declared(step), strict=False):
            value = word.text.partition("=")[2]
            if may_be_secret(name) and not name.upper().endswith(FILE) and (step.name == "ARG" or value != '""'):
                words = {"name": name, "id": name.lower()}
                yield at(f"secret-in-{step.name.lower()}", step, word, **words)


def legacy_env(it: Sight) -> Iterator[Found]:
    for step in it.file.instructions:
        words = step.words()
        if step.name in ("ENV", "LABEL") and len(words) > 1 and "=" not in words[0].text:
            value = step.joined[words[1].start :].strip()
            value = f'"{value}"' if " " in value else value
            yield at("legacy-env", step, words[0], example=f"{step.name} {words[0].text}={value}")
