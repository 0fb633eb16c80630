"""What a line does not touch: what its command keeps, as far as the flags of the line leave it alone."""

from dsh.cmdline.invocation import Invocation
from dsh.explain.traps import place

RUNS = "docker container run"
BY_ITSELF = "by Docker itself, "  # where the program may do anything to the machine
IMAGE = "the image: "  # and where what the program writes goes


HALTS = frozenset(
    f"docker {kind} {act}"
    for kind in ("container", "compose")
    for act in ("stop", "start", "restart", "kill", "pause", "unpause")
)


def keep_all(others: list[Invocation]) -> bool:
    """Do the commands that stand beside another one in a line change no more than whether something runs? Else what
    that one does not touch may be touched by them: `docker compose pull && docker compose up -d`."""
    return all(it.command.path in HALTS for it in others)


def kept(it: Invocation, written: str = "") -> tuple[str, ...]:
    """`written`: where what the program of a new container writes goes, for those who know more than the line."""
    says = [keep.says for keep in it.command.keeps if place(keep.when, it) is not None]
    if it.command.path == RUNS and not written:
        from dsh.explain.mounted import written_outside

        written = written_outside(it)
        written = f"{BY_ITSELF}{written or 'the image'}" if it.on("privileged") else written
    return tuple(written if written and each.startswith(IMAGE) else each for each in says)
