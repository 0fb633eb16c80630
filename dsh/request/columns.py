"""Which columns of a list a request asks for, and how they are printed."""

from dsh.knowledge.words import Word
from dsh.patterns import regex
from dsh.request.reading import Reading

THINGS = ("n.container", "n.image", "n.volume", "n.network", "n.docker")
LISTED = (
    "with",
    "and",
    "plus",
    "their",
    "its",
    "by",
    "show",
    "only",
    "just",
    "or",
    "including",
    "incl",
    "also",
    "container",
    "need",
    "want",
    "see",
)
CHOSEN, TABLES = ("only", "just", "nothing", "solely"), ("column", "columns", "table", "formatted", "format", "fields")
ALONE = ("single", "bare", "plain", "raw", "naked", "one")
FIGURES = ("number", "numbers", "figure", "figures", "value", "values", "percentage", "percent", "%")
TABBED = ("tab", "tabs", "separated")  # words of what is told as "tab separated" (roundabout.yaml)
SHOWN = ("docker stats", "docker history")  # whose lines show all that may be asked for
IN_AND_OUT = ("io", "i/o")
LIVE = ("live", "continuously", "constantly", "updating", "refreshing", "watch", "keep")
ONE_FIGURE = regex(
    r"docker stats(?: --no-stream)? --format '(?:table )?(?:\{\{\.Name\}\}\\t)?(?P<figure>\{\{\.\w+\}\})' "
    r"(?P<name>[\w.-]+)"
)
PERCENT = ("percent", "percentage", "percents", "perc", "%", "percentages")


def fields_of(reading: Reading, columns: dict[str, str], used: set[int], line: str) -> dict[str, list[int]]:
    """The columns that are asked for, in the order in which they are said."""
    out: dict[str, list[int]] = {}
    used = used.union(*(n.indexes for n in reading.names if n.before == "like"))  # "with port in the name"
    for at, low in _said(reading):
        word = reading.words[at]
        if at in used or word.quoted:
            continue
        field = columns.get(low) or columns.get(low.removesuffix("s")) or columns.get(word.sense)
        before = _before(reading, at)
        shown_so = (
            at > 1 and reading.words[at - 1].low in ("in", "as", "a") and "MemUsage" in out
        )  # "memory in percent"
        if field is None and low in PERCENT and (shown_so or out.get("MemUsage", [-1])[-1] in (at - 1, at)):
            out["MemPerc"] = [*out.pop("MemUsage"), at]
        elif field is None and low in PERCENT and out.get("CPUPerc", [-1])[-1] in (at - 1, at):
            out["CPUPerc"].append(at)
        elif field is None and low in IN_AND_OUT and (told := next(reversed(out), "")) in ("NetIO", "BlockIO"):
            out[told].append(at)
        if any(n.first == at + 1 for n in reading.names) and not word.comma:
            continue  # "with name web"
        if word.low in ("name", "names") and at > 1 and reading.words[at - 2].low == "in":
            continue  # "with lesson in the name"
        listed = low.endswith("s") or before is None or before.comma or before.low in LISTED
        listed = listed or (before is not None and before.sense in (*THINGS, "v.show")) or _leads(reading, at, columns)
        if field is not None and (listed or any({at - 1, at} & set(w) for w in out.values())):
            out.setdefault(field, []).append(at)
    named = line.startswith("docker stats") and "Name" in out and len(out) > 1  # nobody names what it is shown beside
    if line.startswith(SHOWN) and not named and not _are_chosen(reading, [n for at in out.values() for n in at]):
        return {}  # "cpu and memory of web": they are shown anyway
    if line.startswith("docker stats"):  # "memory of all, only name and memory": as they are told at last
        return dict(sorted(out.items(), key=lambda told: told[1][-1]))
    return out


def _leads(reading: Reading, at: int, columns: dict[str, str]) -> bool:
    """Does a list of columns begin with it: "of name, cpu and memory"?"""
    after = reading.words[at + 1 : at + 2] if reading.words[at].comma else []
    return any(low in columns for word in after for low in word.low.split())


def _said(reading: Reading) -> list[tuple[int, str]]:
    """The words with their places; of "cpu and memory usage", which are one, each."""
    words = enumerate(reading.words)
    return [(at, low) for at, w in words for low in (w.low.split() if w.sense == "n.stats" else [w.low])]


def _before(reading: Reading, at: int) -> Word | None:
    """The word before one, or that before "the": "only the name", "with the id"."""
    words = reading.words
    if at > 1 and words[at - 1].low == "the" and words[at - 2].low in (*CHOSEN, "with", "and"):
        return words[at - 2]
    return words[at - 1] if at else None


def _are_chosen(reading: Reading, at: list[int]) -> bool:
    """Are only these columns to be shown: "just name and cpu", "as a table"?"""
    for n, word in enumerate(reading.words):
        if word.low in TABLES or (word.low in CHOSEN and any(n < a < n + 4 or a == n - 1 for a in at)):
            return True
        after = [w.low.split()[0] for w in reading.words[n + 1 : n + 3]]
        if word.low in CHOSEN and after[-1:] and after[-1] in FIGURES:
            return True  # "how much memory does web use, just the number"
        before = reading.words[n - 1].low if n else ""
        if word.low.split()[0] in FIGURES and (n - 1 in at or before in ALONE):
            return True  # "the memory figure of web", "the cpu use of web as a single number"
    return False


def printed(base: str, fields: list[str], counted: bool) -> list[str]:
    """The flags that print the columns asked for."""
    if not fields or counted:
        return []
    if fields == ["ID"]:
        return ["-q"]
    if base == "docker ps":
        if fields == ["Size"]:
            return ["-s"]
        if len(fields) == 1 and fields != ["Names"]:
            fields = ["Names", *fields]
    if base == "docker images":
        if fields == ["Repository"]:
            return ["--format '{{.Repository}}:{{.Tag}}'"]
        if fields == ["Repository", "Tag"]:
            return ["--format '{{.Repository}}:{{.Tag}}'"]
        if fields in (["Size"], ["Tag"]):
            return []
        if "Tag" not in fields and "Repository" in fields:
            fields = ["Repository}}:{{.Tag" if f == "Repository" else f for f in fields]
        elif not {"Tag", "Repository"} & set(fields):
            fields = ["Repository", *fields]
    if base == "docker stats" and "Name" not in fields:
        fields = ["Name", *fields]
    if base == "docker volume ls" and fields == ["Name"]:
        return ["-q"]
    if base in ("docker volume ls", "docker network ls") and len(fields) == 1 and fields != ["Name"]:
        fields = ["Name", *fields]
    if len(fields) == 1:
        return [f"--format '{{{{.{fields[0]}}}}}'"]
    return ["--format 'table " + "\\t".join(f"{{{{.{f}}}}}" for f in fields) + "'"]


def one_figure(command: str, reading: Reading) -> str:
    """The line that prints one column of one container alone: its name is known, and one reading is enough."""
    found = ONE_FIGURE.fullmatch(command)
    if found is None or any(word.low in LIVE or word.sense == "v.follow" for word in reading.words):
        return command
    return f"docker stats --no-stream --format '{found['figure']}' {found['name']}"


def tabbed(command: str, reading: Reading) -> tuple[str, set[int]]:
    """The line with plain tabs between its columns where these are wished for, and the words that wish it."""
    lows = [word.low for word in reading.words]
    said = {n for n, low in enumerate(lows) if low in TABBED}
    if "tab" not in lows or len(said) < 2 or "--format 'table {{" not in command:
        return command, set()
    return command.replace("--format 'table {{", "--format '{{"), said
