"""It, them, the first one, force it, and the volumes too, undo."""

import pytest

from dsh.errors import NoCommandFound
from dsh.knowledge.store import open_store
from dsh.plan.plan import Effect, Plan
from dsh.request.earlier.before import Shown
from dsh.request.earlier.follow import follow
from dsh.run.outcome import Outcome
from dsh.shell.shown import as_line, shown_by, undo_line

ONE = Shown("docker stop web", "container", ("web",), "docker start web")
LIST = Shown("docker ps -a", "container", ("web", "db", "cache"))
LOGS = Shown("docker logs -n 20 -t web", "container", ("web",))
FAILED = Shown("docker exec -it web bash", "container", ("web",), helps="docker exec -it web sh")
RM = Shown("docker rm web", "container", ("web",))
LEFT = Shown("docker ps", proposed="docker run -d -p 8090:8090 --name shop web:1.0")
NET = Shown("docker network create lan", "network", ("lan",))
VOLUME = Shown("docker volume create data", "volume", ("data",))
TWO = Shown("docker ps", "container", ("shop", "store"))
IMAGES = Shown("docker images", "image", ("web:1.0", "kit:1"))
BY_SIZE = Shown("docker images --format '{{.Size}}\\t{{.Repository}}' | sort -hr", "image", ("web:1.0", "kit:1"))
JOINED = Shown("docker network connect lan web", "container", ("web",), beside=(("network", "lan"),))
DOWN = Shown("docker compose down", "container", ("a", "b"))


@pytest.mark.parametrize(
    ("text", "shown", "meant"),
    [
        ("stop it", ONE, "stop container web"),
        ("remove the first one", LIST, "remove container web"),
        ("remove the last one", LIST, "remove container cache"),
        ("show the logs of the second container", LIST, "show the logs of container db"),
        ("stop them", LIST, "stop containers web db cache"),
        ("remove all of them", LIST, "remove containers web db cache"),
        ("and volumes", IMAGES, "docker volume ls"),
        ("and the containers too", IMAGES, "docker ps -a"),
        ("and which volume", BY_SIZE, "which volume takes the most space"),
        ("disconnect web from it", JOINED, "disconnect web from network lan"),
        ("remove the last container", LIST, None),
        ("events of the last ten minutes", LIST, None),
        ("force it", RM, "docker rm -f web"),
        ("and the volumes too", RM, "docker rm -v web"),
        ("and the volumes too", DOWN, "docker compose down -v"),
        ("also with volumes", RM, "docker rm -v web"),
        ("undo", ONE, "docker start web"),
        ("Undo it.", ONE, "docker start web"),
        ("list all containers", LIST, None),
        ("follow it", LOGS, "docker logs -f -n 20 -t web"),
        ("use port 80 inside the container", LEFT, "docker run -d -p 8090:80 --name shop web:1.0"),
        ("no, with port 80 in the container", LEFT, "docker run -d -p 8090:80 --name shop web:1.0"),
        ("use port 9000 instead", LEFT, "docker run -d -p 9000:8090 --name shop web:1.0"),
        ("use port 80 inside the container", ONE, None),
        ("80 containers in use", LEFT, None),
        ("follow it", ONE, "follow container web"),
        ("do it", FAILED, "docker exec -it web sh"),
        ("Yes.", FAILED, "docker exec -it web sh"),
        ("do it", RM, None),
        ("what is it", ONE, None),
        ("docker stop web", LIST, None),
        ("stop it", None, None),
        ("stop shop and remove it", ONE, None),
        ("remove shop even though it is running", ONE, None),
        ("connect shop to it", ONE, "connect shop to container web"),
        ("stop and remove it", ONE, "stop and remove container web"),
        ("copy /srv/hello.txt from shop to this folder", ONE, None),
        ("remove everything that is not used", ONE, None),
        ("remove that", ONE, "remove container web"),
        ("build it as hello:1", LIST, None),
        ("put shop and store on it", NET, "put shop and store on network lan"),
        ("remove shop and store from it", NET, "remove shop and store from network lan"),
        ("make a network n and put both of them on it", TWO, "make a network n and put shop and store on it"),
        (
            "run busybox as store with its /data folder on that volume",
            VOLUME,
            "run busybox as store with its /data folder on the volume data",
        ),
        ("make a volume and mount that volume in web", VOLUME, None),
        ("bring that hello.txt file over here", ONE, "copy hello.txt from container web to this folder"),
        ("put both of them on a new network", NET, None),
        ("put them on lan", TWO, "put shop and store on lan"),
    ],
)
def test_what_is_meant(text, shown, meant):
    assert follow(text, shown, open_store()) == meant


