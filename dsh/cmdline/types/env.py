"""NAME=value pairs: environment variables and build arguments. A value that may be a secret is never repeated."""

from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, fills_in, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

ALONE = ("KEY", "AUTH", "PRIVATE", "DSN", "CONNECTION")
BEGINNING = ("PASS", "PWD", "SECRET", "TOKEN", "CREDENTIAL")
ENDING = ("PASSWORD", "PASSWD", "PASS", "PWD", "SECRET", "TOKEN", "KEY")


def may_be_secret(name: str) -> bool:
    """Does the name sound as if its value should not be shown?"""
    words = "".join(char if char.isalnum() else " " for char in name.upper()).split()
    found = any(word in ALONE or word.startswith(BEGINNING) or word.endswith(ENDING) for word in words)
    return found and name.upper() not in ("PWD", "OLDPWD")


def shows_secret(value: str) -> bool:
    """A password inside an address, as in postgres://user:password@host."""
    return "://" in value and "@" in value


class Pair(NamedTuple):
    """`value` is None where only the name was given: then it comes from the shell."""

    name: str
    value: str | None


class Variable(NamedTuple):
    """`noun` is what it is called, `where` where it can be seen."""

    name: str
    noun: str
    where: str
    examples: dict[str, str] = {}

    def parse(self, text: str, /) -> Pair:
        name, equals, value = text.partition("=")
        if not name:
            raise BadValue("the name before the = is missing", f"invalid environment variable: {text}")
        return Pair(name, value if equals else None)

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        name, equals, value = text.partition("=")
        if equals and name and not fills_in(name):
            return self._say(Pair(name, value))
        return explained(self.parse, self._say, text)

    def _say(self, pair: Pair) -> str:
        name, value = pair
        if value is None:
            return (
                f"{self.noun} {name} gets the value that it has in your shell; if it is not set there, it stays unset"
            )
        if not value:
            return f"{self.noun} {name} is set, but empty {self.where}"
        if may_be_secret(name) or shows_secret(value):
            return f"{self.noun} {name} gets the value given here (not repeated: it may be a secret) {self.where}"
        if fills_in(value):
            who = "you write" if "<" in value and "$" not in value else "the shell puts in"
            return f"{self.noun} {name} gets what {who} for {value} {self.where}"
        return f"{self.noun} {name} is {value!r} {self.where}"

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        name, equals, value = text.partition("=")
        if not name or not equals or not value:
            return ()
        found = Piece(0, len(name), f"the name of {self.noun}"), Piece(len(name) + 1, len(text), "its value")
        return found[:1] if may_be_secret(name) or shows_secret(value) else found

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        return offer(self.examples, prefix)


ENV = Variable("env", "the variable", "in the container", {"TZ=": "the time zone", "LANG=C.UTF-8": "UTF-8 texts"})
BUILD_ARG = Variable(
    "build-arg",
    "the build argument",
    "while the image is built",
    {
        "HTTP_PROXY=": "the proxy for http:// while building",
        "HTTPS_PROXY=": "the proxy for https:// while building",
        "NO_PROXY=": "what is reached without the proxy while building",
        "BUILDKIT_INLINE_CACHE=1": "keep what is needed to use the image as a build cache",
    },
)
