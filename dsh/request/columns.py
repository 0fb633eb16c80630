"""Which columns of a list a request asks for, and how they are printed."""

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
TABBED = ("tab", "tabs", "separated")  # words of what is told as "tab separated" (roundabout.yaml)
PERCENT = ("percent", "percentage", "percents", "perc", "%", "percentages")


def fields_of(reading: Reading, columns: dict[str, str], used: set[int], line: str) -> dict[str, list[int]]:
    """The columns that are asked for, in the order in which they are said."""
    out: dict[str, list[int]] = {}
    for at, word in enumerate(reading.words):
        if at in used or word.quoted:
            continue
        field = columns.get(word.low) or columns.get(word.low.removesuffix("s")) or columns.get(word.sense)
        before = reading.words[at - 1] if at else None
        if field is None and word.low in PERCENT and out.get("MemUsage", [-1])[-1] == at - 1:
            out["MemPerc"] = [*out.pop("MemUsage"), at]
        elif field is None and word.low in PERCENT and out.get("CPUPerc", [-1])[-1] == at - 1:
            out["CPUPerc"].append(at)
        if any(n.first == at + 1 for n in reading.names) and not word.comma:
            continue  # "with name web"
        listed = word.low.endswith("s") or before is None or before.comma or before.low in LISTED
        listed = listed or (before is not None and before.sense in THINGS)
        if field is not None and (listed or any(at - 1 in w for w in out.values())):
            out.setdefault(field, []).append(at)
    if line.startswith("docker stats") and not _are_chosen(reading, [n for at in out.values() for n in at]):
        return {}  # "cpu and memory of web": they are shown anyway
    if line.startswith("docker stats"):  # "memory of all, only name and memory": as they are told at last
        return dict(sorted(out.items(), key=lambda told: told[1][-1]))
    return out


def _are_chosen(reading: Reading, at: list[int]) -> bool:
    """Are only these columns to be shown: "just name and cpu", "as a table"?"""
    for n, word in enumerate(reading.words):
        if word.low in TABLES or (word.low in CHOSEN and any(n < a < n + 4 or a == n - 1 for a in at)):
            return True
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


def tabbed(command: str, reading: Reading) -> tuple[str, set[int]]:
    """The line with plain tabs between its columns where these are wished for, and the words that wish it."""
    lows = [word.low for word in reading.words]
    said = {n for n, low in enumerate(lows) if low in TABBED}
    if "tab" not in lows or len(said) < 2 or "--format 'table {{" not in command:
        return command, set()
    return command.replace("--format 'table {{", "--format '{{"), said
