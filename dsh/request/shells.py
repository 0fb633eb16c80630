"""Whether a shell is wanted of an image, its own prompt, or something run in what is there already."""

from itertools import pairwise

from dsh.request.names import Name
from dsh.request.reading import Reading
from dsh.request.slots import Slot
from dsh.typed import Any

LANGUAGES = ("python", "node", "ruby", "php", "julia")  # whose images open a prompt of their own


def has_prompt(reading: Reading, image: str, index: dict[str, Any]) -> bool:
    """ "a python prompt": the image's own program is what one types into."""
    name = image.partition(":")[0]
    own = f" {name} " in index["prompts"] or name in LANGUAGES
    words = reading.words
    its = any(w.low == "shell" and n and words[n - 1].low.partition(":")[0] == name for n, w in enumerate(words))
    return own and (its or any(w.low in ("prompt", "repl", "interpreter", "console") for w in words))


def wants_shell(reading: Reading, values: dict[str, str], index: dict[str, Any]) -> bool:
    """Is a shell wanted of an image that would open something else by itself, and nothing said to run instead?"""
    name = values.get("IMAGE", "").partition(":")[0]
    own = f" {name} " in index["prompts"] or name in LANGUAGES
    if not own or "COMMAND" in values:
        return False
    words = reading.words
    return any(
        w.low in ("shell", "bash", "terminal") and n and words[n - 1].low.partition(":")[0] != name
        for n, w in enumerate(words)
    )


def runs_there(filled: dict[int, Name], slots: list[Slot]) -> bool:
    """Is what would be the image only a name that something runs in: a container sooner than an image?"""
    for n, name in filled.items():
        if slots[n].name == "IMAGE" and name.kind == "" and name.object == "" and not name.indefinite:
            return name.before in ("in", "inside", "within") and not set(":/") & set(name.texts[0])
    return False


def with_shell(line: str, template: str, reading: Reading, image: str, index: dict[str, Any]) -> str:
    """The line with the shell that is told, else the best that its image has. `template`: of what runs an image."""
    lows = [word.low for word in reading.words]
    pairs = set(pairwise(lows))
    if line.endswith(" sh") and template.endswith("{IMAGE} sh"):
        known = index["images"].get(image.split(":")[0])
        if known is not None and known[1] == "bash" and "sh" not in lows and "alpine" not in image:
            line = f"{line[:-3]} bash"  # the shell that people have in mind is the best there is
    if " --entrypoint sh " in line and "bash" in lows:
        line = line.replace(" --entrypoint sh ", " --entrypoint bash ")
    plainest = pairs & {("no", "bash"), ("without", "bash"), ("with", "sh"), ("using", "sh"), ("by", "sh")}
    return f"{line[:-5]} sh" if line.endswith(" bash") and plainest else line
