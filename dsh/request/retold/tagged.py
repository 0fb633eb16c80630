"""Several tags of one image, each told as an image: "the shop images tagged 1.0 and 1.1" are shop:1.0 and shop:1.1."""

import re

from dsh.patterns import regex
from dsh.request.names import known_image
from dsh.request.ways import is_name
from dsh.typed import Any

TAG = r"v?\d[\w.-]*|(?!(?:and|or|of|from|in|for|the)\b)[a-z][\w.-]*"
NUMBER = r"v?\d[\w.-]*"
BETWEEN = r"(?:, ?and |, ?| and | & | plus )(?:the )?"
IMAGE = r"(?P<image>[a-z0-9][\w.-]*(?::\d+/[\w./-]+)?(?:/[\w./-]*)?(?<=\w))"
SAID = (
    r"(?:(?:that|which) (?:are|have) )?(?:tagged(?: as| with)?|(?:with|in|under|by|having|of) (?:the )?"
    r"(?:tags?|versions?)|(?:image )?(?:tags?|versions?)):?"
)
LED = (
    r"^(?P<led>(?:please |can you |could you |now )*(?P<verb>remove|delete|rm|rmi|drop|erase|get rid of|throw away|"
    r"throw out|untag|pull|download|fetch|get|push|upload)(?: me)?(?: the| all| my| both| only| just| out)*) "
)
WAYS = tuple(
    regex(rf"{LED}{way}(?P<end>(?:,? (?:from|to|into|out of|on|off) .*|,? (?:please|now|too))?)[ .!]*$", re.IGNORECASE)
    for way in (
        rf"(?:docker )?images? (?:from|of|for|in|called|named) (?:the )?(?:repo |repository |image )?{IMAGE},? {SAID} "
        rf"(?P<tags>(?:{TAG})(?:{BETWEEN}(?:{TAG}))+)",
        rf"(?:image )?{IMAGE}(?: images?)?,? {SAID} (?P<tags>(?:{TAG})(?:{BETWEEN}(?:{TAG}))+)",
        rf"(?:image )?(?:tags|versions) (?P<tags>(?:{TAG})(?:{BETWEEN}(?:{TAG}))+) (?:of|from|for) (?:the |my |our )?"
        rf"(?:image |repo |repository )?{IMAGE}(?: images?| repo| repository)?",
        rf"(?P<tags>(?:{NUMBER})(?:{BETWEEN}(?:{NUMBER}))+) (?:of|from|for) (?:the )?(?:image ){IMAGE}",
        rf"(?:image )?{IMAGE}(?: images?)? (?P<tags>(?:{NUMBER})(?:{BETWEEN}(?:{NUMBER}))+)",
    )
)
GONE = ("remove", "delete", "rm", "rmi", "drop", "erase", "get rid of", "throw away", "throw out", "untag")
SPARING = regex(r"\b(?:except|but|keep|other than|newer|older|apart|not|without|compose|services?)\b", re.IGNORECASE)


def told(text: str, index: dict[str, Any]) -> str | None:
    if SPARING.search(text):
        return None
    for n, way in enumerate(WAYS):
        found = way.match(text)
        if found is None or not is_name(found["image"]):
            continue
        if n == len(WAYS) - 1 and known_image(found["image"].lower(), index) is None:
            continue  # "remove web 1 and 2": two containers, maybe
        tags = [tag for tag in re.split(BETWEEN, found["tags"]) if tag]
        images = [f"{found['image']}:{tag}" for tag in tags]
        gone = found["verb"].lower() in GONE
        listed = f"{', '.join(images[:-1])} and {images[-1]}"
        led = re.sub(r"(?: the| all| my| both| only| just| out)+$", "", found["led"], flags=re.IGNORECASE)
        return f"{led} {'images ' if gone else ''}{listed}{found['end']}"
    return None
