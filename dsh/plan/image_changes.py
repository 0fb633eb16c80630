"""docker commit --change and docker import --change: instructions of a Dockerfile for the new image."""

from collections.abc import Sequence

from dsh.engine.dockerfile_rules import fails
from dsh.plan.build_cache import Step
from dsh.plan.build_steps import configured
from dsh.plan.dockerfile import Bad, instruction, logical_lines
from dsh.plan.refusal import Refused
from dsh.typed import Any

ALLOWED = ("CMD", "ENTRYPOINT", "ENV", "EXPOSE", "HEALTHCHECK", "LABEL", "ONBUILD", "USER", "VOLUME", "WORKDIR")


def changed(config: dict[str, Any], changes: Sequence[str]) -> dict[str, Any]:
    """The configuration after these instructions. Raises Refused with the engine's words."""
    lines = logical_lines("\n".join(changes))
    if changes and not lines:
        raise _refused("file with no instructions")
    for _, content in lines:
        word = content.split(None, 1)[0]
        if word.upper() not in ALLOWED:
            raise _refused(f"{word.lower()} is not a valid change command")
    steps = Step(config, {}, {})
    for line, content in lines:
        try:
            one = instruction(line, content)
        except Bad as error:
            where = f"dockerfile parse error line {line}: "
            raise _refused(error.message.removeprefix(where).removeprefix("failed to parse Dockerfile: ")) from error
        failure = fails(one.name, one.words())
        if failure:
            raise _refused(failure)
        steps.command(one, None)
        config = configured(config, one, steps)
    return config


def _refused(why: str) -> Refused:
    return Refused(f"Error response from daemon: {why}", 1, hint=f"--change takes {', '.join(ALLOWED)}")
