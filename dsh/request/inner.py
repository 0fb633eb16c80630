"""The command to run inside a container, as it stands in the text."""

import re

from dsh.request.names import Name
from dsh.request.reading import Reading
from dsh.typed import Any

INTO = ("in", "inside", "within", "on", "into", "against")
LEADS = (
    "the",
    "command",
    "commands",
    "a",
    "an",
    "script",
    "program",
    "one-off",
    "oneoff",
    "please",
    "interactive",
    "just",
)
MARKS = ("command", "cmd", "running", "runs", "execute", "executing", "executes")
HANDED = ("argument", "arguments", "arg", "args", "option", "options", "parameter", "parameters", "switch")
TRAILING = ("shell", "client", "prompt", "console", "session", "cli", "repl", "command", "once", "there")
PLAIN_TOO = (  # programs whose names are everyday words of requests, too
    "mount", "hostname", "date", "kill", "find", "free", "env", "ip", "id", "head", "tail", "top", "tree", "less",
    "more", "stat", "sort", "echo", "uptime", "make", "node", "python", "nginx", "mysql", "mariadb", "mongo",
    "go", "ruby", "php",
)  # fmt: skip
WAITING = ("sleep", "keep", "stay", "remain")  # so begins what keeps a container alive
CONSOLES = (  # how a command ends whose program has a prompt among other things
    ["rails", "console"], ["rails", "c"], ["rails", "dbconsole"], ["artisan", "tinker"], ["manage.py", "shell"],
    ["manage.py", "dbshell"], ["flask", "shell"],
)  # fmt: skip
BASED = ("psql", "mysql", "mariadb", "mongosh")
ENDS = ("in", "the", "please", "and", "with", "on", "a", "for", "me", "to", "as", "it", "inside", "my")
PEOPLE = ("i", "we", "you", "he", "she", "they", "it", "there", "that", "my", "our")
NO_PROGRAMS = frozenset(  # how it is to run, of a request whose verb was left out
    ["not", "put", "map", "mount", "container", "add", "give", "set", "use", "let", "pin", "limit", "share", "publish",
     "attach", "link", "bind", "keep", "no", "at", "only", "never", "expose", "pass", "hide", "write"]
)  # fmt: skip
SPOKEN = (  # "tail the file /var/log/app.log", "ping the db container"
    r"^(?P<program>(?:cat|tail|head|less|more|ls|touch|mkdir|rm|rmdir|du|stat|ping|nano|vim?|chmod|chown|curl|wget|nslookup)"
    r"(?: -[\w-]+)*) (?:the |an? |my )?(?:file |folder |directory |dir |path |host |(?:compose )?service |container "
    r"|(?<=the ))(?:called |named )?(?P<rest>[\w./~:-]+?)(?: (?:file|folder|directory|container|host|server|service))?$"
)
ADDRESSED = r"^(?P<program>(?:curl|wget)(?: -[\w-]+)*) (?:the |my |its )?(?:[a-z]+ ){1,3}(?=https?://|localhost)"
BARE_FILES = (
    "hosts", "passwd", "shadow", "group", "fstab", "crontab", "hostname", "motd", "issue", "profile", "os-release",
    "alpine-release", "debian_version", "Dockerfile", "Makefile", "cpuinfo", "meminfo", "version", "environ",
)  # fmt: skip
REPEATED = frozenset(["every", "each", "once"])
NO_COMMANDS = ("go to ", "go into ", "go on ", "make it ", "make sure ", "give me ", "get me ", "let me ", "show me ")
GOES_ON = re.compile(  # "nginx -t before i reload", "npm run migrate must be done": what is said of it
    r" (?:(?:has|have|needs?|ought) to|must|should|shall|before (?:i|we|you|it|the)|because|so that|after that|whether)"
    r" .*$| (?:has|have|needs?|ought) to$| (?:must|should|shall)(?: be)?$",
    re.IGNORECASE,
)
READERS = {"py": "python", "js": "node", "mjs": "node", "rb": "ruby", "php": "php", "pl": "perl"}
NAMING = ("called", "named", "name", "call", "it", "naming", "label", "labelled", "message", "comment", "tag", "as")


def command_inside(
    reading: Reading, free: list[Name], index: dict[str, Any], taken: set[int]
) -> tuple[str, tuple[int, ...]]:
    """The command and its words: quoted, after the word command, or between run and in; "" where none is."""
    found = _inside(reading, free, index, taken)
    first = found[0].partition(" ")[0].lower()
    if first.replace("’", "'").split("'")[0] in PEOPLE or f"{found[0]} ".startswith(NO_COMMANDS):
        return "", ()  # "i've got a folder" is no command
    if any(at in reading.values and reading.values[at].kind == "quoted" for at in found[1]):
        return found
    return GOES_ON.sub("", found[0]), found[1]


