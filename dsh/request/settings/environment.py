"""Environment values that stand in the text: KEY=VALUE, "NAME set to value", "password secret" for a database."""

from dsh.request.flags import FlagFound
from dsh.request.names import BASES
from dsh.request.reading import Reading
from dsh.typed import Any

LINKS = (
    "set",
    "to",
    "is",
    "of",
    "being",
    "=",
    "as",
    "named",
    "called",
    "with",
    "name",
    "should",
    "shall",
    "be",
    "must",
)
OTHERS = (
    "label", "labelled", "labeled", "build-arg", "arg", "argument", "ulimit", "sysctl", "option", "opt", "driver",
    "annotation", "annotate", "annotated", "storage-opt", "security-opt",
)  # fmt: skip
KERNEL = ("net.", "kernel.", "fs.", "vm.")
PASSWORDS = ("password", "passwort", "pw", "pwd", "pass", "passwd", "secret")
USERS = ("user", "username", "login")
PASSING = ("pass", "forward", "hand", "inherit", "copy", "take")
ENVIRONMENT = ("environment", "env", "variables", "vars", "file", "settings", "env-file", "env file", "config")
LIMITED = ("nofile", "nproc", "memlock", "core", "stack", "fsize", "cpu", "nice", "rtprio", "sigpending", "msgqueue")
CHECKING = ("using", "with", "by", "via", "command", "running", "run", "is", "a", "the", "check", "cmd")
VARIABLES = ("variable", "variables", "var", "vars", "env", "environment")
HOST = "host.docker.internal"
GIVING = ("make", "let", "extra", "add", "give", "see", "know", "name")
HOSTING = ("host", "resolv", "entry", "/etc/hosts", "name", "see", "know")
POINTING = ("resolv", "point", "map", "go", "lead", "refer")
ZONES = ("Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Etc", "US", "Indian")
LIMITS = ("ulimit", "nofile", "nproc", "memlock", "descriptor", "open", "core", "stack", "fsize", "rlimit")
MAIL = ("mail", "email", "e-mail")
POLITE = ("please", "pls", "plz", "thanks", "too", "also", "there", "it", "this", "that", "needed", "required", "set")
WITH = ("with", "and", "plus")
SERVERS = ("db", "database", "mysql", "mariadb", "postgres")  # as the keys of those call it that need one
SERVED = ("db", "database", "mysql", "mariadb", "postgres", "sql", "with", "and", "its", "the")  # whose host it may be


def _in_full(found: list[FlagFound], known: list[Any] | None) -> list[FlagFound]:
    """The image's own keys for "user=bob" and "pass=x"."""
    if not known:
        return found
    out = []
    for flag in found:
        key, _, value = (flag.value or "").partition("=")
        keys = [k for said, k in ((PASSWORDS, known[2]), (USERS, known[5]), (BASES, known[4])) if key in said and k]
        out.append(flag._replace(value=f"{keys[0]}={value}") if keys else flag)
    return out


def settings(reading: Reading, known: list[Any] | None) -> list[FlagFound]:
    """--env for all that the text sets. `known` is the image: its keys for password, database, user."""
    out = _in_full(assignments(reading), known) + zone(reading) + passed_on(reading)
    if known and known[2]:
        found = _after(reading, PASSWORDS, known[2])
        if found and "ROOT_" in known[2] and (both := _two_passwords(reading, known[2])):
            return out + both + _after(reading, BASES, known[4]) + _after(reading, USERS, known[5])
        out += found
        told = found or any(w.low in USERS for w in reading.words) or any(n.before == "database" for n in reading.names)
        bases = _after(reading, BASES, known[4]) if known[4] and told else []
        out += bases
        if (found or bases) and known[5] and (users := _after(reading, USERS, known[5])):
            out += users
            if found and "ROOT_" in known[2] and not any(w.low in ("root", "admin") for w in reading.words):
                own = found[0]._replace(value=(found[0].value or "").replace("ROOT_", "", 1))
                if (own.value or "").partition("=")[0] in known[7]:
                    out = [own if f is found[0] else f for f in out]
    elif known and known[4]:
        out += _after(reading, BASES, known[4])
    if known and known[7]:
        out += _other_keys(reading, known[7], {(f.value or "").partition("=")[0] for f in out})
    return out


