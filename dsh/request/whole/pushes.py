"""An image that gets its name for a registry and goes there: "make shop ready for reg.lan:5000 and send it there"."""

from dsh.request.line import Whole, quote
from dsh.request.reading import Reading
from dsh.request.settings.registries import pushed

SENDING = ("push", "send", "upload", "ship", "publish", "pushed", "transfer", "deliver", "put", "store")
NAMING = ("tag", "ready", "prepare", "label", "name", "rename", "tagged", "retag", "mark", "there")
BESIDE = ("make", "image", "it", "there", "and", "for", "to", "then", "my", "our", "registry", "at", "own", "the", "as")


def line(reading: Reading) -> Whole | None:
    words = reading.words
    lows = [w.low for w in words]
    builds = any(w.sense == "v.build" for w in words)
    if reading.mood != "wish" or not set(SENDING) & set(lows) or not (builds or set(NAMING) & set(lows)):
        return None
    if builds and any(n.kind in ("path", "file", "url") for n in reading.names):
        return None
    if any(w.sense in ("n.container", "n.file", "n.folder", "v.commit", "v.pull", "v.remove") for w in words):
        return None
    hosts = [n for n in reading.names if n.kind in ("host", "address")]
    images = [n for n in reading.names if n.kind in ("", "image") and n not in hosts]
    if len(hosts) != 1 or len(images) != 1 or len(images[0].texts) != 1 or "." in images[0].texts[0].split("/")[0]:
        return None
    told = pushed(reading)
    if told is None:
        return None
    source, target, used = told
    said = {n for n, low in enumerate(lows) if low in (*SENDING, *NAMING, *BESIDE)}
    if builds:
        said |= {n for n, w in enumerate(words) if w.sense == "v.build"}
        return Whole(f"docker build -t {quote(target)} . && docker push {quote(target)}", frozenset({*used, *said}))
    return Whole(
        f"docker tag {quote(source)} {quote(target)} && docker push {quote(target)}", frozenset({*used, *said})
    )