def _inside(reading: Reading, free: list[Name], index: dict[str, Any], taken: set[int]) -> tuple[str, tuple[int, ...]]:
    words = reading.words
    quoted = [
        v for at, v in sorted(reading.values.items()) if v.kind == "quoted" and _may_be_quoted(reading, at, taken)
    ]
    if quoted:
        begin = _handed_to(reading, quoted[0].first, index)
        if begin is not None:
            words_of = range(begin, quoted[0].last)
            return reading.text[words[begin].start : words[quoted[0].last - 1].end], tuple(words_of)
        return quoted[0].text, (quoted[0].first,)
    start = next((n for n, w in enumerate(words) if w.sense in ("v.run", "v.exec") or w.low == "command"), None)
    if start is None:
        return "", ()
    first = start + 1
    itself = first + 1 < len(words) and is_program(words[first].low, index) and words[first + 1].low in INTO[:3]
    while (
        not itself
        and first < len(words)
        and (  # "exec env in api": no word for its variables
            words[first].low in LEADS
            or first in taken
            or (first + 1 in taken and words[first].sense[:1] in ("p", "f"))
            or (first + 2 in taken and words[first].low == "in")
        )
    ):
        first += 1
    colon = next((n for n in range(first, len(words) - 1) if _colon(reading, n) and n + 1 not in taken), None)
    if colon is not None and is_program(words[colon + 1].low, index):
        return reading.text[words[colon + 1].start :].strip(), tuple(range(colon + 1, len(words)))
    for end in range(first + 1, len(words)):
        from_one = words[end].low == "from" and any(n.object == "container" and n.first > end for n in free)
        if words[end].low in INTO or from_one:
            begin = _begin(reading, first, end, index, taken)
            last = end
            while (
                last > begin + 1
                and not _ends_in_console(reading, begin, last)
                and (
                    last - 1 in taken
                    or _of(reading, last - 1)
                    or (words[last - 1].low in TRAILING and last == begin + 2 and opens_prompt(words[begin].low, index))
                )
            ):
                last -= 1
            inner = words[begin:last]
            if len(inner) == 1 and inner[0].low in index["images"] and words[end].low == "on":
                return "", ()  # "run wordpress on 8000"
            program = is_program(inner[0].low, index)
            if inner[0].sense == "n.image":
                return "", ()  # "run image ghost, on port 2368, ..."
            if inner[0].low in NO_PROGRAMS and (not program or _mounts(reading, begin, last)):
                return "", ()
            if not program and (
                all(w.sense[:1] in ("n", "f", "s") and w.sense not in ("n.bash", "n.shell") for w in inner)
                or any(w.sense[:1] in ("f", "p") for w in inner)
            ):
                return "", ()
            if all(w.sense == "n.shell" and w.low != "sh" for w in inner):
                return "", ()
            if any(n.first > end for n in free):
                return reading.text[inner[0].start : inner[-1].end], tuple(range(first, end))
            break
    return marked(reading, free, index, taken)


def _ends_in_console(reading: Reading, begin: int, last: int) -> bool:
    """ "python manage.py shell", "flask shell": the last word is part of what is run."""
    return last - begin > 1 and [w.low.rpartition("/")[2] for w in reading.words[last - 2 : last]] in CONSOLES


def _handed_to(reading: Reading, at: int, index: dict[str, Any]) -> int | None:
    """The program that a quoted text is handed to by its flag: psql of "psql -U app -c 'select 1'"."""
    words, first = reading.words, at - 1
    flag = first > 0 and words[first].text[:1] == "-"
    while first > 0 and not is_program(words[first].low, index) and not words[first].comma:
        first -= 1
    told = flag or (first > 0 and words[first - 1].sense in ("v.run", "v.exec"))  # "run redis-cli keys '*'"
    return first if told and is_program(words[first].low, index) else None


def _mounts(reading: Reading, first: int, last: int) -> bool:
    """Is "mount" told of folders, or of a size, rather than run: "mount my home", "mount a ramdisk at /cache"?"""
    told = [reading.values[n].kind for n in range(first, last) if n in reading.values]
    here = any(word.sense == "n.here" for word in reading.words[first:last])
    of_a_thing = any(word.low in ("my", "our", "a", "an", "the") for word in reading.words[first + 1 : first + 2])
    mounted = len(told) > 1 or "size" in told or last - first > 4 or here or of_a_thing
    return reading.words[first].low == "mount" and mounted


def _colon(reading: Reading, at: int) -> bool:
    """Does a colon follow the word: "run this in web: npm test"?"""
    return reading.words[at].stop and reading.text[reading.words[at].end :].lstrip().startswith(":")


