"""Comma-separated key=value fields: build caches, outputs, secrets, configs, ports of services, attestations."""

from dsh.cmdline.types.go_csv import BadRecord, Field, read_record, split_fields
from dsh.cmdline.types.go_number import BadNumber, go_uint
from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, fills_in, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple
from dsh.typed import Any

BARE = ("true", "false")  # stand alone, without a value


class Pairs(NamedTuple):
    """`bare` is the value without any key, where it is one."""

    bare: str = ""
    pairs: tuple[tuple[str, str], ...] = ()

    def get(self, *keys: str) -> str:
        """The last value of any of the keys."""
        return next((value for key, value in reversed(self.pairs) if key in keys), "")


def read_pairs(text: str, bare: bool, docker: str = "invalid field '{}' must be a key=value pair") -> Pairs:
    """`bare`: a single field may stand without a key. Keys become lower case."""
    try:
        fields = read_record(text)
    except BadRecord as error:
        raise BadValue(f"{text!r} is not a list of key=value pairs between commas", str(error)) from error
    if bare and len(fields) == 1 and "=" not in fields[0].text:
        return Pairs(fields[0].text)
    pairs = []
    for field in fields:
        key, equals, value = field.text.partition("=")
        if not equals or not key:
            raise BadValue(f"{field.text!r} must be a key and a value", docker.format(field.text))
        pairs.append((key.strip().lower(), value))
    return Pairs("", tuple(pairs))


class FieldsOf(NamedTuple):
    """A kind of value made of fields. `read` and `say` are functions, `types` an enumeration for the key type."""

    name: str
    keys: str
    read: Any
    say: Any
    types: str = ""
    examples: dict[str, str] = {}
    unknown: tuple[str, ...] = ()  # keys of the enumeration that do not go here, and so are not offered

    def parse(self, text: str, /) -> Pairs:
        found: Pairs = self.read(text)
        return found

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        return explained(self.read, self.say, text)

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        if "=" not in text and "," not in text:
            return ()
        return tuple(Piece(f.start, f.end, self._meaning(f, flag)) for f in split_fields(text) if f.end > f.start)

    def _meaning(self, field: Field, flag: Flag | None) -> str:
        key, _, value = field.text.partition("=")
        key = key.strip().lower()
        known = {**meanings(self.keys), **(flag.keys if flag else {})}
        if key == "type" and self.types and not fills_in(value):
            return meanings(self.types).get(value.lower(), known.get(key, "the kind"))
        return known.get(key, "a setting of its own")

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        """Keys that are not there yet; for type= the types."""
        head, comma, tail = prefix.rpartition(",")
        if tail.startswith("type=") and self.types:
            values = {f"type={value}": meaning for value, meaning in meanings(self.types).items()}
        else:
            gone = {*self.unknown, *(field.text.partition("=")[0].strip().lower() for field in split_fields(head))}
            keys = {key: meaning for key, meaning in meanings(self.keys).items() if key not in gone}
            values = {key if key in BARE else f"{key}=": m for key, m in keys.items() if not comma or key not in BARE}
            values = (self.examples if not comma else {}) | values
        return tuple(Candidate(head + comma + value, meaning) for value, meaning in offer(values, tail))


def _mode(value: str) -> None:
    try:
        go_uint(value, 0, 32)
    except BadNumber as error:
        message = f"the mode must be an octal number such as 0444, not {value!r}"
        raise BadValue(message, f"invalid mode specified: {error}") from error


def _swarm(noun: str) -> Any:
    def read(text: str) -> Pairs:
        found = read_pairs(text, True)
        for key, value in found.pairs:
            if key not in ("source", "src", "target", "uid", "gid", "mode"):
                raise BadValue(f"docker knows no key {key!r} here", f"invalid field in {noun} request: {key}")
            if key == "mode":
                _mode(value)
        if not found.bare and not found.get("source", "src"):
            raise BadValue(f"source is missing: which {noun}?", "source is required")
        return found

    return read


