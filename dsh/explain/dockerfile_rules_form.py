"""Rules on the form of a Dockerfile: what docker build would refuse, and what one of the two builders does not know."""

from collections.abc import Iterator

from dsh.cmdline.nearest import nearest
from dsh.explain.advice import Found
from dsh.explain.dockerfile_reader import instruction
from dsh.explain.dockerfile_sight import Sight, at

ONLY_BUILDKIT = {"mount", "network", "security", "device", "link", "parents", "exclude", "checksum", "keep-git-dir"}


def no_from(it: Sight) -> Iterator[Found]:
    if not it.stages.all:
        yield Found("no-from", 0, 0, {})


def before_from(it: Sight) -> Iterator[Found]:
    if it.stages.all:
        for step in it.stages.before:
            if step.name != "ARG" and it.store.instruction(step.name):
                yield at("before-from", step, step.word, name=step.name)


def unknown_instruction(it: Sight) -> Iterator[Found]:
    known = it.store.instructions()
    for step in it.file.instructions:
        if step.name not in known:
            near = nearest(step.name, known) or ""
            yield at("unknown-instruction", step, step.word, word=step.word.text, near=near)


def empty_instruction(it: Sight) -> Iterator[Found]:
    for step in it.file.instructions:
        if not step.rest.text.strip() and step.name not in ("CMD", "ENTRYPOINT") and it.store.instruction(step.name):
            yield at("empty-instruction", step, step.word, name=step.name)


def old_instruction(it: Sight) -> Iterator[Found]:
    for step in it.file.instructions:
        known = it.store.instruction(step.name)
        if known is not None and known.deprecated:
            instead = known.deprecated
            yield at("old-instruction", step, step.word, name=step.name, instead=instead[:1].lower() + instead[1:])


def unknown_flag(it: Sight) -> Iterator[Found]:
    for step in it.file.instructions:
        known = it.store.instruction(step.name)
        for flag in step.flags if known else ():
            name = flag.text[2:].partition("=")[0]
            if known is not None and name not in known.flags:
                yield at("unknown-flag", step, flag, name=step.name, flag=name)


def heredoc(it: Sight) -> Iterator[Found]:
    """That the older builder does not know heredocs is said once; a heredoc without an end each time."""
    with_docs = [step for step in it.file.instructions if step.heredocs]
    for step in with_docs[:1]:
        yield at("heredoc", step, None, name=step.heredocs[0].name)
    for step in with_docs:
        for doc in step.heredocs:
            if not doc.closed:
                yield at("heredoc-open", step, None, name=doc.name)


def needs_buildkit(it: Sight) -> Iterator[Found]:
    """Of each flag once."""
    told: set[str] = set()
    for step in it.file.instructions:
        known = it.store.instruction(step.name)
        for flag in step.flags if known else ():
            name = flag.text[2:].partition("=")[0]
            chmod = name == "chmod" and step.name in ("ADD", "COPY")
            if known is not None and name in known.flags and name not in told and (name in ONLY_BUILDKIT or chmod):
                told.add(name)
                yield at("needs-buildkit", step, flag, flag=f"{step.name} --{name}")


def empty_continuation(it: Sight) -> Iterator[Found]:
    for step in it.file.instructions:
        lines = it.file.text[step.start : step.at[-2] + 1].split("\n")
        if any(not line.strip() for line in lines):
            yield at("empty-continuation", step)


def onbuild_forbidden(it: Sight) -> Iterator[Found]:
    for step in it.file.instructions:
        if step.name == "ONBUILD" and step.rest.text:
            kept = instruction(step.joined, step.at, step.line, it.file.escape, step.rest.start)
            if kept.name in ("FROM", "MAINTAINER", "ONBUILD"):
                yield at("onbuild-forbidden", step, kept.word, name=kept.name)


def shell_json(it: Sight) -> Iterator[Found]:
    for step in it.file.instructions:
        if step.name == "SHELL" and step.items is None and step.rest.text:
            yield at("shell-json", step, step.rest)
