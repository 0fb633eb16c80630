"""A line that is offered as a way out works with the images there are."""

from dsh.completion.live import Live, LiveImage
from dsh.explain.command import explain_line
from dsh.knowledge.store import open_store
from dsh.shell.known import advised


def _fix(*images):
    it = explain_line("docker volume rm notes", open_store())
    picture = Live(images=tuple(LiveImage(name, "", 0, 0.0) for name in images))
    return next(w.fix for w in advised(it, picture).warnings if w.id == "data-gone")


def test_what_packs_a_volume_is_here():
    assert " busybox tar czf /backup/notes.tar.gz " in _fix("busybox:latest")
    assert " alpine tar czf " in _fix("busybox:latest", "alpine:latest")
    assert " alpine tar czf " in _fix()
