"""Names and IDs of docker's objects, and other names."""

from dsh.cmdline.types.value_type import Candidate, Piece, fills_in, offer_values, whole
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple


class NameOf(NamedTuple):
    """`says` is filled with the name. What is live is offered elsewhere: only the engine knows it."""

    name: str
    says: str

    def parse(self, text: str, /) -> str:
        return text

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        if fills_in(text):
            return self.says.format(
                f"that the shell puts in for {text}" if not text.startswith("<") else "of your choice"
            )
        if flag and text in flag.values:
            return flag.values[text]
        if "," in text and self.name == "stage":
            return f"the build stages {text.replace(',', ', ')}"
        return self.says.format(text) if text else "the name is missing"

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        return whole(text, flag)

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        return offer_values(prefix, flag)


CONTAINER = NameOf("container", "the container {}")
NETWORK = NameOf("network-name", "the network {}")
VOLUME = NameOf("volume-name", "the volume {}")
SERVICE = NameOf("service", "the service {}")
NODE = NameOf("node", "the node {} of the swarm")
PLUGIN = NameOf("plugin", "the plugin {}")
SECRET = NameOf("secret-name", "the secret {}")
CONFIG = NameOf("config-name", "the config {}")
STACK = NameOf("stack", "the stack {}")
CONTEXT = NameOf("context", "the docker context {}")
BUILDER = NameOf("builder", "the builder {}")
STAGE = NameOf("stage", "the build stage {}")
REPOSITORY = NameOf("repository", "the images called {}")
NAME = NameOf("name", "the name {}")
HOSTNAME = NameOf("hostname", "the host name {}")