def _two_passwords(reading: Reading, key: str) -> list[FlagFound]:
    """That of root and that of a user of their own: "user shop, password a, root password b"."""
    out: dict[str, FlagFound] = {}
    for at, word in enumerate(reading.words[:-1]):
        if word.low in PASSWORDS:
            rooted = at > 0 and reading.words[at - 1].low in ("root", "admin", "superuser")
            own = key if rooted else key.replace("ROOT_", "", 1)
            for found in _after(reading, (word.low,), own, at):
                out.setdefault(own, found)
    return list(out.values()) if len(out) > 1 else []


def _other_keys(reading: Reading, keys: list[str], given: set[str]) -> list[FlagFound]:
    """What else an image is told, by the last words of its variable: "db host pg" for WORDPRESS_DB_HOST."""
    lows = [w.low for w in reading.words]
    out = []
    for key in keys:
        tail = key.lower().split("_")[-2:]
        if key in given or len(tail) < 2 or (tail[-1] not in lows and tail[-1] != "email"):
            continue
        leads = SERVED if tail[-1] == "host" else (*BASES, tail[0]) if tail[0] in SERVERS else tail[:1]
        at = next((n for n in range(1, len(lows)) if lows[n] == tail[-1] and lows[n - 1] in leads), None)
        if tail[-1] == "email":
            at = next((n for n in range(1, len(lows)) if lows[n] in MAIL), None)
        found = [] if at is None else _after(reading, (lows[at],), key, at)
        out += [f._replace(words=tuple(sorted({at - 1, *f.words}))) for f in found if at is not None]
    return out


def _after(reading: Reading, said: tuple[str, ...], key: str, begin: int = 0) -> list[FlagFound]:
    """The value after one of these words: "root password is hunter2"."""
    words = reading.words
    for at, word in enumerate(words[:-1]):
        if at < begin or word.low not in said or word.comma:
            continue
        if "ADMIN" in key and at and words[at - 1].low in BASES:
            continue  # "database user nc": not who administers the site
        nxt = at + 1
        while nxt + 1 < len(words) and words[nxt].low in LINKS and not words[nxt].quoted:
            nxt += 1
        value = words[nxt]
        closing = (nxt + 1 == len(words) or value.comma) and said in (PASSWORDS, USERS) and value.low not in POLITE
        plain = closing and value.sense[:1] != "p"  # "password hallo"
        if value.sense[:1] in ("p", "f", "v", "s") and not value.quoted and nxt not in reading.values and not plain:
            continue
        led = at - 1 if at > 1 and words[at - 1].low in ("a", "the", "its", "my") and not words[at - 1].comma else at
        before_it = words[led - 1] if led else None
        made = before_it is not None and before_it.sense == "v.create"  # "which creates a database shop"
        beside = nxt == at + 1 and not (made or (before_it and (before_it.comma or before_it.low in WITH)))
        if (said is BASES and beside) or value.low in ("and", "inside", "container"):
            continue
        text = (
            reading.values[nxt].text if nxt in reading.values and reading.values[nxt].kind == "quoted" else value.text
        )
        before = [
            i
            for i in range(max(0, at - 2), at)
            if words[i].low in ("root", "admin", "the", "superuser", "its")
            and not any(words[n].comma or words[n].low in ("and", "plus") for n in range(i, at))
        ]
        images = {i for n in reading.names if n.kind == "image" for i in n.indexes}
        images -= {nxt} if any(i < at for i in images) else set()  # "wordpress with db host mysql" runs no mysql
        words_said = tuple(n for n in (*before, *range(at, nxt + 1)) if n not in images)
        return [FlagFound("env", f"{key}={text}", words_said, None)]
    return []


def passed_on(reading: Reading) -> list[FlagFound]:
    """-e TOKEN for "pass my variable TOKEN through": the value is that of the shell."""
    words = reading.words
    if not any(w.low.startswith(PASSING) for w in words):
        return []
    for at, word in enumerate(words[1:], 1):
        shape = word.text.isupper() and len(word.text) > 2 and word.text.replace("_", "").isalnum()
        if shape and at not in reading.values and not (at + 1 < len(words) and words[at + 1].low in LINKS[:7]):
            near = (*range(max(0, at - 5), at), *range(at + 1, min(len(words), at + 2)))
            said = [n for n in near if words[n].sense == "n.envvars" or words[n].low in VARIABLES]
            verbs = [n for n, w in enumerate(words) if w.low.startswith(PASSING) or w.low == "through"]
            if said:
                return [FlagFound("env", word.text, tuple(sorted({*said, at, *verbs})), None)]
    return []


