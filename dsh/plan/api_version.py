"""Flags that the engine is too old for: docker's client refuses them before anything else."""

from dsh.cmdline.invocation import Invocation
from dsh.plan.refusal import Refused
from dsh.plan.surroundings import Surroundings


def check_flags(invocation: Invocation, around: Surroundings) -> None:
    """Raises Refused with docker's text for the first flag that needs a newer API."""
    for use in sorted(invocation.flags, key=lambda use: use.flag.name):
        needed = use.flag.since
        if needed and not around.newer(needed):
            have = f"but the Docker daemon API version is {around.api_version}"
            raise Refused(f'"--{use.flag.name}" requires API version {needed}, {have}', 1, "plain")
