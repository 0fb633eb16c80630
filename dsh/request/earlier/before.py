"""What the last answer was about, which what is said next may refer to."""

from dsh.named import NamedTuple


class Shown(NamedTuple):
    """What the last answer was about."""

    command: str  # the command line
    kind: str = ""  # container, image, network, volume: what `names` are
    names: tuple[str, ...] = ()  # the objects, in the order shown
    undo: str | None = None  # the command line that takes it back, where there is one
    lost: tuple[str, ...] = ()  # what no line brings back
    undoes: str = ""  # the command that `undo` takes back, where that is an earlier one
    helps: str | None = None  # the command line that helps, where this one has failed
    proposed: str = ""  # the command line that was not run after all
    listed: tuple[str, ...] = ()  # the names of the last list, of which "the second one" may still be meant
    also: tuple[str, ...] = ()  # the names of the lines before that did the same: "them" are all of these
    beside: tuple[tuple[str, str], ...] = ()  # kind and name of what they have: volumes, networks, images
    last: tuple[tuple[str, str], ...] = ()  # kind and name of what was spoken of last, one of each kind
    made: tuple[tuple[str, str], ...] = ()  # kind and name of what was made, in its order

    def one_of(self, kind: str) -> str:
        """The name of the last one spoken of; "" where there was none."""
        return dict(self.last).get(kind, "")
