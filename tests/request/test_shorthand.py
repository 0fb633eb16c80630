"""Commands told in the fewest words, clause by clause, in whatever order; and what is no such request."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.plain import listed, shortened
from dsh.verbs.words import is_command

STORE = open_store()
LINES = [
    ("compose up, just db n cache, bg, no deps", "docker compose up -d --no-deps db cache"),
    ("compose: grafana+loki only, rebuild, bg, deps untouched", "docker compose up --build -d --no-deps grafana loki"),
    ("take compose down w/ volumes and orphans, 20s timeout", "docker compose down -v --remove-orphans -t 20"),
    ("tail compose logs api+worker, last 100, no color", "docker compose logs -n 100 --no-color api worker"),
    ("compose logs of svc mailer since 10 mins, no prefix", "docker compose logs --since 10m --no-log-prefix mailer"),
    (
        "project blog from base.yml + ci.yml up, detached, orphans gone",
        "docker compose -p blog -f base.yml -f ci.yml up -d --remove-orphans",
    ),
    (
        "use live.yml on top of compose.yml and start in the background",
        "docker compose -f compose.yml -f live.yml up -d",
    ),
    ("scale compose: mailer x5", "docker compose up -d --scale mailer=5"),
    ("compose scale api 4 mailer 2", "docker compose up -d --scale api=4 --scale mailer=2"),
    ("would compose up recreate something? dry run please", "docker compose --dry-run up -d"),
    ("render a.yml+b.yml merged, vars as they are", "docker compose -f a.yml -f b.yml config --no-interpolate"),
    (
        "overlay net fabric, attachable, 10.9.0.0/16",
        "docker network create -d overlay --attachable --subnet 10.9.0.0/16 fabric",
    ),
    (
        "no-internet network safe-net, subnet 10.77.0.0/24",
        "docker network create --internal --subnet 10.77.0.0/24 safe-net",
    ),
    (
        "connect ctr mailer to net office, ip 10.4.0.9, alias smtp, and off lab",
        "docker network connect --ip 10.4.0.9 --alias smtp office mailer && docker network disconnect lab mailer",
    ),
    (
        "new service web from nginx:1.27, 3 replicas, 8080:80, max 256m mem",
        "docker service create --replicas 3 -p 8080:80 --limit-memory 256m --name web nginx:1.27",
    ),
    (
        "update svc billing to reg.io/billing:9, 1 at a time, wait 30 secs between",
        "docker service update --image reg.io/billing:9 --update-parallelism 1 --update-delay 30s billing",
    ),
    ("swap secret cert1 for cert2 on svc edge", "docker service update --secret-rm cert1 --secret-add cert2 edge"),
    ("swarm: web=6 mailer=10 replicas", "docker service scale web=6 mailer=10"),
    ("worker join token, rotate, only the token", "docker swarm join-token --rotate -q worker"),
    (
        "redis on hub, official, min 50 stars, limit 10",
        "docker search -f is-official=true -f stars=50 --limit 10 redis",
    ),
    (
        "buildx builder multi, driver docker-container, bootstrap n use it",
        "docker buildx create --name multi --driver docker-container --bootstrap --use",
    ),
    (
        "context lab via ssh://root@10.0.0.5, create + switch",
        "docker context create lab --docker host=ssh://root@10.0.0.5 && docker context use lab",
    ),
    (
        "in app container: LOG=info, cwd /srv, ./migrate.sh --all",
        "docker exec -e LOG=info -w /srv app ./migrate.sh --all",
    ),
    ("cpu+mem once: shop blog", "docker stats --no-stream shop blog"),
    ("stop shop, 90 secs before kill", "docker stop -t 90 shop"),
    # the narrowest of what goes
    ("wipe unused volumes, no prompt", "docker volume prune -f"),
    ("unused vols incl named, wipe, no questions", "docker volume prune -a -f"),
    ("prune unused nets older than 2 days, -f", "docker network prune --filter until=48h -f"),
    ("dangling imgs older than 3 days, purge, -f", "docker image prune --filter until=72h -f"),
    ("unused imgs made 10+ days ago, tagged ones too, can go", "docker image prune -a --filter until=240h"),
    ("build cache over 48h, delete, no confirm", "docker builder prune --filter until=48h -f"),
]


@pytest.mark.parametrize(("request_", "line"), LINES)
def test_each_word_is_a_clause(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert (got.outcome, got.suggestions[0].command) == ("match", line)


@pytest.mark.parametrize(
    "request_",
    [
        "unused volumes can go but keep pgdata, no prompt",
        "compose up api, bg, unless it runs already",
        "what does compose up -d with no deps do",
        "why does compose rebuild api, bg",
        "take compose down with volumes, but not db",
        "stack deploy shop compose.yml",
        "prune unused nets, never lab",
    ],
)
def test_what_has_another_word_is_read_by_others(request_: str) -> None:
    assert shortened(request_, STORE) is None


def test_what_destroys_is_told_so() -> None:
    got = answer("take compose down w/ volumes and orphans", STORE)
    assert got.suggestions[0].risk == "destroy"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("names n image of web+db", "names and image of web and db"),
        ("chmod u+x run.sh in web", "chmod u+x run.sh in web"),
        ("pull shop:1.2.0+3", "pull shop:1.2.0+3"),
        ("run python -c 'print(a + b)'", "run python -c 'print(a + b)'"),
        ("tail -n 20", "tail -n 20"),
    ],
)
def test_signs_that_stand_for_and(text: str, told: str) -> None:
    assert listed(text) == told


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        (
            'grep "timed out" in logs of shop, since 2 hours, both streams',
            "docker logs --since 2h shop 2>&1 | grep 'timed out'",
        ),
        ("follow logs of shop on my screen and into shop.log", "docker logs -f shop 2>&1 | tee shop.log"),
        ("top procs in shop container, pid + user cols", "docker top shop -eo pid,user"),
        ("container shop is choking, give it 2g ram and same swap, live", "docker update -m 2g --memory-swap 2g shop"),
        ("cgroup version and storage driver of the daemon", "docker info -f '{{.CgroupVersion}} {{.Driver}}'"),
        ("manifest list a/x:1 from a/x:amd64 and a/x:arm64", "docker manifest create a/x:1 a/x:amd64 a/x:arm64"),
        (
            "build shop/web:2 for arm64+amd64, push",
            "docker buildx build --platform linux/arm64,linux/amd64 -t shop/web:2 --push .",
        ),
        ("grab a file out of my container to /srv", "docker cp CONTAINER:PATH /srv"),
        (
            "pg_dump of books in container pg1, user postgres, to b.sql",
            "docker exec pg1 pg_dump -U postgres books > b.sql",
        ),
        ("copy ./a.conf to /etc of container lb then HUP it", "docker cp ./a.conf lb:/etc && docker kill -s HUP lb"),
        (
            "rmi all tags of me/shop except 2.0",
            "docker rmi $(docker images me/shop --format '{{.Repository}}:{{.Tag}}' | grep -vx me/shop:2.0)",
        ),
        ("delete all images except the tagged ones", "docker rmi $(docker images -q -f dangling=true)"),
        (
            "ip of shop container on the back network only",
            "docker inspect -f '{{(index .NetworkSettings.Networks \"back\").IPAddress}}' shop",
        ),
        ("diff shop, added only", "docker diff shop | grep '^A'"),
        ("redis as kv, no persistence, net lan", "docker run --name kv --network lan redis"),
        (
            "go test ./... in golang:1.22, . at /src as workdir, uid/gid of host",
            "docker run -v $(pwd):/src -w /src golang:1.22 go test ./...",
        ),
        ("quay.io/me/bot:2 - always repull, bg", "docker run --pull always -d quay.io/me/bot:2"),
        (
            "join shop container's net namespace with nicolaka/netshoot, run ss -tln there, rm on exit",
            "docker run --network container:shop --rm nicolaka/netshoot ss -tln",
        ),
    ],
)
def test_other_lines_in_a_hurry(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert (got.outcome, got.suggestions[0].command) == ("match", line)


@pytest.mark.parametrize("request_", ["remove them except the shiny ones", "stop everything but the fancy ones"])
def test_who_stays_unnamed_is_asked_about(request_: str) -> None:
    assert answer(request_, STORE).outcome == "ambiguous"


def test_what_goes_on_in_words_is_no_typed_line() -> None:
    assert not is_command("compose logs -f web, ERROR only", STORE)
    assert not is_command("compose up -d but not worker", STORE)
    assert not is_command("run busybox without --rm", STORE)
    assert is_command("compose up -d worker", STORE)
    assert is_command("ps -a --format '{{.Names}}, {{.Image}}'", STORE)
