"""What a preview foretells is what docker's own client then does, no more and no less."""

import os

import pytest
from truth import changes, foretold, preview, settled, state

from dsh.run.undo import way_back

UP = "docker run -d --init --name up busybox sleep 1000"
CREATED = "docker create --name a1 busybox sleep 1000"
ANON = "docker create --name a1 -v /anon -v named:/n busybox"
BUILT = "printf 'FROM busybox\\nENV A=1\\nENV B=2\\n' | docker build -q -t t:1 -"
SIBLING = "printf 'FROM busybox\\nENV A=1\\nENV B=3\\n' | docker build -q -t t:2 -"
ON_NET = "docker create --name a1 --network net1 busybox"
KEPT = "docker run --name a2 -l keep busybox true"
HOLDER = "docker run -d --init -p 18080:80 busybox sleep 1000"
TAKER = "docker create --name a1 -p 18080:80 busybox"
NETS = "docker network create --subnet 10.77.0.0/24 net1"

CASES = [
    # id, setup, line
    ("rm", [CREATED], "docker rm a1"),
    ("rm-running", [UP], "docker rm up"),
    ("rm-force", [UP], "docker rm -f up"),
    ("rm-some-missing", [CREATED], "docker rm nosuch a1"),
    ("rm-volumes", [ANON], "docker rm -v a1"),
    ("rm-keeps-volumes", [ANON], "docker rm a1"),
    ("rm-shared-anonymous", [ANON, "docker create --name a2 --volumes-from a1 busybox"], "docker rm -v a1"),
    ("rm-both-shared", [ANON, "docker create --name a2 --volumes-from a1 busybox"], "docker rm -v a1 a2"),
    ("rm-by-prefix", [CREATED], "docker rm $(docker ps -aq | cut -c1-6)"),
    ("rm-all", [UP, CREATED], "docker rm -f $(docker ps -aq)"),
    ("rm-all-of-none", [], "docker rm $(docker ps -aq)"),
    ("rm-xargs-empty", [], "docker ps -aq | xargs -r docker rm"),
    ("rm-paused", [UP, "docker pause up"], "docker rm up"),
    ("stop", [UP, CREATED], "docker stop -t 1 up a1"),
    ("stop-removes-itself", ["docker run -d --init --rm --name up -v /anon busybox sleep 1000"], "docker stop up"),
    ("stop-paused", [UP, "docker pause up"], "docker stop up"),
    ("kill", [UP], "docker kill up"),
    ("kill-harmless", [UP], "docker kill -s CONT up"),
    ("kill-without-handler", ["docker run -d --name up busybox sleep 1000"], "docker kill -s USR1 up"),
    ("kill-stopped", [CREATED], "docker kill a1"),
    ("start", [CREATED], "docker start a1"),
    ("start-running", [UP], "docker start up"),
    ("start-network-gone", [NETS, ON_NET, "docker network rm net1"], "docker start a1"),
    ("start-port-taken", [HOLDER, TAKER], "docker start a1"),
    ("start-no-such-program", ["docker create --name a1 busybox nosuch"], "docker start a1"),
    ("start-no-such-user", ["docker create --name a1 -u nobodyatall busybox true"], "docker start a1"),
    ("start-no-such-device", ["docker create --name a1 --device /dev/nosuch busybox true"], "docker restart -t 0 a1"),
    ("start-copied-program", ["docker create --name a1 busybox hee", "docker cp /bin/busybox a1:/bin/hee"],
     "docker start a1"),
    ("restart-owner-gone", [UP], "docker run -d --init --network container:up --name a2 busybox sleep 1000 && "
     "docker rm -f up && docker restart -t 0 a2"),
    ("wait-then-rm", ["docker run -d --name a1 busybox sleep 2"], "docker wait a1; docker rm a1"),
    ("update-refused", ["docker create --name a1 --cpus 1 busybox", CREATED.replace("a1", "a2")],
     "docker update --cpu-quota 1000 a1; docker update -m 100m a2; docker update --cpus 900 a2"),
    ("exec-no-such-user", [UP], "docker exec -u nosuch up true"),
    ("exec-no-such-folder", [UP], "docker exec -w /nosuch up true"),
    ("commit-bad-change", [CREATED], "docker commit -c 'EXPOSE x' a1 q:1"),
    ("commit-exposes", [CREATED], "docker commit -c 'EXPOSE 99' -c 'CMD [\"true\"]' a1 q:1 && docker run --rm q:1"),
    ("fails-on-the-way", [CREATED], "docker attach a1; docker logs a1 | wc -l"),
    ("detach-keys-bad", [], "docker run --name a1 --detach-keys bad busybox true"),
    ("restart", [UP, CREATED], "docker restart -t 1 up a1"),
    ("pause", [UP, CREATED], "docker pause up a1"),
    ("unpause", [UP, "docker pause up"], "docker unpause up"),
    ("rename", [CREATED], "docker rename a1 b1"),
    ("rename-taken", [UP, CREATED], "docker rename a1 up"),
    ("tag", [], "docker tag busybox x:1"),
    ("tag-same", [], "docker tag busybox busybox:latest"),
    ("tag-moves", [], "docker tag busybox web:1.0"),
    ("rmi-untags", ["docker tag busybox b:2"], "docker rmi b:2"),
    ("rmi-parents", [BUILT], "docker rmi t:1"),
    ("rmi-no-prune", [BUILT], "docker rmi --no-prune t:1"),
    ("rmi-shared-parents", [BUILT, SIBLING], "docker rmi t:1"),
    ("rmi-both", [BUILT, SIBLING], "docker rmi t:1 t:2"),
    ("rmi-base", [BUILT], "docker rmi busybox"),
    ("rmi-in-use", [CREATED], "docker rmi busybox"),
    ("rmi-force-in-use", [UP], "docker rmi -f busybox"),
    ("rmi-force-stopped", [CREATED], "docker rmi -f busybox"),
    ("rmi-id-in-use", [UP], "docker rmi -f $(docker images -q busybox)"),
    ("rmi-id-two-tags", ["docker tag busybox b:2"], "docker rmi $(docker images -q b)"),
    ("rmi-id-forced", ["docker tag web:1.0 b:2"], "docker rmi -f $(docker images -q b)"),
    ("rmi-all", [BUILT, "docker tag busybox b:2"], "docker rmi -f $(docker images -q)"),
    ("network-create", [], "docker network create --subnet 10.79.0.0/24 n1"),
    ("network-create-taken", [NETS], "docker network create net1"),
    ("network-create-overlap", [NETS], "docker network create --subnet 10.77.0.128/25 n2"),
    ("network-rm", [NETS], "docker network rm net1 bridge"),
    ("network-rm-held", [NETS, "docker run -d --init --network net1 busybox sleep 1000"], "docker network rm net1"),
    ("network-rm-of-stopped", [NETS, "docker create --network net1 busybox"], "docker network rm net1"),
    ("volume-create", [], "docker volume create v1"),
    ("volume-create-unnamed", [], "docker volume create"),
    ("volume-create-again", ["docker volume create v1"], "docker volume create v1"),
    ("volume-rm", ["docker volume create v1"], "docker volume rm v1 nosuch"),
    ("volume-rm-held", [ANON], "docker volume rm named"),
    ("prune-containers", [UP, CREATED, KEPT], "docker container prune -f --filter label!=keep"),
    ("prune-images", [BUILT, "docker tag busybox t:1"], "docker image prune -f"),
    ("prune-all-images", [BUILT, SIBLING, UP], "docker image prune -af"),
    ("prune-images-two-tags-in-use", [CREATED, "docker tag busybox b:2"], "docker image prune -af"),
    ("prune-images-until", [BUILT], "docker image prune -af --filter until=2400h"),
    ("prune-networks", [NETS, "docker create --network net1 busybox"], "docker network prune -f"),
    ("prune-volumes", [ANON, "docker volume create v1", "docker volume create"], "docker volume prune -f"),
    ("prune-system", [UP, ANON, NETS, BUILT, "docker volume create v1"], "docker system prune -f"),
    ("prune-system-all", [UP, ANON, NETS, BUILT, "docker volume create v1"], "docker system prune -af --volumes"),
    ("prune-system-nothing", [UP], "docker system prune -f"),
    ("and", [UP], "docker stop -t 1 up && docker rm up"),
    ("and-fails", [UP], "docker rm up && docker rmi web:1.0"),
    ("or", [UP], "docker rm up || docker rm -f up"),
    ("semicolon", ["docker create --name c1 -v vol1:/v busybox"], "docker container prune -f; docker volume rm vol1"),
    ("loop", [], "for n in 1 2 3; do docker volume create v$n; done"),
    ("loop-over", [UP, CREATED], "for c in $(docker ps -aq); do docker rm -f $c; done"),
    ("while-read", [UP, CREATED], "docker ps -aq | while read c; do docker rm -f $c; done"),
    ("if", [UP], "if docker rm up; then docker rmi web:1.0; else docker rm -f up; fi"),
    ("pipe-awk", [UP, CREATED], "docker ps -a | grep Created | awk '{print $1}' | xargs docker rm"),
    ("xargs-n1", [UP, CREATED], "docker ps -aq | xargs -n1 docker rm -f"),
    ("xargs-replace", ["docker volume create v1"], "docker volume ls -q | xargs -I{} docker volume rm {}"),
    ("xargs-none", [CREATED], "docker ps -q | xargs docker stop"),
    ("variable", [CREATED], "C=a1; docker rm $C"),
    ("made-then-gone", [], "docker volume rm $(docker volume create)"),
    ("read-only", [CREATED], "docker ps -a && docker images && docker volume ls"),
]  # fmt: skip


