"""A login whose password or token lies in a variable or a file: it is handed on, never typed or shown."""

from dsh.request.reading import Reading

KEPT = ("token", "password", "pat", "passwd", "pw", "key", "secret")
READ = (
    "stdin",
    "standard",
    "input",
    "reading",
    "read",
    "piped",
    "pipe",
    "from",
    "file",
    "in",
    "is",
    "the",
    "it",
    "taken",
)
KEPT_IN = (".txt", ".pw", ".pass", ".passwd", ".password", ".token", ".secret", ".key", ".pat", ".env", ".cred")
NAMED = ("var", "variable", "env", "environment", "called", "named", "n.envvars")


def from_variable(line: str, reading: Reading) -> tuple[str, set[int]]:
    """The line with the variable on its standard input, and the words that say so; the line itself where none does."""
    words = reading.words
    if "-password-stdin" in line or any(w.low.rstrip("s") in KEPT for w in words):
        line, used = _from_file(line, reading)
        if used:
            return line, used
    if " -u " not in line or not any(w.low.rstrip("s") in KEPT for w in words):
        return line, set()
    for at, word in enumerate(words):
        name = word.text.removeprefix("$").strip("{}")
        named = at > 0 and (words[at - 1].low in NAMED or words[at - 1].sense in NAMED)
        plain = word.text[:1] == "$" or (named and name.isupper())
        if not plain or not name.replace("_", "").isalnum() or name.lower() == "pwd":
            continue
        parts = line.split()
        if "-p" in parts:
            place = parts.index("-p")
            parts = parts[:place] + parts[place + 2 :]
        parts = [p for p in parts if p.strip("${}") != name]  # the variable is no registry
        server = parts[-1:] if parts[-2][:1] != "-" else []  # as people write it: the registry first
        rest = parts[2 : len(parts) - len(server)]
        used = {n for n, w in enumerate(words) if w.low.rstrip("s") in KEPT or w.low in (*NAMED, "typing", "type")}
        return f"echo ${name} | docker login {' '.join([*server, *rest])} --password-stdin", {at, *used}
    return line, set()


def _from_file(line: str, reading: Reading) -> tuple[str, set[int]]:
    """ "password from token.txt", "reading the password from stdin": the line with the file on its standard input."""
    words = reading.words
    files = [n for n in reading.names if n.kind in ("file", "path") and len(n.texts) == 1]
    if len(files) > 1:
        files = [n for n in files if n.texts[0] != line.split()[-1]]  # "registry.corp.local" is where one logs in
    stdin = any(w.low in ("stdin", "standard input", "password-stdin") for w in words)
    if len(files) != 1 and not stdin:
        return line, set()
    parts = [p for p in line.split() if p != "--password-stdin"]
    user = next((n for n in reading.names if n.before == "as" and n.kind in ("", "image") and len(n.texts) == 1), None)
    used = {n for n, w in enumerate(words) if w.low.rstrip("s") in KEPT or w.low in READ}
    if "-u" not in parts and user is not None and parts[-1:] == [user.texts[0]]:
        parts = [*parts[:-1], "-u", user.texts[0]]
    text = files[0].texts[0] if len(files) == 1 else ""
    if text in parts[-1:] and text.endswith(KEPT_IN):
        parts = parts[:-1]  # a file is no registry
    if "-p" in parts and (text or stdin):
        del parts[parts.index("-p") : parts.index("-p") + 2]  # a file is no password
    if "-u" not in parts or text in parts:
        return line, set()
    server = parts[-1:] if parts[-2] != "-u" and parts[-1] != "login" else []
    rest = parts[: len(parts) - len(server)]
    line = " ".join([*rest, "--password-stdin", *server])
    return (f"{line} < {text}", {*used, *files[0].indexes}) if text else (line, used)
