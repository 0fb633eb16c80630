"""One word of a list that docker knows."""

from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, offer, whole
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple


class Choice(NamedTuple):
    """`otherwise` is said of other words. `docker` is its text where it refuses them; "" where it does not."""

    name: str
    enumeration: str
    otherwise: str
    docker: str = ""
    checked: str = "client"
    words: tuple[str, ...] = ()  # those it takes, if that is not all of the enumeration
    any_case: bool = False

    def parse(self, text: str, /) -> str:
        words = self.words or tuple(meanings(self.enumeration))
        word = text.lower() if self.any_case else text
        if self.docker and word not in words:
            message = f"{text!r} is not known here: use {', '.join(filter(None, words))}"
            raise BadValue(message, self.docker.format(text), self.checked)
        return word

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        if flag and text in flag.values:
            return flag.values[text]
        known = meanings(self.enumeration)
        said = known.get(text) or known.get(text.lower())
        return said or explained(
            self.parse, lambda text: self.otherwise.format(text) if text else "an empty value", text
        )

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        return whole(text, flag)

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        known = flag.values if flag and flag.values else meanings(self.enumeration)
        return offer({w: m for w, m in known.items() if not self.words or w in self.words}, prefix)


NEVER_PULL = 'invalid pull option: \'{}\': must be one of "always", "missing" or "never"'
PULL_POLICY = Choice("pull-policy", "pull-policies", "", NEVER_PULL, words=("always", "missing", "never", ""))
COMPOSE_PULL_POLICY = Choice("compose-pull-policy", "pull-policies", "the pull policy {}")
STREAM = Choice("stream", "streams", "", "valid streams are STDIN, STDOUT and STDERR", "flag", any_case=True)
LOG_DRIVER = Choice("log-driver", "log-drivers", "the log driver {}, from a plugin")
NETWORK_DRIVER = Choice("network-driver", "network-drivers", "the network driver {}, from a plugin")
RUNTIME = Choice("runtime", "runtimes", "the runtime {}, as the engine's settings define it")
ISOLATION = Choice("isolation", "isolations", "the isolation {}")