def zone(reading: Reading) -> list[FlagFound]:
    """TZ for "time zone Asia/Shanghai"."""
    words = reading.words
    for at, value in reading.values.items():
        region = value.text.split("/")[0]
        near = [n for n in range(max(0, at - 5), at) if words[n].low in ("timezone", "zone", "tz", "time")]
        if near and region in ZONES and "/" in value.text:
            return [FlagFound("env", f"TZ={value.text}", (*range(near[0], at + 1),), None)]
    return []


def limits(reading: Reading) -> list[FlagFound]:
    """--ulimit for "ulimit nofile 65536", "the open files limit at 65535", "4096 open files", "memlock unlimited"."""
    if not any(w.low.startswith(LIMITS) for w in reading.words):
        return []
    from dsh.request.settings.limits import told  # few requests speak of such limits: it is no part of the start

    return told(reading)


def hosts(reading: Reading) -> list[FlagFound]:
    """--add-host for "an extra host db at 10.0.0.5", "db.local = 10.0.0.5" and "see printer as 10.0.0.5"."""
    words = reading.words
    said = [n for n, w in enumerate(words) if w.low.startswith(HOSTING)]
    out = []
    for own in reading.names:
        if own.texts[-1] == HOST:
            out.append(FlagFound("add-host", f"{HOST}:host-gateway", own.indexes, None))
    for at, value in reading.values.items():
        if value.kind != "ip":
            continue
        host = next((n for n in reversed(reading.names) if n.last <= at and n.kind in ("", "host", "file")), None)
        if host is None or not (said or host.kind in ("host", "file")):
            continue
        between = words[host.last : at]
        gap = reading.text[words[host.last - 1].end : words[at].start]
        leads = all(w.sense[:1] in ("p", "f") or w.low.startswith(POINTING) for w in between)
        if leads and (between or gap.strip() in ("=", "->", "=>", ":")):
            near = [n for n in said if host.first - 5 < n < at]
            lead = [n for n in range(max(0, host.first - 5), host.first) if words[n].low in GIVING]
            span = (*near, *lead, *range(host.first, at + 1))
            out.append(FlagFound("add-host", f"{host.texts[-1]}:{value.text}", tuple(dict.fromkeys(span)), None))
    return out


def files(reading: Reading) -> list[FlagFound]:
    """--env-file for a file whose name says what it is: ".env", "settings.env"."""
    out = []
    for at, value in reading.values.items():
        base = value.text.rpartition("/")[2]
        if (
            value.kind in ("path", "file")
            and (base.startswith(".env") or base.endswith(".env"))
            and at not in reading.off
        ):
            words = reading.words
            near = [n for n in range(max(0, at - 5), min(len(words), at + 5)) if words[n].low in ENVIRONMENT]
            out.append(FlagFound("env-file", value.text, tuple(sorted({*near, at})), None))
    return out


def health(reading: Reading) -> list[FlagFound]:
    """--health-cmd for the quoted command that a check of the health is done with."""
    words = reading.words
    said = next((n for n, w in enumerate(words) if w.low.startswith("health")), None)
    quoted = [at for at, v in sorted(reading.values.items()) if v.kind == "quoted"]
    if said is None or not quoted:
        return []
    at = next((n for n in quoted if n > said), quoted[0])
    if words[at - 1].low not in CHECKING and not words[at - 1].low.startswith(("health", "check")):
        return []
    near = [
        n
        for n in range(max(0, said - 2), at)
        if words[n].low in CHECKING or words[n].low.startswith(("health", "check"))
    ]
    return [FlagFound("health-cmd", reading.values[at].text, tuple(sorted({*near, at})), None)]


KEYS = ("EULA", "TZ", "LANG", "DEBUG", "PUID", "PGID", "UID", "GID", "MODE", "LEVEL", "TOKEN", "LOGLEVEL", "DOMAIN")
SETTINGS = ("true", "false", "yes", "no", "on", "off", "0", "1", "enabled", "disabled")


def _is_setting(reading: Reading, at: int) -> bool:
    """Can the word be nothing but what a variable is set to: "with EULA TRUE" of a text that is not all capitals?"""
    if at >= len(reading.words) or reading.text.isupper():
        return False
    word = reading.words[at]
    goes_on = at + 1 < len(reading.words) and reading.words[at + 1].sense[:1] not in ("p", "f") and not word.comma
    ends = at + 1 == len(reading.words) or word.comma or word.stop or reading.words[at + 1].low == "and"
    plain = word.low not in ("on", "off", "no") or word.text.isupper() or ends
    return word.low in SETTINGS and plain and not goes_on


