"""A login whose password or token lies in a variable: it is handed on, never typed or shown."""

from dsh.request.reading import Reading

KEPT = ("token", "password", "pat", "passwd", "pw", "key", "secret")
NAMED = ("var", "variable", "env", "environment", "called", "named", "n.envvars")


def from_variable(line: str, reading: Reading) -> tuple[str, set[int]]:
    """The line with the variable on its standard input, and the words that say so; the line itself where none does."""
    words = reading.words
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
        server = parts[-1:] if parts[-2][:1] != "-" else []  # as people write it: the registry first
        rest = parts[2 : len(parts) - len(server)]
        used = {n for n, w in enumerate(words) if w.low.rstrip("s") in KEPT or w.low in (*NAMED, "typing", "type")}
        return f"echo ${name} | docker login {' '.join([*server, *rest])} --password-stdin", {at, *used}
    return line, set()
