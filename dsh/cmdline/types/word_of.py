"""Words that docker does not read: the program in the container and what is handed to it."""

from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, discreet, offer_values, whole
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

SPECS = ("config://", "file://", "registry://")


class WordOf(NamedTuple):
    """`says` is filled with the text."""

    name: str
    says: str
    empty: str = "an empty text"

    def parse(self, text: str, /) -> str:
        if self.name == "credential-spec" and not text.startswith(SPECS):
            said = 'invalid credential spec: value must be prefixed with "config://", "file://", or "registry://"'
            raise BadValue(f"{text!r} must begin with config://, file:// or registry://", said)
        return text

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        return discreet(self.says.format(text)) if text else self.empty

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        return whole(text, flag)

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        return offer_values(prefix, flag)


PROGRAM = WordOf("program", "the program {}", "no program: what the image starts otherwise is cleared")
COMMAND = WordOf("command", "the command line {}")
CONTAINER_COMMAND = WordOf("container-command", "the program {}, run in the container")
CONTAINER_ARGUMENT = WordOf("container-argument", "handed to the program in the container: {}")
TOKEN = WordOf("token", "the secret given here (not repeated)", "an empty secret")
URL = WordOf("url", "the address {}")
INSTRUCTION = WordOf("dockerfile-instruction", "the Dockerfile instruction {}, applied to the new image")
ADDRESS = WordOf("address", "the address or network interface {}")
CREDENTIAL_SPEC = WordOf("credential-spec", "the Windows account that {} describes")
EXTERNAL_CA = WordOf("external-ca", "the certificate authority {}")
ANY = WordOf("any", "the value {!r}")
