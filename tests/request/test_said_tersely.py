"""Values that are told tersely or in other words each have their place in the line."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.line import in_any_order

STORE = open_store()
SAID = [
    # limits
    ("a mariadb container, mem cap 512 MB, cpu cap 1.5", "docker run -m 512m --cpus 1.5 mariadb"),
    ("nginx please, but it mustn't take more than 128 megs and a quarter of a cpu",
     "docker run -m 128m --cpus 0.25 nginx"),
    ("give mailer max 200 megs and 0.3 of a cpu", "docker update --cpus 0.3 -m 200m mailer"),
    ("limit indexer: 700 megs of memory, three quarters of a cpu", "docker update -m 700m --cpus 0.75 indexer"),
    ("raise the ram of builder3 to 3 gigs, cpus to 2", "docker update --cpus 2 -m 3g builder3"),
    # networks and addresses
    ("internal lan named vaultlan, 10.44.0.0/16, gw 10.44.0.1",
     "docker network create --gateway 10.44.0.1 --internal --subnet 10.44.0.0/16 vaultlan"),
    ("network for the lab: name labz, range 172.31.5.0/24, gw .1",
     "docker network create --subnet 172.31.5.0/24 --gateway 172.31.5.1 labz"),
    ("subnet 10.9.0.0/16 for a new bridge named corenet, .0.1 is the gateway",
     "docker network create --subnet 10.9.0.0/16 -d bridge --gateway 10.9.0.1 corenet"),
    ("wire cache1 to office-lan at 192.168.77.40", "docker network connect --ip 192.168.77.40 office-lan cache1"),
    ("kiosk joins officenet at address 172.20.0.16", "docker network connect --ip 172.20.0.16 officenet kiosk"),
    # several machines
    ("multi-arch build (amd64, arm/v7) of lumen/sensor:3, push when finished",
     "docker build --push --platform linux/amd64,linux/arm/v7 -t lumen/sensor:3 ."),
    ("get the image lumen/sensor:4 built for arm64 and amd64 and pushed",
     "docker buildx build --push -t lumen/sensor:4 --platform linux/amd64,linux/arm64 ."),
    # services of a swarm
    ("bring lumen/gate:7 to the gateway service, three tasks at once, pause of 20s in between",
     "docker service update --update-delay 20s --update-parallelism 3 --image lumen/gate:7 gateway"),
    ("shop service to image lumen/shop:3, 4 at once, new before old, wait 1m between",
     "docker service update --update-delay 1m --update-order start-first --update-parallelism 4 --image lumen/shop:3 "
     "shop"),
    ("update the service shop to lumen/shop:2.2, one at a time, wait 30 seconds between, roll back on failure",
     "docker service update --update-delay 30s --update-parallelism 1 --update-failure-action rollback "
     "--image lumen/shop:2.2 shop"),
    ("image lumen/gate:9 for the service gateway from now, 1 after the other, 40s delay",
     "docker service update --update-delay 40s --update-parallelism 1 --image lumen/gate:9 gateway"),
    ("service hello out of nginx, 3 copies, 8088 outside to 80 inside, on the overlay frontnet",
     "docker service create -p 8088:80 --network frontnet --replicas 3 --name hello nginx"),
    # compose
    ("tail what the cron service prints, compose, beginning with the last 5 lines",
     "docker compose logs -n 5 -f cron"),
    ("print worker's and cron's logs in compose, 30 lines at most", "docker compose logs -n 30 worker cron"),
    ("look at what the mailer service says in compose, from the last 10 minutes on and keep going",
     "docker compose logs --since 10m -f mailer"),
    ("execute the seed service one single time from compose.dev.yaml, container should be removed after",
     "docker compose -f compose.dev.yaml run --rm seed"),
    ("run the lint service of my compose one single time, container goes away afterwards",
     "docker compose run --rm lint"),
    ("take the compose project down with its database volums", "docker compose down -v"),
    # images and containers
    ("make sure that thesis also bears the name ana/thesis:2.0", "docker tag thesis ana/thesis:2.0"),
    ("i left with exit and workbench is off now, open it again with its shell", "docker start -ai workbench"),
    ("my container toybox ended when i pressed ctrl-d, i want back inside its shell", "docker start -ai toybox"),
    ("influxdb:2 working behind, 8086 open, data in volume tsdata under /var/lib/influxdb2",
     "docker run -p 8086:8086 -v tsdata:/var/lib/influxdb2 -d influxdb:2"),
    ("caddy with 2 ports open, 80 and 443, detached", "docker run -p 80:80 -p 443:443 -d caddy"),
    ("rabbitmq:3, healthcheck rabbitmq-diagnostics ping, interval half a minute, 4 tries",
     "docker run --health-interval 30s --health-cmd 'rabbitmq-diagnostics ping' --health-retries 4 rabbitmq:3"),
    ("mongo:7 hidden in background called docs, volume docdata as its db folder",
     "docker run -v docdata:/data/db --name docs -d mongo:7"),
    ("fetch report.csv from exporter's /var/out into ./results", "docker cp exporter:/var/out/report.csv ./results"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "line"), SAID)
def test_each_value_has_its_place(said: str, line: str) -> None:
    got = answer(said, STORE)
    assert got.outcome == "match"
    assert in_any_order(got.suggestions[0].command) == in_any_order(line)


@pytest.mark.parametrize(
    ("said", "never"),
    [
        ("why does web stop when i type exit in it", "docker start"),
        ("the pump service is slow since the last update, should i roll back", "docker service update"),
        ("is there a gap between tasks when i update service api", "service update"),
        ("which network joins web and db", "network connect"),
        ("remove the container db, the database volums stay", "-v"),
        ("run python in myapp", "docker run python"),
    ],
)
def test_what_only_looks_like_it_is_no_order(said: str, never: str) -> None:
    got = answer(said, STORE)
    assert not got.suggestions or got.outcome != "match" or never not in got.suggestions[0].command
