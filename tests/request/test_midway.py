"""What people say in the middle of their work: what has just happened is no part of the wish."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    # what has come to an end stays no more than anything else
    ("stop everything that is running, workshop is over", "docker stop $(docker ps -q)"),
    ("stop all running containers, redis is needed", "docker stop $(docker ps --format '{{.Names}}' | grep -vx redis)"),
    # an end by force
    ("indexer hangs and does not react to ctrl-c at all, finish it the hard way", "docker kill indexer"),
    ("stop mailer the hard way", "docker kill mailer"),
    # services
    ("I just merged and the Dockerfile of the shop service changed, so rebuild it and bring it up again, the db "
     "must not "
     "be touched", "docker compose up -d --build shop"),
    ("one-off bash in the web service of the stack without its dependencies, and no traces afterwards",
     "docker compose run --rm --no-deps web bash"),
    ("update the swarm service web to reg.lan/web:3, one container at a time with 30 seconds between",
     "docker service update --image reg.lan/web:3 --update-parallelism 1 --update-delay 30s web"),
    # sentences that only tell
    ("users say that the shop was awfully slow just now. show only the last 10 minutes of the shop container's log, "
     "with "
     "time stamps", "docker logs --since 10m -t shop"),
    ("last hunderd lines of mail-relay with time stamps", "docker logs -n 100 -t mail-relay"),
    # a new container
    ("start job9 from worker:v4 in the background, /scratch/x read-only at /data, env SEED=7",
     "docker run -v /scratch/x:/data:ro -e SEED=7 --name job9 -d worker:v4"),
    ("run mytool with no network", "docker run --network none mytool"),
    ("run alpine with no network and a shell", "docker run --network none -it alpine sh"),
    # a volume into a folder
    ("bakup the volume photos as a tar.gz into /mnt/nas",
     "docker run --rm -v photos:/data -v /mnt/nas:/backup alpine tar czf /backup/photos.tar.gz -C /data ."),
    ("make a backup of the pgdata volume in ~/backups",
     "docker run --rm -v pgdata:/data -v ~/backups:/backup alpine tar czf /backup/pgdata.tar.gz -C /data ."),
    ("save the volume pgdata into /tmp/x.tar.gz",
     "docker run --rm -v pgdata:/data -v /tmp:/backup alpine tar czf /backup/x.tar.gz -C /data ."),
    # what was just written
    ("i edited my.cnf here and now it has to get into the running container mydb, to /etc/mysql/",
     "docker cp my.cnf mydb:/etc/mysql/"),
    # secrets
    ("the job must log in to registry.corp.local as ci, the password is in secret.txt and must not show up in the "
     "job log",
     "docker login -u ci --password-stdin registry.corp.local < secret.txt"),
    ("the tests need my .npmrc during the build but it may not end up in the image: secret id npm, file .npmrc, tag "
     "a:1",
     "docker build --secret id=npm,src=.npmrc -t a:1 ."),
    ("our build needs my pip.conf but it must never end up in the image", "docker build --secret "
     "id=pip,src=pip.conf ."),
    # a Dockerfile elsewhere
    ("use Dockerfile.ci from folder ops/, context is the current directory, name it qa/web",
     "docker build -f ops/Dockerfile.ci -t qa/web ."),
    ("build the Dockerfile in folder api", "docker build api"),
]  # fmt: skip


@pytest.mark.parametrize(("request_text", "command"), SAID)
def test_what_happened_is_no_part_of_the_wish(request_text: str, command: str) -> None:
    got = answer(request_text, STORE)
    assert got.outcome == "match", got
    assert sorted(got.suggestions[0].command.split()) == sorted(command.split())


TOLD = [
    # into what one has left, and under another name
    ("i just exited my debian container called labbox and it stopped, how can i get back into it",
     "docker start -ai labbox"),
    ("my container got the name grumpy_fox, i want it renamed to bot1", "docker rename grumpy_fox bot1"),
    ("stop and remove the old container, it's called legacy", "docker stop legacy && docker rm legacy"),
    ("there is a fix, so pull shop/web:2 and then stop and remove the old container, it's called shop",
     "docker pull shop/web:2 && docker stop shop && docker rm shop"),
    # compose
    ("put prod.yml on top of docker-compose.yml and start everything in the background",
     "docker compose -f docker-compose.yml -f prod.yml up -d"),
    ("i removed the cron service from the compose file, but its container is still running, how do i make compose "
     "drop it",
     "docker compose up -d --remove-orphans"),
    ("start compoes with the dev profile", "docker compose --profile dev up"),
    # what it is about is told before
    ("the build cache alone eats 80 GB on this box. i don't want to lose everything, shrink it so that at most 5 GB "
     "of it "
     "stay", "docker builder prune --keep-storage 5g"),
    ("I sit at my desk and my containers run on a server far away from here, how can i list them with their sizes",
     "docker ps -s"),
    ("I copied many photos straight onto the disk and nextcloud does not see them, run php occ files:scan --all in "
     "it as "
     "the user www-data", "docker exec -u www-data nextcloud php occ files:scan --all"),
    ("the same customer has a tax-job that nobody remembers setting up last year, with which command was the container "
     "started?", "docker inspect -f '{{.Config.Cmd}}' tax-job"),
    ("web-1 crashed at night, when exactly did it crash?", "docker inspect -f '{{.State.FinishedAt}}' web-1"),
    ("the customer wants the output of shop as a file, please put stdout and stderr into shop.log",
     "docker logs shop > shop.log 2>&1"),
    ("i need the logs of a container that my boss started, live", "docker logs -f CONTAINER"),
    ("the container with the strange id deadbeef12, everything docker knows about it", "docker inspect deadbeef12"),
    # the disk, and who uses what
    ("df says / is at 91 percent: how much of that belongs to docker?", "docker system df"),
    ("one of my volumes is too big, how much space does each volume occupy?", "docker system df -v"),
    ("i want to remove shop:1.2, which containers are still using it?", "docker ps -a -f ancestor=shop:1.2"),
    ("can docker see the gpu? run nvidia-smi with all of them in nvidia/cuda:12.4.1-base and throw it away after",
     "docker run --rm --gpus all nvidia/cuda:12.4.1-base nvidia-smi"),
    ("job7:/data/out.csv here", "docker cp job7:/data/out.csv ."),
    # what is to be with a container that there is
    ("grafana did not come up after the reboot, it should always start automatically from now on",
     "docker update --restart always grafana"),
    ("app cannot reach db, so app should be in the network backend too", "docker network connect backend app"),
    ("the game is lagging, can i halt miner for a moment without ending it?", "docker pause miner"),
    # other machines
    ("the containers run on my nas. how do i list them via ssh, admin@nas.local", "docker -H ssh://admin@nas.local ps"),
    ("swich context to attic", "docker context use attic"),
    ("a new node shall become a manager, give me the join command", "docker swarm join-token manager"),
    ("our manager token leaked, please rotate it", "docker swarm join-token --rotate manager"),
    ("the shop service has 1/3 replicas and the error in the list is truncated, show me the full one",
     "docker service ps --no-trunc shop"),
    ("this machine should no longer be part of the swarm", "docker swarm leave"),
    ("rebalance the service web over all nodes", "docker service update --force web"),
    ("no tasks should run on node7 until then", "docker node update --availability drain node7"),
    ("node7 is back, it may take tasks again", "docker node update --availability active node7"),
    ("we need a network that spans all nodes, call it spine", "docker network create -d overlay spine"),
    # a sentence before the order that only tells
    ("docker ps shows nothing but the site is up, show me all containers", "docker ps -a"),
    ("pause everything while i make the snapshot", "docker pause $(docker ps -q)"),
    # one more of what was spoken of
    ("the professor wants python 3.9 exactly, so give me an interactive one that vanishes when i leave",
     "docker run -it --rm python:3.9"),
    ("port 5432 is already taken by the other group's postgres, run mine on 5433 with password geheim",
     "docker run -p 5433:5432 -e POSTGRES_PASSWORD=geheim postgres"),
    ("port 8080 is already used by the nginx of my neighbour, so start mine on 8081 in the background please",
     "docker run -d -p 8081:80 nginx"),
    # what a line must not lose
    ("start the api service with DEBUG=1 and let me see its output", "docker compose run -e DEBUG=1 api"),
    ("i need more shared memory for the loader, 4 gb, image trainer:v6", "docker run --shm-size 4g trainer:v6"),
    ("my script is in this folder and called calc.py, how do i run it with the image python:3.12",
     "docker run -v $(pwd):/app -w /app python:3.12 python calc.py"),
    ("i need to get into the postgres of the stack: user app, database shop",
     "docker compose exec postgres psql -U app shop"),
    ("before i update paperless, save its volume paper to /backup",
     "docker run --rm -v paper:/data -v /backup:/backup alpine tar czf /backup/paper.tar.gz -C /data ."),
    ("restart the worker of the stack", "docker compose restart worker"),
    # lines, parts and progress
    ("the first 20 of api", "docker logs api 2>&1 | head -n 20"),
    ("our api logs so much that i lose the first lines, show me the first 20 of container api",
     "docker logs api 2>&1 | head -n 20"),
    ("show me the port that plex uses", "docker port plex"),
    ("build here, i want to see the full output without the fancy progress", "docker build --progress plain ."),
    ("attach game", "docker attach game"),
    # how big it is, where it lies, who needs it
    ("the dataset is 300 gb and must not be copied, mount /data/set into the container, image trainer:v6, read only",
     "docker run -v /data/set:/data/set:ro trainer:v6"),
    ("our image is 2 gb too large, which step made it so big? app:1.2", "docker history app:1.2"),
    ("the gpu box is remote, its context is called gpubox, list the running containers there",
     "docker --context gpubox ps"),
    ("the test needs a real postgres for a minute: version 15, password test, port 5433, gone afterwards",
     "docker run -p 5433:5432 -e POSTGRES_PASSWORD=test --rm postgres:15"),
    ("recreate the compose service web without touching the others",
     "docker compose up --no-deps -d --force-recreate web"),
    # named behind, and several of a list
    ("i don't understand why my container stops at once, show me its logs. it is called helloapp", "docker logs "
     "helloapp"),
    ("how do i see the ports of my container? it's called web7", "docker port web7"),
    ("i have three containers from the course named lab1 lab2 and lab3, stop them and then delete them",
     "docker stop lab1 lab2 lab3 && docker rm lab1 lab2 lab3"),
    ("container web1 is fine but the containers old1 and old2 have been broken since monday, please remove them",
     "docker rm old1 old2"),
    ("api cannot reach db, create a network shared and connect both",
     "docker network create shared && docker network connect shared api && docker network connect shared db"),
    ("i need two networks for the exercise, inner and outer", "docker network create inner && docker network create "
     "outer"),
    ("show the logs of web since 7 in the evening", "docker logs --since $(date +%F)T19:00:00 web"),
    ("stop publishing port 8080 of the service shop", "docker service update --publish-rm 8080 shop"),
    ("run lab/train:2 with /mnt/data read only and /mnt/out writable",
     "docker run -v /mnt/data:/mnt/data:ro -v /mnt/out:/mnt/out lab/train:2"),
    ("two gpus are free, 2 and 3, start lab/train:2 on them", "docker run --gpus '\"device=2,3\"' lab/train:2"),
    ("the container grader was gone after the reboot, from now on it should come back by itself",
     "docker update --restart always grader"),
    # near ones that mean something else
    ("stop the container miner", "docker stop miner"),
    ("I exited the container shop, how do I remove it?", "docker rm shop"),
    ("stop the container, it is slow", "docker stop CONTAINER"),
    ("nginx should be in the network backend", "docker run --network backend nginx"),
]  # fmt: skip


@pytest.mark.parametrize(("request_text", "command"), TOLD)
def test_what_is_meant_was_told_before(request_text: str, command: str) -> None:
    got = answer(request_text, STORE)
    assert got.outcome == "match", got
    assert got.suggestions[0].command == command


def test_what_is_told_to_go_is_never_more_than_was_told() -> None:
    told = "the containers with the label tmp are junk that was left here last week by the students, please remove them"
    got = answer(told, STORE)
    assert not any("docker ps -aq)" in it.command or " prune" in it.command for it in got.suggestions), got


ALL = "docker ps -a --format '{{.Names}}' | grep"
SPARED = [
    ("alpha and beta are important, remove all other containers", f"docker rm -f $({ALL} -vxE 'alpha|beta')"),
    ("remove all other containers, web and db are important", f"docker rm -f $({ALL} -vxE 'web|db')"),
    ("db is from my colleague, all other containers can go", f"docker rm -f $({ALL} -vx db)"),
    ("container db holds our data, container cache can be removed", "docker rm cache"),
    ("remove all containers except the one on port 8080",
     "docker rm $(docker ps -a --format '{{.ID}} {{.Ports}}' | grep -v ':8080->' | cut -d' ' -f1)"),
    ("stop all containers except the one in the network front",
     "docker stop $(docker ps --format '{{.ID}} {{.Networks}}' | grep -vw front | cut -d' ' -f1)"),
]  # fmt: skip


@pytest.mark.parametrize(("request_text", "command"), SPARED)
def test_who_is_spoken_of_stays(request_text: str, command: str) -> None:
    assert answer(request_text, STORE).suggestions[0].command == command


@pytest.mark.parametrize(
    ("request_text", "names"),
    [
        ("containers alpha and beta are from the exam, everything else is rubbish and can go", ("alpha", "beta")),
        ("containers alpha and beta stay, everything else can go", ("alpha", "beta")),
        ("container db holds all our data, but cache can be removed", ("db",)),
        ("container web1 is fine but the containers old1 and old2 are broken, please remove them", ("web1",)),
    ],
)
def test_nothing_takes_away_what_is_spoken_well_of(request_text: str, names: tuple[str, ...]) -> None:
    for it in answer(request_text, STORE).suggestions:
        ends = it.command.startswith(("docker rm ", "docker rmi ", "docker volume rm ")) and "grep -v" not in it.command
        assert not (ends and set(names) & set(it.command.split())), it.command
        assert not (ends and "docker ps -aq)" in it.command), it.command
