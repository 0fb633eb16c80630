"""Which namespace a container uses: its own, the docker host's or another container's."""

from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple


class Mode(NamedTuple):
    """`values` are the modes of docker. `joins`: container:NAME is one too. `docker` is its text for others."""

    name: str
    enumeration: str
    values: tuple[str, ...]
    joins: str  # what is shared with the other container; "" where it cannot be
    docker: str
    checked: str = "client"

    def parse(self, text: str, /) -> str:
        joined = self.joins and text.startswith("container:") and (len(text) > 10 or self.checked == "start")
        if text and text not in self.values and not joined:
            known = ", ".join((*self.values, "container:NAME") if self.joins else self.values)
            raise BadValue(f"{text!r} is not known here: use {known}", self.docker.format(text), self.checked)
        return text

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        return explained(self.parse, self._say, text)

    def _say(self, text: str) -> str:
        if text.startswith("container:"):
            return f"{self.joins} of the container {text[10:] or '(its name is missing)'}"
        return meanings(self.enumeration).get(text, "what the engine is set to")

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        if not self.joins or not text.startswith("container:") or len(text) == 10:
            return ()
        return Piece(0, 9, f"{self.joins} of another container"), Piece(10, len(text), "that container")

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        joined = {"container:": f"{self.joins} of another container"} if self.joins else {}
        return offer(meanings(self.enumeration) | joined, prefix)


PID = Mode("pid", "pid-modes", ("host",), "the processes", "--pid: invalid PID mode")
UTS = Mode("uts", "uts-modes", ("host",), "", "--uts: invalid UTS mode")
USERNS = Mode("userns", "userns-modes", ("host",), "", "--userns: invalid USER mode")
CGROUPNS = Mode("cgroupns", "cgroupns-modes", ("private", "host"), "", "--cgroupns: invalid CGROUP mode")
IPC = Mode(
    "ipc", "ipc-modes", ("none", "private", "shareable", "host"), "the shared memory", "Invalid IPC mode: {}", "start"
)
