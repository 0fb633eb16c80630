"""What the engine adds to a request: which of several readings names something that is there, which names there are."""

from dsh.engine.client import Client
from dsh.engine.refusal import EngineRefused
from dsh.errors import DshError
from dsh.options import Options
from dsh.request.suggestion import Answer
from dsh.typed import Any
from dsh.verbs.target import open_engine

OFFERED = 9
LISTS = {"CONTAINER": "/containers/json", "IMAGE": "/images/json", "NETWORK": "/networks", "VOLUME": "/volumes"}
GROUPS = {"volume": "/volumes/{}", "network": "/networks/{}", "image": "/images/{}/json", "rmi": "/images/{}/json"}


def narrowed(found: Answer, options: Options) -> Answer:
    """An ambiguous answer with the one reading whose object exists; as it was where none or several do, or where that
    object was not said: a misspelt name is asked about."""
    try:
        with open_engine(options) as target:
            there = [it for it in found.suggestions if not it.missing and _exists(it.command.split(), target.client)]
    except DshError:
        return found
    said = len(there) == 1 and there[0].command.split()[-1].partition(":")[0] in found.request
    return found._replace(outcome="match", suggestions=(there[0],)) if said else found


def _exists(words: list[str], client: Client) -> bool:
    """Is there what the last word of a docker command names?"""
    group, name = words[1], words[-1]
    if group == "compose":
        filters = f'{{"label": ["com.docker.compose.service={name}"]}}'
        return bool(client.get("/containers/json", all=1, filters=filters))
    try:
        client.get(GROUPS.get(group, "/containers/{}/json").format(name))
    except EngineRefused:
        return False
    return True


def names(placeholder: str, options: Options) -> list[str]:
    """The first names that may stand for CONTAINER, SOURCE_IMAGE ...; none where nothing is known."""
    path = next((path for word, path in LISTS.items() if placeholder.endswith(word)), None)
    if path is None:
        return []
    try:
        with open_engine(options) as target:
            found = target.client.get(path, **({"all": 1} if path.startswith("/containers") else {}))
    except DshError:
        return []
    objects = (found.get("Volumes") or []) if isinstance(found, dict) else found
    return [name for name in map(_name, objects) if name][:OFFERED]


def _name(raw: dict[str, Any]) -> str:
    several = raw.get("Names") or raw.get("RepoTags") or [raw.get("Name") or ""]
    return str(several[0]).removeprefix("/")
