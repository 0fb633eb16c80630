"""Several values in one wish: each goes where it is said, and none is lost or taken for another."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()

SAID = (
    # from when, and until when
    (
        "show the logs of shop up to 5 minutes ago but nothing older than two hours",
        "docker logs --until 5m --since 2h shop",
    ),
    ("logs of kiosk, nothing newer than 10 minutes", "docker logs --until 10m kiosk"),
    ("logs of kiosk, last 100 lines, none older than a day", "docker logs -n 100 --since 24h kiosk"),
    # memory, and memory with swap
    ("raise the memory of shop to 1 gig and memory plus swap to 2", "docker update -m 1g --memory-swap 2g shop"),
    ("change shop memory limit to 300m, memory+swap limit to 600m", "docker update -m 300m --memory-swap 600m shop"),
    (
        "lower the memory reservation of shop to 256m and memory to 512m",
        "docker update --memory-reservation 256m -m 512m shop",
    ),
    # the node, and what is done with it
    ("pause node w2 and label it disk=ssd", "docker node update --availability pause --label-add disk=ssd w2"),
    ("drain node south and lable it rack=4", "docker node update --availability drain --label-add rack=4 south"),
    # which way a file goes, and to which replica
    (
        "put seed.json from my laptop into /seeds of the compose service kasse",
        "docker compose cp seed.json kasse:/seeds",
    ),
    (
        "with compose, copy /var/log/app.log from service kasse to ./logs",
        "docker compose cp kasse:/var/log/app.log ./logs",
    ),
    (
        "copy cert.pem to /etc/ssl in the second container of the compose service proxy",
        "docker compose cp --index 2 cert.pem proxy:/etc/ssl",
    ),
    ("run ps aux in the fourth instance of compose service kasse", "docker compose exec --index 4 kasse ps aux"),
    # who is stopped, and how long it may take
    ("stop the compose services kasse and mailer, giving them 20 secs", "docker compose stop -t 20 kasse mailer"),
    ("stop the containers kasse and db, allowing 40 seconds", "docker stop -t 40 kasse db"),
    # how many of which, by which file
    (
        "bring the stack up from compose.test.yml with 2 copies of mailer, detached",
        "docker compose -f compose.test.yml up -d --scale mailer=2",
    ),
    (
        "start the stack in lab.yaml in the background with 4 workers",
        "docker compose -f lab.yaml up -d --scale worker=4",
    ),
    ("compose up with 4 api and 2 worker", "docker compose up -d --scale api=4 --scale worker=2"),
    ("bring up everything in staging.yaml", "docker compose -f staging.yaml up"),
    ("use lab.yml instead of the normal file and start it in the background", "docker compose -f lab.yml up -d"),
    (
        "i wish compose had 4 workers and 3 webs: scale service worker to 4 and web to 3 but leave what runs as it is",
        "docker compose up --no-recreate -d --scale worker=4 --scale web=3",
    ),
    # what a service needs, and what nobody needs
    (
        "compose: pull the image of kasse quietly, then recreate it detached without touching its dependencies",
        "docker compose pull -q kasse && docker compose up -d --no-deps --force-recreate kasse",
    ),
    (
        "compose pull kasse and then recreate kasse",
        "docker compose pull kasse && docker compose up -d --force-recreate kasse",
    ),
    ("compose complains about orphaned containers, get rid of them", "docker compose up -d --remove-orphans"),
    (
        "i renamed a service and now compose warns about orphans, clean those up",
        "docker compose up -d --remove-orphans",
    ),
    # what is shown of a list, and how
    ("the four most recently created containers with their sizes, ids not cut", "docker ps -n 4 -s --no-trunc"),
    (
        "repository, tag and size of every image whose name is like shop/*",
        "docker images -f reference='shop/*' --format 'table {{.Repository}}\\t{{.Tag}}\\t{{.Size}}'",
    ),
    (
        "list the custom networks that use the macvlan driver, names only",
        "docker network ls -f type=custom -f driver=macvlan --format '{{.Name}}'",
    ),
    # a network, and who joins it
    (
        "make netwrok lan and hook havn and kai to it",
        "docker network create lan && docker network connect lan havn && docker network connect lan kai",
    ),
    (
        "create net lan, connect shop and db",
        "docker network create lan && docker network connect lan shop && docker network connect lan db",
    ),
    # how often it may start again
    ("if kasse crashes bring it back, but give up after 4 tries", "docker update --restart on-failure:4 kasse"),
    (
        "my container kasse should come back after a crash but not more than six times",
        "docker update --restart on-failure:6 kasse",
    ),
    ("if kasse crashes bring it back", "docker update --restart on-failure kasse"),
    # several kinds of events, and since when
    ("watch live for containers being oom killed or dying", "docker events -f event=die -f event=oom"),
    (
        "watch for images being pulled or deleted",
        "docker events -f type=image -f event=delete -f event=pull",
    ),
    ("did anyone destroy a container in the last 12 h", "docker events --since 12h --until 0s -f event=destroy"),
    ("load figures now, one shot, no refreshing", "docker stats --no-stream"),
    # lines of the logs of a project
    ("compose logs of kasse, only lines that contain refused", "docker compose logs kasse | grep refused"),
    (
        "compose logs of kasse from the last hour, only those with timeout",
        "docker compose logs --since 1h kasse | grep timeout",
    ),
    ("the hour beside each line of the logs of kasse please", "docker logs -t kasse"),
    # who takes too much, and who finds nobody
    ("shop eats the whole memory of the little pc, hold it down to 300 megs from now on", "docker update -m 300m shop"),
    ("db uses too much cpu, hold it to one core", "docker update --cpus 1 db"),
    (
        "kasse and db are two containers that can't find each other by name, how do i make them talk",
        "docker network connect NETWORK kasse && docker network connect NETWORK db",
    ),
    # what is only asked
    ("what would compose down do here? only pretend, nothing may really stop", "docker compose --dry-run down"),
    ("what would compose stop do? don't really stop anything", "docker compose --dry-run stop"),
    ("does acme/tool come for arm64 at all? before i pull it", "docker manifest inspect acme/tool"),
    ("the sd card is nearly full, what's docker hogging", "docker system df"),
    ("what did the health check of kasse say, the last few goes", "docker inspect -f '{{json .State.Health}}' kasse"),
    ("who or what killed kasse, how did it end", "docker inspect -f '{{json .State}}' kasse"),
    # settings that are asked for
    ("stop signal of image kasse:3", "docker image inspect -f '{{.Config.StopSignal}}' kasse:3"),
    ("does kasse_1 have the remove-on-exit switch set", "docker inspect -f '{{.HostConfig.AutoRemove}}' kasse_1"),
    # a container of its own for one program
    (
        "in the compose service kasse i want to run rake db:seed once, in a container of its own that vanishes after",
        "docker compose run --rm kasse rake db:seed",
    ),
)
OTHERS = (
    ("if the build fails, run it again", "docker build"),
    ("connect thme to the network lab", "docker network connect lab"),
    ("logs of shop, only those of today", "docker logs"),
    ("stop signal TERM for shop", "docker stop -s TERM shop"),
    ("show paused containers", "docker ps"),
    ("remove the containers ant, bee and king", "docker rm ant bee king"),
    ("pull new images with compose then bring it up", "docker compose pull && docker compose up -d"),
    ("compose pull kasse with its dependencies", "docker compose pull --include-deps kasse"),
    ("deploy the stack shop from compose.prod.yml", "docker stack deploy -c compose.prod.yml shop"),
)


@pytest.mark.parametrize(("text", "command"), SAID)
def test_each_value_has_its_place(text: str, command: str) -> None:
    got = answer(text, STORE)
    assert got.suggestions
    assert right(got.suggestions[0].command, [command], STORE), got.suggestions[:3]


@pytest.mark.parametrize(("text", "command"), OTHERS)
def test_what_only_looks_like_it_stays(text: str, command: str) -> None:
    got = answer(text, STORE)
    assert any(it.command.startswith(command) for it in got.suggestions[:3]), got


@pytest.mark.parametrize(
    "text",
    [
        "compose up and ignore the orphans",
        "compose down, the orphans stay",
        "compose warns about orphans, leave them",
        "compose keeps warning about orphaned containers, ignore them",
    ],
)
def test_orphans_that_stay_are_not_removed(text: str) -> None:
    assert all(it.score < 0.7 for it in answer(text, STORE).suggestions if "--remove-orphans" in it.command)
