"""docker images."""

import time
from collections.abc import Iterator

from dsh.cmdline.invocation import Invocation
from dsh.engine.reference import parse_reference
from dsh.engine.state import State
from dsh.output.filters.images import matching
from dsh.output.go_values import Row
from dsh.output.printed import ClientError, Output, refusals_printed
from dsh.output.query import ask, encoded, filters, live
from dsh.output.table import QUIET, listing
from dsh.output.texts import short
from dsh.output.units import ago, size, unix_time
from dsh.typed import Any

TYPE = "*formatter.imageContext"
CREATED = "{{if .CreatedSince }}{{.CreatedSince}}{{else}}N/A{{end}}"
TABLE = "table {{.Repository}}\t{{.Tag}}\t{{.ID}}\t" + CREATED + "\t{{.Size}}"
WITH_DIGEST = "table {{.Repository}}\t{{.Tag}}\t{{.Digest}}\t{{.ID}}\t" + CREATED + "\t{{.Size}}"
HEADER = {
    "ID": "IMAGE ID",
    "Repository": "REPOSITORY",
    "Tag": "TAG",
    "Digest": "DIGEST",
    "CreatedSince": "CREATED",
    "CreatedAt": "CREATED AT",
    "Size": "SIZE",
    "Containers": "CONTAINERS",
    "VirtualSize": "SIZE",
    "SharedSize": "SHARED SIZE",
    "UniqueSize": "UNIQUE SIZE",
}
COMMANDS = frozenset(
    ("build", "history", "import", "inspect", "list", "load", "ls", "prune", "pull", "push", "rm", "save", "tag")
)


@refusals_printed
def ls(invocation: Invocation, state: State) -> Output:
    quiet, digests = invocation.on("quiet"), invocation.on("digests")
    name = next((a.value for a in invocation.arguments), "")
    if invocation.on("tree"):
        raise ClientError(
            '"--tree" requires API version 1.47, but the Docker daemon API version is '
            f"{state.source.client.api_version}"
        )
    format_ = invocation.value("format")
    if not format_:
        format_ = "" if quiet else str(state.place.config.get("imagesFormat") or "")
    found = _images(invocation, state, name)
    now = time.time()
    shown = _format(format_ or "table", quiet, digests)
    rows = (made for image in found for made in _rows(image, not invocation.on("no-trunc"), digests, shown, now))
    text = listing(shown, HEADER, rows, TYPE)
    hint = ""
    if name in COMMANDS and not found and "images" in invocation.words[:3]:
        hint = f'\nNo images found matching "{name}": did you mean "docker image {name}"?\n'
    return Output(text, hint)


def _format(source: str, quiet: bool, digests: bool) -> str:
    if source == "table":
        return QUIET if quiet else WITH_DIGEST if digests else TABLE
    if source == "raw":
        return "image_id: {{.ID}}" if quiet else raw_format(digests)
    return (
        f"{source}\t{{{{.Digest}}}}"
        if source.startswith("table") and digests and "{{.Digest}}" not in source
        else source
    )


def raw_format(digests: bool) -> str:
    digest = "digest: {{.Digest}}\n" if digests else ""
    return (
        f"repository: {{{{ .Repository }}}}\ntag: {{{{.Tag}}}}\n{digest}image_id: {{{{.ID}}}}\n"
        "created_at: {{.CreatedAt}}\nvirtual_size: {{.Size}}\n"
    )


def _images(invocation: Invocation, state: State, name: str) -> list[dict[str, Any]]:
    chosen, everything = filters(invocation), invocation.on("all")
    if name:
        chosen.setdefault("reference", []).append(name)
    if live(state, "image"):
        found: list[dict[str, Any]] = ask(state, "/images/json", all=1 if everything else None, filters=encoded(chosen))
        return found
    return matching(state, chosen, everything)


def dangling(image: dict[str, Any]) -> bool:
    tags, digests = image.get("RepoTags") or [], image.get("RepoDigests") or []
    return (not tags and not digests) or (tags == ["<none>:<none>"] and digests == ["<none>@<none>"])


def _rows(image: dict[str, Any], trunc: bool, digests: bool, format_: str, now: float) -> Iterator[Row]:
    """A row for each name: repositories in their order, digests where they are asked for."""
    if dangling(image):
        yield row(image, "<none>", "<none>", "<none>", trunc, now)
        return
    tags: dict[str, list[str]] = {}
    hashes: dict[str, list[str]] = {}
    for text in image.get("RepoTags") or []:
        found = parse_reference(text)
        if found is not None and found.tag:
            tags.setdefault(found._replace(tag=None, digest=None).familiar, []).append(found.tag)
    for text in image.get("RepoDigests") or []:
        found = parse_reference(text)
        if found is not None and found.digest:
            hashes.setdefault(found._replace(tag=None, digest=None).familiar, []).append(found.digest)
    wanted = digests or "{{.Digest}}" in format_
    for repository, names in tags.items():
        own = hashes.pop(repository, [])
        for tag in names:
            for digest in own if wanted and own else ["<none>"]:
                yield row(image, repository, tag, digest, trunc, now)
    for repository, rest in hashes.items():
        for digest in rest if digests else [""]:
            yield row(image, repository, "<none>", digest, trunc, now)


def row(i: dict[str, Any], repository: str, tag: str, digest: str, trunc: bool, now: float) -> Row:
    """An image of the engine's list under one of its names, as docker's columns."""
    shared, whole, users = i.get("SharedSize", 0), i.get("Size", 0), i.get("Containers", 0)
    return Row(
        {
            "ID": lambda: short(i["Id"]) if trunc else i["Id"],
            "Repository": lambda: repository,
            "Tag": lambda: tag,
            "Digest": lambda: digest,
            "CreatedSince": lambda: ago(i.get("Created", 0), now),
            "CreatedAt": lambda: unix_time(i.get("Created", 0)),
            "Size": lambda: size(whole, 3),
            "Containers": lambda: "N/A" if users == -1 else str(users),
            "VirtualSize": lambda: size(whole),
            "SharedSize": lambda: "N/A" if shared == -1 else size(shared),
            "UniqueSize": lambda: "N/A" if -1 in (shared, whole) else size(whole - shared),
        }
    )