def _may_be_quoted(reading: Reading, at: int, taken: set[int]) -> bool:
    """May quoted words be a command, rather than what something is called?"""
    words = reading.words
    before = words[at - 1].low if at else ""
    if " " not in reading.values[at].text:  # 'run npm test inside the "api" container'
        led = at - 1
        while led > 0 and words[led].low in ("the", "my", "our"):
            led -= 1
        after = words[at + 1].low if at + 1 < len(words) else ""
        if led > 0 and (words[led].low in INTO or after == "container"):
            return False
    return at not in taken and before not in NAMING and not before.endswith(("container", "image", "service", "volume"))


def _begin(reading: Reading, first: int, end: int, index: dict[str, Any], taken: set[int]) -> int:
    """Where the command itself begins: at the first program or script, past the words that describe it."""
    for at in range(first, end):
        low = reading.words[at].low
        value = reading.values.get(at)
        script = (
            value is not None and value.kind in ("path", "file") and low.endswith((".sh", ".py", ".pl", ".rb", ".js"))
        )
        if at not in taken and (script or (is_program(low, index) and (at == first or low not in PLAIN_TOO))):
            return at
    return first


def _of(reading: Reading, at: int) -> bool:
    """A word of "inside of", or the user that the command is run as."""
    return reading.words[at].sense[:1] in ("p", "f")


def marked(reading: Reading, free: list[Name], index: dict[str, Any], taken: set[int]) -> tuple[str, tuple[int, ...]]:
    """What follows "command" or "running": "with the command sleep 1000 in the background"."""
    words = reading.words
    for at, value in sorted(reading.values.items()):
        if (
            value.kind == "quoted"
            and " " in value.text
            and at not in taken
            and is_program(value.text.split()[0], index)
        ):
            before, named = at - 1, {i for n in reading.names for i in n.indexes if n.kind != "command"}
            while before > 0 and not words[before].comma and before not in taken and before not in named:
                before -= 1  # "and print the version of the kernel with uname -r"
            return value.text, tuple(range(before + 1, at + 1))
    if any(w.low.startswith(WAITING) for w in words):
        from dsh.request.kept_alive import sleeping  # few requests are such: it is no part of the start

        slept = sleeping(reading, taken)
        if slept is not None:
            return slept
    handed = _arguments(reading, taken)
    if handed is not None:
        return handed
    for at in range(len(words) - 1):
        given = words[at].low == "with" and words[at + 1].low.startswith(("/bin/", "/usr/bin/", "./"))
        if (words[at].low not in MARKS and not given) or words[at].comma:
            continue
        first = at + 1
        while first + 1 < len(words) and words[first].low in ("the", "command", "is", "be", "program", ":"):
            first += 1
        told = (
            words[at].low in ("command", "cmd")
            and (words[at - 1].comma or words[at - 1].low in ("the", "with", "a", "and"))
            and not given
        )
        if first in taken or not (
            is_program(words[first].low, index)
            or (told and words[first].sense[:1] in ("", "w"))
            or (told and words[at - 1].comma and (first + 1 == len(words) or words[first].comma))
        ):
            continue
        names = {i for n in free if n.object for i in n.indexes}
        last = first + 1
        if words[first].quoted:
            return reading.values[first].text, tuple(range(at, last))
        while last < len(words) and last not in taken and last not in names and not words[last - 1].comma:
            last += 1
        while last > first + 1 and words[last - 1].low in ENDS:
            last -= 1
        return reading.text[words[first].start : words[last - 1].end], tuple(range(at, last))
    return _shell(reading, taken)


def to_address(reading: Reading, taken: set[int]) -> tuple[int, ...]:
    """ "run curlimages/curl against http://web/": the words that lead to an address, which the tool is handed."""
    for at, value in reading.values.items():
        led = reading.words[at - 1].low if at else ""
        plain = value.kind == "url" and "://" in value.text and at not in taken
        if plain and led in ("against", "on", "for", "with", "to"):
            return (at - 1, at)
    return ()


def _shell(reading: Reading, taken: set[int]) -> tuple[str, tuple[int, ...]]:
    """A shell that is called by its name: "an interactive sh in alpine"."""
    words = reading.words
    if any("entrypoint" in w.low for w in words):
        return "", ()
    at = next((n for n, w in enumerate(words) if w.low in ("sh", "bash", "zsh", "ash") and n not in taken), None)
    return ("", ()) if at is None or words[at - 1].low in ("no", "without") else (words[at].low, (at,))