@pytest.mark.parametrize(("setup", "line"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_preview_is_what_docker_does(clean_engine, setup, line):
    clean_engine.setup(*setup)
    before = state(clean_engine.api)
    plan = preview(clean_engine.host, line)
    assert state(clean_engine.api) == before, "the preview changed something"
    done = clean_engine.sh(line)
    after = settled(clean_engine.api)
    assert foretold(plan, before) == changes(before, after)
    assert plan.exit_code == done.returncode, done.stderr.decode()
    assert any(p.level == "error" for p in plan.problems) == (done.returncode != 0)


def test_no_way_back_is_made_of_a_name_that_is_not_known(clean_engine):
    plan = preview(clean_engine.host, "docker create busybox")
    assert plan.way_back == "docker rm NAME (told once it is made)"
    assert way_back(plan.effects, {}, plan.way_back).lines == ()


def test_what_a_prune_keeps_is_named(clean_engine):
    clean_engine.setup("docker volume create data", "docker tag busybox mine:1", "docker create --name a1 web:1.0")
    kept = preview(clean_engine.host, "docker system prune -f").keeps
    assert "all volumes (data)" in kept
    assert "images with a name that no container uses (busybox:latest, mine:1, web:1.0), unless you say -a" in kept
    assert not any("images with a name" in it for it in preview(clean_engine.host, "docker system prune -af").keeps)


def test_what_a_volume_prune_keeps_is_what_stays(clean_engine):
    """Not what another engine would keep."""
    clean_engine.setup("docker volume create lone", "docker create -v held:/d --name a1 busybox")
    assert preview(clean_engine.host, "docker volume prune -f").keeps == ("volumes (held)",)
    clean_engine.setup("docker rm a1")
    assert preview(clean_engine.host, "docker volume prune -f").keeps == ("containers and images",)


def test_nothing_is_kept_that_the_line_takes_away(clean_engine):
    clean_engine.setup("docker volume create data", "docker create --name a1 -v data:/d busybox")
    alone, whole = (
        preview(clean_engine.host, line) for line in ("docker rm a1", "docker rm a1 && docker volume rm data")
    )
    assert any("volumes" in kept for kept in alone.keeps)
    assert whole.keeps == ("the image",)


def test_a_port_that_the_image_does_not_name_is_warned_of(clean_engine):
    unheard = preview(clean_engine.host, "docker create -p 18090:8090 web:1.0")
    assert "nothing may answer on 8090" in unheard.problems[0].message
    assert not preview(clean_engine.host, "docker create -p 18090:443 web:1.0").problems


def test_the_folder_that_a_program_wants_is_made_by_a_line_that_is_quoted(clean_engine):
    clean_engine.setup(UP)
    plan = preview(clean_engine.host, "docker exec -w '/a b;x' up true")
    assert [p.fix for p in plan.problems] == ["docker exec up mkdir -p '/a b;x'"]


@pytest.mark.parametrize("line", ["docker import {} mine:1", "docker load -i {}"])
def test_a_preview_waits_for_nobody_who_writes_into_a_pipe(clean_engine, tmp_path, line):
    os.mkfifo(tmp_path / "pipe")
    plan = preview(clean_engine.host, line.format(tmp_path / "pipe"))
    assert (plan.exit_code, plan.problems) == (None, ())


def test_who_lives_in_the_network_of_what_goes_is_named(clean_engine):
    clean_engine.setup(UP)
    plan = preview(clean_engine.host, "docker run -d --network container:up busybox sleep 9; docker rm -f up")
    assert [p.message for p in plan.problems] == ["the new container shares the network of up and loses it with it"]


def test_a_line_that_selects_nothing_says_so(clean_engine):
    plan = preview(clean_engine.host, "docker rm $(docker ps -aq)")
    assert [(p.id, p.message) for p in plan.problems] == [
        ("nothing-selected", "there is nothing to do: $(docker ps -aq) lists nothing now")
    ]
    assert plan.exit_code == 1


def test_a_port_that_is_another_one_in_the_container_is_told(clean_engine):
    clean_engine.setup("docker run -d --name shop -p 18090:80 web:1.0")
    within = preview(clean_engine.host, "docker exec shop wget -qO- http://localhost:18090/index.html")
    assert [(p.message, p.fix) for p in within.problems] == [
        ("18090 is the port outside: in shop itself it is 80", "localhost:80")
    ]
    assert not preview(clean_engine.host, "docker exec shop wget -qO- http://localhost:80").problems


def test_what_a_program_writes_stays_where_a_volume_is(clean_engine):
    clean_engine.setup(
        "docker run -d --name store -v data:/data busybox sleep 1000", "docker run -d --name bare busybox sleep 1000"
    )
    kept = preview(clean_engine.host, "docker exec store sh -c 'echo a > /data/note'").keeps
    assert "what it writes below /data (volume data), also when store is removed (all else goes with store)" in kept
    kept = preview(clean_engine.host, "docker exec bare touch /x").keeps
    assert "the image: bare has no volume, so all that is written in it goes with it" in kept