@pytest.mark.parametrize(
    ("text", "shown"),
    [("undo", None), ("undo", RM), ("stop it", LIST), ("stop the fifth one", LIST), ("force it", LIST)],
)
def test_a_reference_to_nothing_is_said(text, shown):
    with pytest.raises(NoCommandFound):
        follow(text, shown, open_store())


def test_what_is_lost_is_named():
    gone = Shown("docker volume rm data", "volume", ("data",), lost=("volume data with the data in it",))
    with pytest.raises(NoCommandFound, match="cannot come back: volume data"):
        follow("undo", gone, open_store())


def effects(*rows):
    return tuple(Effect(action, kind, "a" * 64, name) for action, kind, name in rows)


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([("create", "container", "web"), ("start", "container", "web")], "docker rm -f " + "a" * 12),
        ([("stop", "container", "web"), ("stop", "container", "db")], "docker start db web"),
        ([("create", "network", "n"), ("create", "volume", "v")], "docker volume rm v && docker network rm n"),
        ([("stop", "container", "web"), ("remove", "container", "web")], None),
        ([("create", "container", "<generated>")], "docker rm -f " + "a" * 12),
        ([("create", "volume", "<generated>"), ("create", "container", "web")], "docker rm -f -v " + "a" * 12),
        ([("create", "volume", "<generated>")], "docker volume rm " + "a" * 12),
        ([("exec", "container", "web")], None),
        ([], None),
    ],
)
def test_the_way_back(rows, line):
    assert undo_line(effects(*rows)) == line


def test_a_network_is_left_before_it_is_removed():
    made = (
        Effect("create", "network", "a" * 64, "n"),
        Effect("connect", "network", "a" * 64, "n", "with web"),
        Effect("connect", "network", "a" * 64, "n", "with db"),
    )
    assert undo_line(made) == (
        "docker network disconnect n db && docker network disconnect n web && docker network rm n"
    )


def test_advice_in_words_is_no_line_to_run():
    assert as_line("docker update again with the former values (docker inspect shows them beforehand)") is None
    assert as_line("docker service scale with the former number") is None
    assert as_line("docker rename new old") == "docker rename new old"
    assert as_line("docker swarm init (begins a swarm with this engine alone)") == "docker swarm init"


def test_after_a_build_it_is_the_image():
    steps = [
        ("create", "container", "<generated>"),
        ("remove", "container", "<generated>"),
        ("build", "image", "app:1"),
    ]
    shown = shown_by(
        Outcome(Plan("docker build .", None, "change", ()), "done", effects(*steps), (), "", 0), open_store()
    )
    assert (shown.kind, shown.names) == ("image", ("app:1",))


def test_of_several_kinds_it_is_the_container():
    made = effects(("create", "volume", "<generated>"), ("create", "container", "web"), ("start", "container", "web"))
    shown = shown_by(Outcome(Plan("docker run x", None, "change", ()), "done", made, (), "", 0), open_store())
    assert (shown.kind, shown.names, shown.undo) == ("container", ("web",), "docker rm -f -v " + "a" * 12)


@pytest.mark.parametrize(
    ("command", "output", "kind", "names"),
    [
        ("docker ps -a", "ID    NAMES\nabc   web\ndef   db\n", "container", ("web", "db")),
        ("docker ps -q", "abc\ndef\n", "container", ("abc", "def")),
        ("docker images", "REPOSITORY  TAG  IMAGE ID\nweb  1.0  aa\n<none>  <none>  bb\n", "image", ("web:1.0", "bb")),
        ("docker volume ls", "DRIVER    VOLUME NAME\nlocal     data\n", "volume", ("data",)),
        ("docker network ls", "NETWORK ID   NAME   DRIVER\nabc          net    bridge\n", "network", ("net",)),
        ("docker logs web", "", "container", ("web",)),
    ],
)
def test_what_a_list_has_shown(command, output, kind, names):
    outcome = Outcome(Plan(command, None, "read", ()), "done", (), (), output, 0)
    shown = shown_by(outcome, open_store())
    assert (shown.kind, shown.names) == (kind, names)


@pytest.mark.parametrize(
    ("text", "shown", "meant"),
    [
        ("and the volume too", RM, "docker volume rm data"),
        ("what is in that volume", RM, "what is in the volume data"),
        ("and the data too", RM, "docker volume rm data"),
        ("and its image too", RM, "docker rmi web:1.0"),
        ("and the volumes too", RM._replace(proposed="docker rm web"), "docker rm web && docker volume rm data"),
        ("force it", RM._replace(proposed="docker stop web && docker rm web"), "docker rm -f web"),
        ("force it", RM._replace(proposed="docker rmi web:1.0"), "docker rmi -f web:1.0"),
    ],
)
def test_what_containers_have(text, shown, meant):
    has = shown._replace(beside=(("volume", "data"), ("image", "web:1.0")))
    assert follow(text, has, open_store()) == meant


