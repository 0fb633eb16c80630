"""Calls on images."""

from dsh.plan.plan import Effect, Problem
from dsh.run.session import Done, Session, Streams
from dsh.typed import Any


def remove(session: Session, streams: Streams, name: str, force: bool, prune: bool, id: str, images: list[str]) -> Done:
    """By the name the user gave, after a look that it still means the image of the preview."""
    now = session.client.get(f"/images/{name}/json").get("Id")
    if now != id and not id.startswith("new+"):
        streams.err.line(f"dsh: {name} is another image now than at the preview; it was left alone")
        return Done(1, (), (Problem("moved", "error", f"{name} is another image now than at the preview"),))
    answer = session.client.request(
        "DELETE", f"/images/{name}", {"force": force or None, "noprune": (not prune) or None}, patient=True
    )
    for record in answer or []:
        for key, value in record.items():
            streams.out.line(f"{key}: {value}")
    return Done(0, happened(answer or [], id, images))


def happened(records: list[dict[str, Any]], identity: str, images: list[str]) -> tuple[Effect, ...]:
    """What the engine says it has untagged and deleted. Layers that are no images are left out."""
    effects = [Effect("untag", "image", identity, r["Untagged"]) for r in records if "@" not in r.get("Untagged", "@")]
    deleted = [r["Deleted"] for r in records if "Deleted" in r]
    return (*effects, *(Effect("remove", "image", d, None) for d in deleted if d in images))


def tag(session: Session, streams: Streams, id: str, repository: str, tag: str) -> Done:
    session.client.post(f"/images/{id}/tag", repo=repository, tag=tag)
    return Done()
