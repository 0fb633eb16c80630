"""Layers, trees, mounts and tars of the practice engine."""

import pytest

from dsh.practice.files import Files, Mount
from dsh.practice.filesystem import ADDED, CHANGED, DELETED, Flat, Node, Tree, dump_nodes, load_nodes, make_layer
from dsh.practice.tarball import from_tar, to_tar

FILE = Node("file", 0o644, content=b"x")
BASE = make_layer(
    {
        "/etc": Node("dir"),
        "/etc/passwd": FILE,
        "/etc/nginx": Node("dir"),
        "/etc/nginx/conf": FILE,
        "/tmp": Node("dir", 0o1777),
        "/bin": Node("link", 0o777, target="usr/bin"),
        "/usr": Node("dir"),
        "/usr/bin": Node("dir"),
        "/usr/bin/sh": Node("file", 0o755, counted=1000),
    }
)


def test_upper_layer_hides_and_replaces():
    upper = make_layer({"/etc/nginx": None, "/etc/passwd": Node("file", content=b"new")})
    seen = Flat((BASE, upper))
    assert "/etc/nginx/conf" not in seen.nodes
    assert seen.nodes["/etc/passwd"].content == b"new"
    assert (BASE.size, upper.size) == (1009, 3)


def test_changes_are_those_of_docker_diff():
    tree = Tree((BASE,))
    assert tree.changes() == []
    tree.put("/etc/nginx/new", FILE)
    tree.remove("/etc/passwd")
    tree.put("/srv/a/b", FILE)
    assert tree.changes() == [
        (CHANGED, "/etc"),
        (CHANGED, "/etc/nginx"),
        (ADDED, "/etc/nginx/new"),
        (DELETED, "/etc/passwd"),
        (ADDED, "/srv"),
        (ADDED, "/srv/a"),
        (ADDED, "/srv/a/b"),
    ]


def test_a_folder_made_again_is_empty():
    tree = Tree((BASE,))
    tree.remove("/etc/nginx")
    assert (DELETED, "/etc/nginx") in tree.changes()
    assert tree.names("/etc") == ["passwd"]
    tree.put("/etc/nginx", Node("dir"))
    assert tree.names("/etc/nginx") == []
    assert Flat((BASE, tree.layer())).names["/etc"] == ["passwd", "nginx"]


def test_what_was_added_and_removed_leaves_no_trace():
    tree = Tree((BASE,))
    tree.put("/tmp/x", FILE)
    tree.remove("/tmp/x")
    assert tree.changes() == []


def test_links_are_followed():
    files = Files(Tree((BASE,)))
    assert files.place("/bin/../bin/sh").path == "/usr/bin/sh"
    assert files.get("/bin", follow=False).kind == "link"
    files.link("loop", "/loop")
    with pytest.raises(OSError, match="Too many levels"):
        files.read("/loop")


def test_a_mount_hides_what_the_image_has():
    volume = Tree()
    files = Files(Tree((BASE,)), {"/etc/nginx": Mount(volume), "/data": Mount(Tree(), readonly=True)})
    assert files.names("/etc/nginx") == []
    assert "data" in files.names("/")
    files.write("/etc/nginx/mine", b"1")
    assert volume.get("/mine").content == b"1"
    assert files.tree.changes() == []
    with pytest.raises(OSError, match="Read-only file system"):
        files.write("/data/x", b"")


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda f: f.read("/nope"), "No such file"),
        (lambda f: f.read("/etc"), "Is a directory"),
        (lambda f: f.read("/etc/passwd/x"), "Not a directory"),
        (lambda f: f.write("/etc/x", b""), "Permission denied"),
        (lambda f: f.write("/no/x", b""), "No such file"),
        (lambda f: f.mkdir("/tmp"), "File exists"),
        (lambda f: f.alter("/etc/passwd", mode=0), "Operation not permitted"),
    ],
)
def test_a_user_without_rights(act, error):
    with pytest.raises(OSError, match=error):
        act(Files(Tree((BASE,)), uid=1000, gids=(1000,)))


def test_a_user_may_write_to_tmp():
    files = Files(Tree((BASE,)), uid=1000, gids=(1000,))
    files.write("/tmp/x", b"1")
    assert files.get("/tmp/x").uid == 1000


def test_tar_and_back():
    nodes = {**BASE.tree, "/gone": None}
    assert from_tar(to_tar(nodes.items()), layer=True) == nodes
    assert make_layer(nodes).id == make_layer(load_nodes(dump_nodes(nodes))).id