def _is_set(reading: Reading, at: int) -> bool:
    """A variable in capitals that is a word of the language as well: "PASS set to secret"."""
    after = [word.low for word in reading.words[at + 1 : at + 3]]
    return after in (["set", "to"], ["equal", "to"]) and not reading.text.isupper()


def assignments(reading: Reading) -> list[FlagFound]:
    """--env for KEY=VALUE and "NAME set to value"; what follows a label is one, too."""
    out: list[FlagFound] = []
    other, last = "", -9
    for at, value in sorted(reading.values.items()):
        if value.kind != "env" or value.text.startswith(KERNEL):
            continue
        near = range(max(0, last + 1, at - 6), at)
        said = [n for n in near if reading.words[n].low.rstrip("s") in OTHERS or reading.words[n].sense == "n.envvars"]
        said = [n for n in said if reading.words[n].low[:6] != "ulimit" or value.text.split("=")[0] in LIMITED]
        said = [n for n in said if n >= at - 3 or reading.words[n].low.startswith(("label", "annot"))]
        follows = last == at - 1 or (at - last < 3 and reading.words[at - 1].low in ("and", "plus"))
        other = reading.words[said[-1]].low.rstrip("s") if said else other if follows else ""
        last = at
        if other.startswith("label"):
            out.append(FlagFound("label", value.text, (*said, at), None))
        elif not other or other not in OTHERS:
            words = (
                []
                if out
                else [
                    i
                    for i in range(max(0, at - 4), at)
                    if reading.words[i].sense == "n.envvars"
                    or reading.words[i].low in ("set", "setting", "variable", "variables", "where", "env", "var")
                ]
            )
            out.append(FlagFound("env", value.text, (*words, at), None))
    capable = any(w.low.startswith("capabilit") or w.low in ("cap", "caps") for w in reading.words)
    for at, word in enumerate(reading.words):
        if (
            not capable
            and (
                word.text.isupper()
                or (at and "_" in word.text and reading.words[at - 1].low in ("set", "env", "variable"))
            )
            and len(word.text) > 2
            and at not in reading.values
            and word.text.replace("_", "").isalnum()
            and (
                word.sense == ""
                or "_" in word.text
                or "DEBUG" in word.text
                or word.text in KEYS
                or _is_set(reading, at)
                or _names_it(reading, at)
            )
        ):
            place = at + 1
            while place < len(reading.words) and reading.words[place].low in (
                "set",
                "to",
                "is",
                "as",
                "being",
                "equal",
                "equals",
                "=",
                "of",
            ):
                place += 1
            led = reading.words[at - 1] if at else None
            beside = led is not None and (
                led.comma or led.low in ("with", "and", "plus", "variable", "env", "var", "set")
            )
            beside = beside and ("_" in word.text or word.text in KEYS or _is_setting(reading, at + 1))
            plain = beside and place == at + 1 < len(reading.words) and not word.comma
            own = plain and reading.words[place].low in ("on", "off", "no") and _is_setting(reading, place)
            plain = plain and (own or reading.words[place].sense[:1] not in ("p", "f", "v", "n"))
            if (place > at + 1 or plain) and place < len(reading.words):
                words = [
                    i
                    for i in range(max(0, at - 4), at)
                    if reading.words[i].sense in ("n.envvars", "v.update")
                    or reading.words[i].low in ("variable", "set")
                ]
                text = _text_at(reading, place)
                words = [n for n in words if not any(n in f.words for f in out)]
                out.append(FlagFound("env", f"{word.text}={text}", (*words, *range(at, place + 1)), None))
            elif _names_it(reading, at):
                text = _text_at(reading, at - 2)
                out.append(FlagFound("env", f"{word.text}={text}", tuple(range(at - 3, at + 1)), None))
    return out


def _text_at(reading: Reading, at: int) -> str:
    return reading.values[at].text if at in reading.values else reading.words[at].text


def _names_it(reading: Reading, at: int) -> bool:
    """ "colour blue in COLOR": what it is for people, its value, and the variable's name."""
    if at < 3 or reading.words[at - 1].low not in ("in", "into", "as"):
        return False
    noun = reading.words[at - 3].low
    return noun.isalpha() and len(noun) > 2 and noun[:4] in reading.words[at].text.lower()