def test_them_are_all_of_the_same_deed():
    shown = Shown("docker stop db", "container", ("db",), also=("store",))
    assert follow("start them again", shown, open_store()) == "start containers store db again"
    assert follow("start both", shown, open_store()) == "start containers store db"
    assert follow("start it", shown, open_store()) == "start container db"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("stop all of them except web", "stop containers a1 c"),
        ("restart them all but a1 and c", "restart container web"),
        ("remove all of them except nosuch", "remove containers a1 web c except nosuch"),
    ],
)
def test_some_of_them_stay(text, meant):
    shown = Shown("docker ps", "container", ("a1", "web", "c"))
    assert follow(text, shown, open_store()) == meant


@pytest.mark.parametrize(
    ("text", "shown", "meant"),
    [
        (
            "run busybox with it at /data in the background, name it cam",
            VOLUME,
            "run busybox with the volume data at /data in the background, name it cam",
        ),
        ("delete the volume", VOLUME, "delete volume data"),
        ("stop the container", ONE, "stop container web"),
        ("stop the container db", ONE, None),
    ],
)
def test_the_one_of_its_kind(text, shown, meant):
    assert follow(text, shown, open_store()) == meant


TAIL = Shown("docker logs -n 5 worker", "container", ("worker",))
MADE = Shown("docker run -d --name web nginx", "container", ("web",), beside=(("image", "nginx:latest"),))
BUILT = Shown("docker build -t myapp .", "image", ("myapp:latest",))
LISTED = Shown("docker volume ls", "volume")
JOINED = Shown("docker network connect lan web", "network", ("lan",), "docker network disconnect lan web")
COPIED = Shown("docker cp project/notes.txt worker:/tmp", "container", ("worker",))
PORTS = Shown("docker port web", "container", ("web",), beside=(("image", "nginx:latest"),))
SOUGHT = Shown("docker logs worker 2>&1 | grep -i warn", "container", ("worker",))
GOES_ON = [  # nothing is pointed at, and yet it is about what was shown
    (TAIL, "only the warnings", "docker logs -n 5 worker 2>&1 | grep -i warn"),
    (TAIL, "only the ones with job 3", "docker logs -n 5 worker 2>&1 | grep 'job 3'"),
    (SOUGHT, "of the last minute", "the lines with warn ignoring case in the logs of the last minute from worker"),
    (TAIL, "and of the last hour", "the logs of the last hour from worker"),
    (TAIL, "last 3", "the last 3 lines of the logs of container worker"),
    (MADE, "give the image the tag 1.1", "tag the image nginx:latest as 1.1"),
    (BUILT, "tag it as 2.0", "tag the image myapp:latest as 2.0"),
    (LISTED, "remove the ones nobody uses", "remove the volumes that are not used"),
    (BUILT, "only the warnings", None),
    (JOINED, "and take it off again", "docker network disconnect lan web"),
    (COPIED, "look at the file there", "show the file /tmp/notes.txt in container worker"),
    (COPIED, "is it there?", "docker exec worker ls -l /tmp/notes.txt"),
    (COPIED, "copy it back here", "copy /tmp/notes.txt from container worker to this folder"),
    (TAIL, "look at the file there", None),
    (MADE, "what address do i open in the browser?", "where can i reach web in the browser"),
    (MADE, "what does it say on the web", "show the page of web"),
    (BUILT, "also tag it 1.1", "tag the image myapp:latest as 1.1"),
    (BUILT, "call it shop:3", "tag the image myapp:latest as shop:3"),
    (PORTS, "call it front", "call container web front"),
    (BUILT, "call the image i just built shop:2", "tag the image myapp:latest as shop:2"),
    (PORTS, "run it again with a variable A=b, name it c", "run nginx:latest with a variable A=b, name it c"),
]


@pytest.mark.parametrize(("shown", "text", "told"), GOES_ON)
def test_goes_on_without_pointing(shown, text, told):
    assert follow(text, shown, open_store()) == told


def test_it_is_called_by_its_new_name():
    effect = Effect("rename", "container", "abc", "old", "becomes new")
    plan = Plan("docker rename old new", None, "change", (effect,), (), None, None, 0)
    assert shown_by(Outcome(plan, "done", (effect,), (), "", 0), open_store()).names == ("new",)


LOOKED = Shown(
    "docker logs c", "container", ("c",), last=(("network", "front"),), made=(("container", "a"), ("container", "b"))
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("remove both containers", "remove containers a b"),
        ("stop the two containers", "stop containers a b"),
        ("now remove the network", "now remove network front"),
        ("take worker off it again", "take worker off network front again"),
        ("remove the network web", None),
    ],
)
def test_what_was_spoken_of_or_made_before(text, told):
    assert follow(text, LOOKED, open_store()) == told
