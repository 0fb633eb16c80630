"""What works on the current folder and is run with an image: "run x.py from this folder with the python image", "run
npm install in this folder"."""

from dsh.patterns import regex
from dsh.request.line import Whole, quote
from dsh.request.reading import Reading
from dsh.typed import Any

PROGRAMS = {  # what runs it, and the image that has it
    ".py": ("python", "python"), ".js": ("node", "node"), ".mjs": ("node", "node"), ".rb": ("ruby", "ruby"),
    ".php": ("php", "php"), ".pl": ("perl", "perl"), ".go": ("go run", "golang"), ".sh": ("sh", "alpine"),
    ".r": ("Rscript", "r-base"), ".jl": ("julia", "julia"), ".java": ("java", "eclipse-temurin"),
}  # fmt: skip
TOOLS = {  # what works on a project, and the image that has it
    "npm": "node", "npx": "node", "yarn": "node", "composer": "composer", "go": "golang", "mvn": "maven",
    "gradle": "gradle", "pip": "python", "pip3": "python", "pytest": "python", "cargo": "rust", "bundle": "ruby",
    "rake": "ruby", "php": "php",
}  # fmt: skip
ON_A_PROJECT = regex(
    r"^(?:please |how do i )?(?:run|do|execute|call) (?P<LINE>(?P<TOOL>[a-z]+3?) \w[^,;]*?) (?:in|on|for|inside) "
    r"(?:(?:this|the current|my current|the present|my|the) (?:folder|directory|dir|project)|(?:my|the) project folder)"
    r"[?.! ]*$"
)
TOLD = regex(r"\b(?:with|using|image|container|compose|service|docker|exec)\b")
RUNS = ("v.run", "v.exec", "v.start", "v.get")
BESIDE = frozenset(
    ["with", "using", "use", "script", "file", "my", "program", "in", "from", "of", "by", "inside", "which", "that",
     "is", "lies", "here", "installed", "no", "not", "have", "do", "i", "through", "via", "an", "container",
     "execute", "app"]
)  # fmt: skip
OTHERS = ("ports", "size", "env", "mount", "duration", "port", "ip", "url")
AT = "/app"


def line(reading: Reading, index: dict[str, Any]) -> Whole | None:
    return _of_a_tool(reading) or _of_a_script(reading)


def _of_a_tool(reading: Reading) -> Whole | None:
    """ "run npm install in this folder": no image is told, and every such program has its own."""
    told = ON_A_PROJECT.match(reading.text)
    image = TOOLS.get(told["TOOL"]) if told else None
    if told is None or image is None or TOLD.search(reading.text):
        return None
    inner = told["LINE"].removeprefix("composer ")  # the image's own entrypoint
    line = f"docker run --rm -v $(pwd):{AT} -w {AT} {image} {inner}"
    return Whole(line, frozenset(range(len(reading.words))))


def _of_a_script(reading: Reading) -> Whole | None:
    words = reading.words
    scripts = [n for n in reading.names if n.kind in ("file", "path") and _end(n.texts[0]) in PROGRAMS]
    acts = [w for n, w in enumerate(words) if w.sense[:2] == "v." and n not in reading.off]
    if not scripts or reading.mood != "wish" or not acts or acts[0].sense not in RUNS:
        return None
    if any(v.kind in OTHERS for v in reading.values.values()) or any(
        v.kind == "quoted" for v in reading.values.values()
    ):
        return None
    if any(n.object in ("container", "service", "volume", "network") and not n.indefinite for n in reading.names):
        return None
    script = scripts[0]
    place = script.texts[0]
    program, image = PROGRAMS[_end(place)]
    here = any(w.sense == "n.here" for w in words)
    images = [n for n in reading.names if n.kind == "image" or n.object == "image"]
    images = [n for n in images if ":" in n.texts[0]] or images
    if not (here or images) or len({n.texts[0] for n in images}) > 1 or place.startswith(("/", "~")):
        return None
    if not here and not (
        images and images[0].before in ("with", "using", "by", "via", "in", "through", "inside", "within", "on")
    ):
        return None
    image = images[0].texts[0] if images else image
    more = [
        n
        for n in reading.names
        if n.kind in ("file", "path") and n.first >= script.last and n.texts[0][:1] not in "./~"
    ]
    given = [n for n in more if all(w.low in ("and", "with", "on", "for") for w in words[script.last : n.first])]
    inner = " ".join([program, quote(place.removeprefix("./")), *(quote(t) for n in given for t in n.texts)])
    used = {n for n, w in enumerate(words) if w.low in BESIDE or w.sense in (*RUNS, "n.here", "n.image", "v.install")}
    used |= {n for n, w in enumerate(words) if w.low == program}
    used |= {i for n in (script, *images, *given) for i in n.indexes} | _without(reading)
    place, said = _working(reading)
    return Whole(f'docker run --rm -v "$(pwd)":{place} -w {place} {quote(image)} {inner}', frozenset(used | said))


def _working(reading: Reading) -> tuple[str, set[int]]:
    """The folder in which it is to run, and the words that say so: "working dir /src"."""
    for at, value in reading.values.items():
        near = range(max(0, at - 4), at)
        said = {n for n in near if reading.words[n].low.startswith(("work", "wd", "cwd"))}
        if value.kind == "path" and value.text[:1] == "/" and said:
            return quote(value.text), {*range(min(said), at + 1)}
    return AT, set()


def _end(path: str) -> str:
    return "." + path.lower().rpartition(".")[2] if "." in path.rpartition("/")[2] else ""


def _without(reading: Reading) -> set[int]:
    """ ", i have no python installed": why it is asked for."""
    words = reading.words
    at = next((n for n, w in enumerate(words) if w.sense == "v.install" or w.low == "installed"), None)
    if at is None or not any(w.low in ("no", "not", "without") for w in words[:at]):
        return set()
    start = max((n + 1 for n in range(at) if words[n].comma), default=at)
    return set(range(start, at + 1))