def _arguments(reading: Reading, taken: set[int]) -> tuple[str, tuple[int, ...]] | None:
    """What an image's own program is handed: "with the argument -text=hi", "and the option --dry-run"."""
    words = reading.words
    for at, word in enumerate(words[:-1]):
        passed = word.low in ("pass", "passing", "give", "giving", "hand") and words[at + 1].text[:2] == "--"
        if (word.low not in HANDED and not passed) or word.comma:
            continue
        first = at + 1
        while first + 1 < len(words) and words[first].low in ("of", "is", "the", "being", "like"):
            first += 1
        last = first
        while last < len(words) and last not in taken and words[last].sense[:1] not in ("p", "f"):
            last += 1
            if words[last - 1].comma:
                break
        if last > first and first not in taken and (words[first].text[:1] == "-" or not words[first].sense):
            begin = at
            named = {i for n in reading.names for i in n.indexes}
            spare = ("the", "with", "an", "and", "itself", "tool", "give", "single")
            while begin and words[begin - 1].low in spare and begin - 1 not in named:
                begin -= 1
            return reading.text[words[first].start : words[last - 1].end], tuple(range(begin, last))
    return None


def is_program(low: str, index: dict[str, Any]) -> bool:
    """Is it something that is run inside containers?"""
    return f" {low} " in index["programs"] or low.startswith(("./", "/bin/", "/usr/bin/"))


def opens_prompt(command: str, index: dict[str, Any]) -> bool:
    """Is it a program that one types into, as psql or python without a script?"""
    program, *rest = command.split() or [""]
    if [(rest[-2:-1] or [program])[0].rpartition("/")[2], *rest[-1:]] in CONSOLES:
        return True
    if program == "sqlite3" and len(rest) == 1 and rest[0][:1] != "-":
        return True  # the file that is opened
    if program in BASED and len(rest) > 2 and rest[-1][:1] != "-" and rest[-2][:1] != "-":
        rest = rest[:-1]  # the database that is opened
    elif program in BASED and len(rest) > 2 and rest[-2] == "-p":
        rest = rest[:-1]
    logs_in = all(w[:1] == "-" or rest[n - 1] in ("-u", "-U", "-h", "-d") for n, w in enumerate(rest))
    return f" {program} " in index["prompts"] and logs_in and not {"-c", "-e", "--version", "-v", "-V"} & set(rest)


def reads_file(path: str, reading: Reading) -> bool:
    """Is the text of a file wanted, rather than what there is in a folder or whether there is such a file?"""
    lows = {w.low for w in reading.words}
    if lows & {"exist", "exists", "existing", "files", "folder", "directory", "ls", "whether"} or "check if" in lows:
        return False
    if "there" in lows and reading.words[0].low in ("is", "are"):
        return False  # "is /app/.env there"
    if is_file(path):
        return True
    told = lows & {"cat", "read", "file"} or (lows & {"print"} and not lows & {"content", "contents"})
    return bool(told) and not path.endswith((".d", "/"))


def is_file(path: str) -> bool:
    """Is the path by its name that of a file: /app/x.conf, but not /etc/cron.d?"""
    last = path.rpartition("/")[2]
    if not last or last.endswith(".d"):
        return False
    return "." in last.lstrip(".") or last.startswith(".env") or last.isupper() or last in BARE_FILES


def in_a_loop(command: str) -> str:
    """ "date every 5 seconds": what is told to run again and again."""
    if not REPEATED.intersection(command.split()):
        return command
    from dsh.request.repeated import repeated  # few commands are: it is no part of the start

    return repeated(command)


OF_A_SHELL = (  # what the shell in a container is to read, and not the one in front of docker
    " && ", " > /", " >> /", ";", "`", "$(", "||", " & ", " | sh", " | bash", " | xargs", " | tee", " *", "/*",
    " ~", "$HOME",
)  # fmt: skip


def of_a_shell(command: str) -> str:
    """ "a && b" as one command: no program but a shell reads it so. A script needs what reads it: "python seed.py"."""
    command = in_a_loop(command)
    command = re.sub(SPOKEN, r"\g<program> \g<rest>", command)
    command = re.sub(ADDRESSED, r"\g<program> ", command)
    command = f"php {command}" if command.startswith("artisan ") else command
    first = command.partition(" ")[0]
    reader = READERS.get(first.rpartition(".")[2].lower(), "") if "." in first and first[:1] not in "./~" else ""
    command = f"{reader} {command}" if reader else command
    alone = not any(sign in command for sign in OF_A_SHELL)
    if alone or command.split()[0].rpartition("/")[2] in ("sh", "bash", "ash"):
        return command
    if "'" not in command:
        return f"sh -c '{command}'"
    return command if any(sign in command for sign in ('"', "$", "`", "\\")) else f'sh -c "{command}"'
