"""A line of code that is run once with the image of its language: "python 3.12 one-off: print(2**10)"."""

import re

from dsh.request.line import Whole, quote
from dsh.request.reading import Reading
from dsh.typed import Any

RUNS = {
    "python": "python -c",
    "node": "node -e",
    "ruby": "ruby -e",
    "php": "php -r",
    "perl": "perl -e",
    "bash": "bash -c",
}
SAID = (
    r"(?:^|\b(?:a|an|run|with|use|in)\s+)(?P<image>python|node|ruby|php|perl)(?:[: ](?P<version>\d[\w.-]*))?,? "
    r"(?:one-?off|one-?liner|snippet|inline|oneshot|one-shot)(?: script| code| container)?(?: ?: ?| - | with | to run )"
    r"(?P<code>.+)$",
    r"^(?:one-?off|one-?liner|quick|run once|inline)(?: in| with)? (?P<image>python|node|ruby|php|perl)"
    r"(?:[: ](?P<version>\d[\w.-]*))? ?: ?(?P<code>.+)$",
)


def line(reading: Reading, index: dict[str, Any]) -> Whole | None:
    for pattern in SAID:
        found = re.search(pattern, reading.text, re.IGNORECASE)
        if found is not None and set("()[]+*=;$'\"") & set(found["code"]):
            image = found["image"].lower()
            tag = f"{image}:{found['version']}" if found["version"] else image
            code = found["code"].strip()
            if code[:1] == code[-1:] and code[:1] in "'\"":
                code = code[1:-1]
            every = frozenset(range(len(reading.words)))
            return Whole(f"docker run --rm {tag} {RUNS[image]} {quote(code)}", every)
    return None
