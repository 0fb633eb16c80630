"""key=value pairs of many kinds: labels, options of drivers, kernel settings, annotations."""

from dsh.cmdline.types.env import may_be_secret
from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, discreet, fills_in, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple


class Pair(NamedTuple):
    """`value` is "" where none was given."""

    key: str
    value: str


def any_pair(text: str) -> Pair:
    key, _, value = text.partition("=")
    return Pair(key, value)


def label(text: str) -> Pair:
    """As ValidateLabel: blanks in front of the key go, none may stand inside."""
    key, _, value = text.partition("=")
    bare = key.lstrip(" \t")
    if not bare:
        raise BadValue(f"the label's key is missing in {text!r}", f"invalid label '{text}': empty name")
    if " " in bare or "\t" in bare:
        raise BadValue(f"a label's key has no blanks: {text!r}", f"label '{bare}' contains whitespaces")
    return Pair(key, value)


SYSCTLS = ("kernel.msgmax", "kernel.msgmnb", "kernel.msgmni", "kernel.sem", "kernel.shmall", "kernel.shmmax",
           "kernel.shmmni", "kernel.shm_rmid_forced")  # fmt: skip


def sysctl(text: str) -> Pair:
    """Only settings that a container has for itself."""
    key, equals, value = text.partition("=")
    if not equals or not (key in SYSCTLS or key.startswith(("net.", "fs.mqueue."))):
        message = f"{text!r}: a container can set only net.*, fs.mqueue.* and some kernel.* settings, as key=value"
        raise BadValue(message, f"sysctl '{text}' is not allowed")
    return Pair(key, value)


def storage(text: str) -> Pair:
    key, equals, value = text.partition("=")
    if not equals:
        raise BadValue(f"{text!r} must be a key and a value, such as size=10G", "invalid storage option", "client")
    return Pair(key, value)


def endpoint(text: str) -> Pair:
    """Of docker context create --docker: a text without any = is refused while the line is read."""
    if "=" not in text:
        raise BadValue(f"{text!r} must be a key and a value, such as host=ssh://me@server", NO_PAIR.format(text))
    return any_pair(text)


PARSERS = {"label": label, "sysctl": sysctl, "storage-opt": storage, "endpoint": endpoint}
NO_PAIR = "{} must be formatted as key=value"  # said by docker's flags of this kind


class KeyValue(NamedTuple):
    """`says` is filled with key and value; `known` is the enumeration in knowledge/values/ that has the keys."""

    name: str
    says: str = "{key} is set to {value}"
    known: str = ""

    def parse(self, text: str, /) -> Pair:
        return PARSERS.get(self.name, any_pair)(text)

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        key = text.partition("=")[0]
        if fills_in(key):
            return "what the shell puts in here"
        try:
            found = self.parse(text)
        except BadValue as error:
            return discreet(error.message)
        meaning = self._keys(flag).get(found.key.strip())
        if "=" not in text:
            noun = "the label " if self.name == "label" else ""
            bare = f"{noun}{found.key}, without a value" if found.key else "an empty value"
            return f"{found.key}: {meaning}" if meaning else bare
        said = self.says.format(key=found.key.strip(), value=self._value(found))
        return discreet(f"{said}: {meaning}" if meaning else said)

    def _value(self, pair: Pair) -> str:
        if may_be_secret(pair.key):
            return "(not repeated)"
        return repr(pair.value) if pair.value else "nothing"

    def _keys(self, flag: Flag | None) -> dict[str, str]:
        return {**(meanings(self.known) if self.known else {}), **(flag.keys if flag else {})}

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        key, equals, value = text.partition("=")
        if not key or not equals or not value:
            return ()
        found = Piece(0, len(key), self._keys(flag).get(key, "the key")), Piece(len(key) + 1, len(text), "its value")
        return found[:1] if may_be_secret(key) else found

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        return offer({f"{key}=": meaning for key, meaning in self._keys(flag).items()}, prefix)


LABEL = KeyValue("label", "the label {key} with the value {value}", "labels")
ANNOTATION = KeyValue("annotation", "the annotation {key} with the value {value}")
SYSCTL = KeyValue("sysctl", "the kernel setting {key} is {value} for this container alone", "sysctls")
STORAGE_OPT = KeyValue("storage-opt", "the storage option {key} is {value}", "storage-options")
LOG_OPT = KeyValue("log-opt", "the log option {key} is {value}", "log-options")
ENDPOINT = KeyValue("endpoint", "the option {key} is {value}")
OPTION = KeyValue("key-value", "the option {key} is {value}")
