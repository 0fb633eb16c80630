"""Calls on services: create and update them, and wait until their tasks stand."""

from dsh.engine.reference import parse_reference
from dsh.engine.refusal import EngineRefused
from dsh.run.calls.service_wait import wait_for
from dsh.run.session import Done, Session, Streams
from dsh.typed import Any

NO_DIGEST = (
    "image {0} could not be accessed on a registry to record\nits digest. Each node will access {0} independently,\n"
    "possibly leading to different nodes running different\nversions of the image.\n"
)


def create(
    session: Session,
    streams: Streams,
    spec: dict[str, Any],
    placeholder: str,
    query: bool,
    auth: bool,
    detach: bool,
    quiet: bool,
) -> Done:
    headers = _credentials(session, spec) if auth else {}
    spec, warning = _pinned(session, spec, headers) if query else (spec, "")
    answer = session.client.request("POST", "/services/create", body=spec, headers=headers)
    session.made(placeholder, answer["ID"])
    for text in [answer.get("Warning"), *(answer.get("Warnings") or []), warning]:
        if text:
            streams.err.line(text)
    streams.out.line(answer["ID"])
    return Done() if detach else wait_for(session, streams, answer["ID"], answer["ID"], quiet)


def update(
    session: Session,
    streams: Streams,
    id: str,
    name: str,
    says: str,
    before: dict[str, Any],
    spec: dict[str, Any],
    params: dict[str, str],
    query: bool,
    auth: bool,
    detach: bool,
    quiet: bool,
    send: dict[str, Any] | None = None,
) -> Done:
    """`before` is the spec of the preview; `send` what is sent where the engine itself makes the new one (rollback)."""
    found = session.client.get(f"/services/{id}")
    if found["Spec"] != before and not any(id == made for made in session.ids.values()):
        streams.err.line(f"dsh: the service {name} has been changed since the preview; nothing was done")
        return Done(1, ())
    headers = _credentials(session, spec) if auth else {}
    body = spec if send is None else found["Spec"]
    body, warning = _pinned(session, body, headers) if query else (body, "")
    params = {**params, "version": found["Version"]["Index"]}
    answer = session.client.request("POST", f"/services/{id}/update", params, body, headers) or {}
    for text in [*(answer.get("Warnings") or []), warning]:
        if text:
            streams.err.line(text)
    streams.out.line(says)
    return Done() if detach else wait_for(session, streams, id, name, quiet)


def wait(session: Session, streams: Streams, id: str, name: str) -> Done:
    return wait_for(session, streams, id, name, False)


def _pinned(session: Session, spec: dict[str, Any], headers: dict[str, str]) -> tuple[dict[str, Any], str]:
    """The spec with the digest and the platforms that the registry has for its image, or docker's warning."""
    task = spec["TaskTemplate"]
    image = task["ContainerSpec"]["Image"]
    try:
        answer = session.client.request("GET", f"/distribution/{image}/json", headers=headers, patient=True)
        digest = answer["Descriptor"]["digest"]
    except EngineRefused:
        return spec, NO_DIGEST.format(image)
    reference = parse_reference(image)
    pinned = image if reference is None or reference.digest else f"{image}@{digest}"
    platforms = [_platform(p) for p in answer.get("Platforms") or []]
    container = {**task["ContainerSpec"], "Image": pinned}
    placement = {**(task.get("Placement") or {}), **({"Platforms": platforms} if platforms else {})}
    return {**spec, "TaskTemplate": {**task, "ContainerSpec": container, "Placement": placement}}, ""


def _platform(found: dict[str, str]) -> dict[str, str]:
    """ARM has several names; the engine leaves the choice to the node."""
    architecture = found.get("architecture", "")
    said = {"Architecture": "" if architecture.startswith("arm") else architecture, "OS": found.get("os", "")}
    return {key: value for key, value in said.items() if value}


def _credentials(session: Session, spec: dict[str, Any]) -> dict[str, str]:
    from dsh.engine.registry_auth import auth_header

    reference = parse_reference(spec["TaskTemplate"]["ContainerSpec"]["Image"])
    return auth_header(session.place, reference.repository) if reference is not None else {}
