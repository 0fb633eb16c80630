"""Other programs in a line: which of them only read and write their standard streams, and may therefore run."""

import os
import re

from dsh.patterns import regex
from dsh.plan.blocked import Blocked

# program: the options that would make it more than a filter
PURE: dict[str, tuple[str, ...]] = {
    "awk": (), "basename": (), "cat": (), "column": (), "cut": (), "date": ("-s", "--set"), "dirname": (), "echo": (),
    "egrep": (), "expr": (), "false": (), "fgrep": (), "fmt": (), "fold": (), "grep": (), "head": (),
    "hostname": ("-F", "-b"), "id": (), "jq": (), "ls": (), "md5sum": (), "nl": (), "od": (), "paste": (),
    "printf": (), "pwd": (), "readlink": (), "realpath": (), "rev": (), "sed": ("-i", "--in-place"), "seq": (),
    "sha256sum": (), "sleep": (), "sort": ("-o", "--output"), "stat": (), "tac": (),
    "tail": ("-f", "-F", "--follow"), "tar": (), "test": (), "tr": (), "true": (), "uname": (), "uniq": (), "wc": (),
    "whoami": (), "yes": (), "[": (),
}  # fmt: skip
SAME = {"gawk": "awk", "mawk": "awk", "nawk": "awk", "gsed": "sed", "ggrep": "grep", ":": "true"}
AWK_ACTS = regex(r"\bsystem\b|\bgetline\b|\bprintf?\b[^;}\n]*>|(?<!\|)\|(?!\|)|@load|@include|/inet/")
SED_ACTS = regex(r"(?:^|[;{}\n]|\d|\$|/)\s*[wWerR](?:\s|$)|/[gpiIm\d]*[we][gpiIm\d]*(?:\s|;|\}|$)")
LIMIT = 64 << 20  # bytes of output that a preview takes from a filter
IGNORES_INPUT = frozenset(
    ("[", "basename", "date", "dirname", "echo", "expr", "false", "hostname", "id", "ls", "printf", "pwd", "readlink")
) | frozenset(("realpath", "seq", "sleep", "stat", "test", "true", "uname", "whoami"))
SUCCEED = ("cat", "cut", "fold", "head", "nl", "rev", "sort", "tac", "tail", "tr", "uniq", "wc")  # when used rightly
YES = 1000  # lines that stand for those of `yes`, which never end
WAITS = ("sleep",)  # nothing to see at preview time


def name(word: str) -> str:
    """The program a word names, its equals under one name."""
    bare = word.rsplit("/", 1)[-1]
    return SAME.get(bare, bare)


def check(argv: tuple[str, ...]) -> None:
    """Is this a filter with these arguments? Raises Blocked where it could do more than read and write its streams."""
    program = name(argv[0])
    if program not in PURE:
        raise Blocked(f"{argv[0]} is explained but not run: dsh runs docker, and filters like grep and awk")
    if "/" in argv[0] and not argv[0].startswith(("/bin/", "/usr/bin/")):
        raise Blocked(f"{argv[0]} is explained but not run: it is not the system's own {program}")
    forbidden = PURE[program]
    for word in argv[1:]:
        if any(word == f or word.startswith(f"{f}=") or (_short(f) and _has_short(word, f)) for f in forbidden):
            raise Blocked(f"{program} {word} is explained but not run: it does more than filter")
    acts = {"awk": _awk, "sed": _sed, "tar": _tar, "sort": _sort}.get(program)
    if acts is not None and acts(argv[1:]):
        raise Blocked(f"this {program} is explained but not run: it could do more than filter")


def run(argv: tuple[str, ...], stdin: bytes, cwd: str, env: dict[str, str]) -> tuple[bytes, int]:
    """Run a checked filter on what is known of its input: its output and exit code. Raises Blocked when it cannot."""
    if name(argv[0]) in WAITS:
        return b"", 0
    import subprocess  # late: most lines have no filter

    try:
        done = subprocess.run(
            _program(argv), input=stdin, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=30
        )
    except FileNotFoundError:
        raise Blocked(f"there is no program {argv[0]} here", f"install {argv[0]}", "no-program") from None
    except (subprocess.TimeoutExpired, OSError) as error:
        raise Blocked(f"{argv[0]} cannot be tried out: {error}") from error
    if len(done.stdout) > LIMIT:
        raise Blocked(f"{argv[0]} prints too much to preview what follows")
    return done.stdout, done.returncode


def succeeds(argv: tuple[str, ...], cwd: str, env: dict[str, str]) -> bool:
    """Does a checked filter exit 0 whatever comes in?"""
    return name(argv[0]) in SUCCEED and run(argv, b"", cwd, env)[1] == 0


def _program(argv: tuple[str, ...]) -> list[str]:
    return ["true", *argv[1:]] if argv[0] == ":" else list(argv)


def _short(flag: str) -> bool:
    return len(flag) == 2


def _has_short(word: str, flag: str) -> bool:
    """Is the letter in a cluster like -ni, or -i with its value joined on?"""
    return word.startswith("-") and not word.startswith("--") and flag[1] in word[1:]


def _awk(words: tuple[str, ...]) -> bool:
    program = [w for w in words if not w.startswith("-")]
    loads = any(
        w.startswith(("-f", "--file", "-i", "--include", "-l", "--load", "-E", "--exec", "-o", "-p")) for w in words
    )
    return loads or any(AWK_ACTS.search(_without_strings(w)) for w in program)


def _without_strings(text: str) -> str:
    """Awk text with its string and regular expression literals emptied, so that what stands in them is no operator."""
    return re.sub(r'"(?:\\.|[^"\\])*"', '""', re.sub(r"(?<![\w)\]$])/(?:\\.|[^/\\\n])+/", "1", text))


def _sed(words: tuple[str, ...]) -> bool:
    return any(w.startswith(("-f", "--file")) for w in words) or any(
        SED_ACTS.search(w) for w in words if not w.startswith("-") or w.startswith(("-e", "--expression"))
    )


def _sort(words: tuple[str, ...]) -> bool:
    return any(w.startswith("--compress-program") for w in words)


def _tar(words: tuple[str, ...]) -> bool:
    """Creating to standard output, listing, and extracting to standard output are filters; the rest is not."""
    letters = "".join(
        w.lstrip("-") if n == 0 or (w.startswith("-") and not w.startswith("--")) else "" for n, w in enumerate(words)
    )
    long = [w.split("=")[0] for w in words if w.startswith("--")]
    if any(
        w in ("--to-command", "--checkpoint-action", "--use-compress-program", "--rsh-command", "--remove-files")
        for w in long
    ):
        return True
    if "I" in letters:
        return True
    if "x" in letters or "--extract" in long or "--get" in long:
        return not ("O" in letters or "--to-stdout" in long)
    if "c" in letters or "--create" in long:
        return _writes_file(words)
    return not ("t" in letters or "--list" in long)


def _writes_file(words: tuple[str, ...]) -> bool:
    for n, word in enumerate(words):
        if word.startswith("--file"):
            value = word.partition("=")[2] or "".join(words[n + 1 : n + 2])
            return value != "-"
        if "f" in word and (n == 0 or (word.startswith("-") and not word.startswith("--"))):
            joined = word.partition("f")[2]
            return (joined or "".join(words[n + 1 : n + 2])) != "-"
    return False


def path_of(argv0: str, env: dict[str, str]) -> str | None:
    """Where the program is; None where it is not installed."""
    import shutil

    return shutil.which(argv0, path=env.get("PATH", os.defpath))
