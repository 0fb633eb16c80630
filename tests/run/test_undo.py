import pytest

from dsh.plan.plan import Effect
from dsh.run.undo import WayBack, way_back

WEB, DB, IMAGE, NET = "a" * 64, "b" * 64, "sha256:" + "c" * 64, "d" * 64


def effect(action, kind, identity, name=None):
    return Effect(action, kind, identity, name)


ANONYMOUS = (effect("create", "volume", None, "<generated>"), effect("create", "container", None, "web"))


@pytest.mark.parametrize(
    ("effects", "given", "expected"),
    [
        (
            [effect("create", "container", WEB, "web"), effect("start", "container", WEB, "web")],
            None,
            [f"docker rm -f {'a' * 12}"],
        ),
        (
            [effect("stop", "container", WEB), effect("stop", "container", DB)],
            None,
            [f"docker start {'b' * 12}", f"docker start {'a' * 12}"],
        ),
        ([effect("create", "volume", "data", "data")], "docker volume rm data", ["docker volume rm data"]),
        ([effect("rename", "container", WEB, "new")], "docker rename new old", ["docker rename new old"]),
        ([effect("untag", "image", IMAGE, "app:1")], None, [f"docker tag {'c' * 12} app:1"]),
        (
            [Effect("tag", "image", IMAGE, "a:1", "moves away from 12ab"), effect("tag", "image", IMAGE, "a:2")],
            None,
            ["docker rmi a:2", "docker tag 12ab a:1"],
        ),
        ([effect("pull", "image", None, "nginx:latest")], None, ["docker rmi nginx:latest"]),
        ([effect("build", "image", IMAGE, "<none>")], "docker rmi IMAGE", [f"docker rmi {'c' * 12}"]),
        ([effect("commit", "image", IMAGE, "<none>")], None, [f"docker rmi {'c' * 12}"]),
        ([effect("build", "image", IMAGE, "app:latest")], "docker tag 1 app:latest", ["docker tag 1 app:latest"]),
        ([effect("build", "image", None, "<none>")], "docker rmi IMAGE", []),
        ([effect("create", "container", WEB), effect("remove", "container", WEB)], None, []),
        ([], "docker rm -f CONTAINER", []),
        (
            [effect("create", "container", None, "<generated>"), effect("remove", "container", None, "<generated>")],
            None,
            [],
        ),
        ([effect("create", "container", None, "<generated>")], None, []),
        (
            [effect("create", "network", NET, "n"), Effect("connect", "network", NET, "n", "with web")],
            "docker network rm n",
            ["docker network disconnect n web", f"docker network rm {'d' * 12}"],
        ),
        (
            [effect("create", "container", None, "web"), Effect("connect", "network", NET, "n", "with web")],
            None,
            ["docker rm -f web"],
        ),
        ([Effect("disconnect", "network", NET, "n", "from web")], None, ["docker network connect n web"]),
        ([*ANONYMOUS], "docker rm -f -v web", ["docker rm -f -v web"]),
        (
            [*ANONYMOUS, effect("create", "network", NET, "n")],
            None,
            [f"docker network rm {'d' * 12}", "docker rm -f -v web"],
        ),
        ([effect("update", "container", WEB, "web")], "docker update again with the former values (inspect)", []),
    ],
    ids=[
        "run",
        "stop two",
        "volume",
        "rename",
        "untag",
        "two names, one of another image",
        "pull",
        "build without a name",
        "commit without a name",
        "build takes a name",
        "build of unknown ID",
        "run --rm",
        "placeholder",
        "unnamed --rm",
        "unnamed",
        "a network with one in it",
        "a new one in a network",
        "out of a network",
        "a volume without a name",
        "a volume without a name, and more",
        "prose",
    ],
)
def test_way_back(effects, given, expected):
    assert way_back(tuple(effects), {}, given) == WayBack(tuple(expected), ())


def test_removed_container_is_made_again_without_its_files():
    removed = (effect("stop", "container", WEB, "web"), effect("remove", "container", WEB, "web"))
    back = way_back(removed, {WEB: "docker run -d --name web -e DEBUG=1 nginx"})
    assert back.lines == ("docker run -d --name web -e DEBUG=1 nginx",)
    assert back.lost == ("the files that container web wrote into its own layer",)


def test_a_removed_network_is_made_anew():
    back = way_back((Effect("remove", "network", WEB, "mine", "bridge"),), {})
    assert back.lines == ("docker network create mine",)
    assert "another one" in back.lost[0]


def test_removed_volume_cannot_come_back():
    back = way_back((effect("remove", "volume", "data", "data"),), {}, "docker volume create data")
    assert back == WayBack((), ("volume data with the data in it",))


PUSHED, BUILT, LAYER = ("sha256:" + letter * 64 for letter in "123")


def test_an_image_that_a_registry_has_is_pulled_again_and_the_others_are_named():
    effects = (
        effect("untag", "image", PUSHED, "shop:1"),
        effect("remove", "image", PUSHED, "shop:1"),
        effect("untag", "image", BUILT, "mine:1"),
        effect("remove", "image", BUILT),
        effect("remove", "image", LAYER),
    )
    line = "docker pull r/shop@sha256:1 && docker tag r/shop@sha256:1 shop:1"
    back = way_back(effects, {PUSHED: line})
    assert back.lines == (line,)
    assert back.lost == ("image mine:1, which no registry is known to have: only a build makes it again",)


def test_the_exact_image_comes_back_not_what_its_tag_stands_for_now():
    effects = (effect("untag", "image", PUSHED, "shop:1"), effect("remove", "image", PUSHED, "shop:1"))
    line = "docker pull shop@sha256:1 && docker tag shop@sha256:1 shop:1"
    assert way_back(effects, {PUSHED: line}, "docker pull shop:1").lines == (line,)