def _say_swarm(noun: str, folder: str) -> Any:
    def say(found: Pairs) -> str:
        source = found.bare or found.get("source", "src")
        target = found.get("target") or source
        where = target if target.startswith("/") else folder + target
        return f"the {noun} {source} of the swarm appears as the file {where} in the container"

    return say


def _build_secret(text: str) -> Pairs:
    found = read_pairs(text, False)
    for key, value in found.pairs:
        if key not in ("type", "id", "source", "src", "env"):
            raise BadValue(f"buildx knows no key {key!r} for a secret", f"unexpected key '{key}' in '{key}={value}'")
        if key == "type" and value not in ("file", "env"):
            raise BadValue(f"a secret comes from file or env, not {value!r}", f'unsupported secret type "{value}"')
    return found


def _say_build_secret(found: Pairs) -> str:
    source, variable = found.get("source", "src"), found.get("env")
    if found.get("type") == "env":
        source, variable = "", variable or source
    where = (
        f"from the file {source} of this machine" if source else f"from your variable {variable}" if variable else ""
    )
    where = where or "from the variable or file of that name"
    return f"the secret {found.get('id') or '(its id is missing)'}, {where}; it does not stay in the image"


def _loose(text: str) -> Pairs:
    return read_pairs(text, True)


def _cache(text: str) -> Pairs:
    """Bare values are images; several may stand between commas."""
    try:
        fields = read_record(text)
    except BadRecord as error:
        raise BadValue(f"{text!r} is not a list of key=value pairs between commas", str(error)) from error
    if all("=" not in field.text for field in fields):
        return Pairs(" and ".join(field.text for field in fields))
    return read_pairs(text, False, "invalid value {}")


def _say_cache(found: Pairs) -> str:
    if found.bare:
        return f"the build cache in the image {found.bare}"
    kind = found.get("type")
    said = f"the build cache in {meanings('cache-types').get(kind, f'{kind} storage')}" if kind else "a build cache"
    name = found.get("ref") or found.get("src") or found.get("dest")
    return f"{said}: {name}" if name else said


def _say_output(found: Pairs) -> str:
    if found.bare:
        return (
            "a tar archive to standard output"
            if found.bare == "-"
            else f"the files of the result, into {'this folder' if found.bare == '.' else 'the folder ' + found.bare}"
        )
    kind = found.get("type")
    said = meanings("output-types").get(kind, f"the result as {kind}" if kind else "the result")
    target = found.get("dest") or found.get("name")
    return f"{said}: {target}" if target else said


def _say_attest(found: Pairs) -> str:
    if found.bare:
        return {"true": "it is made", "false": "it is not made"}.get(found.bare.lower(), f"the setting {found.bare}")
    kind = found.get("type")
    what = {"sbom": "a list of the parts (SBOM)", "provenance": "a record of how it was built (provenance)"}.get(
        kind, "a note"
    )
    if found.get("disabled").lower() in ("true", "1"):
        return f"{what} is not added"
    return f"{what} is added to the image" + (f", mode {found.get('mode')}" if found.get("mode") else "")


def _ssh(text: str) -> Pairs:
    key, _, paths = text.partition("=")
    return Pairs("", ((key, paths),))


SECRET = FieldsOf("secret", "config-keys", _swarm("secret"), _say_swarm("secret", "/run/secrets/"))
CONFIG = FieldsOf("config", "config-keys", _swarm("config"), _say_swarm("config", "/"))
BUILD_SECRET = FieldsOf(
    "build-secret", "secret-keys", _build_secret, _say_build_secret, unknown=("target", "uid", "gid", "mode")
)
CACHE = FieldsOf("cache", "cache-keys", _cache, _say_cache, "cache-types")
OUTPUT = FieldsOf(
    "output", "output-keys", _loose, _say_output, "output-types", {"-": "standard output, as a tar archive"}
)
ATTEST = FieldsOf("attest", "attest-keys", _loose, _say_attest)
