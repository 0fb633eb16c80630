"""Wishes told with a story before them or a doubt behind them, and settings told as what must be so."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()

# what a request says of itself before it says what is wished, or what it is not to do
TOLD = (
    ("which containers are unhealthy and why", "docker ps -f health=unhealthy"),
    ("give the shop:2 image a quick spin as kiosk", "docker run --name kiosk shop:2"),
    ("build shop into an image called kiosk", "docker build -t kiosk shop"),
    ("build kiosk from shop, also tagged kiosk:1", "docker build -t kiosk -t kiosk:1 shop"),
    ("how much ram may kiosk take at most", "docker inspect -f '{{.HostConfig.Memory}}' kiosk"),
    ("run alpine box7 in the background with sleep 99", "docker run -d --name box7 alpine sleep 99"),
    ("write the log of kiosk into a file here", "docker logs kiosk > kiosk.log 2>&1"),
    ("remove the container when the job is done - image mailer:2, command send", "docker run --rm mailer:2 send"),
    ("image crawler:1.2, command crawl", "docker run crawler:1.2 crawl"),
    ("delete the container once it is done - run alpine:3.20 with command date", "docker run --rm alpine:3.20 date"),
    ("run busybox:1, delete the container when it is done", "docker run --rm busybox:1"),
    ("do not create an image, write the artifacts to ./out", "docker build -o ./out ."),
    ("don't build an image, just put the output into build/", 'docker build -o build/ .'),
    ("dont produce any image, only save the binary to ./bin", "docker build -o ./bin ."),
    ("kasse died and i have no clue why", "docker logs kasse"),
    ("my container web1 just exited, no idea what happened", "docker logs web1"),
    ("the container billing-cron stopped and i don't know why", 'docker logs billing-cron'),
    ("uploads crashed, i see no reason why", "docker logs uploads"),
    ("what would an image prune delete? just curious", "docker images -f dangling=true"),
    ("what would container prune remove? only asking", "docker ps -a -f status=exited"),
    ("what would a volume prune delete? don't do it", 'docker volume ls -f dangling=true'),
    ("what would compose up change? don't run it", 'docker compose --dry-run up'),
    ("what will docker compose stop do", "docker compose --dry-run stop"),
    ("what would compose pull do now, dont really do it", "docker compose --dry-run pull"),
    ("strip SYS_ADMIN from debian when you start it", "docker run --cap-drop SYS_ADMIN debian"),
    ("remove the capability CHOWN from nginx when i run it", "docker run --cap-drop CHOWN nginx"),
    ("i received shop.tar by mail, load it into docker", "docker load -i shop.tar"),
    ("have backup.tgz here, how do i get it in docker", "docker load -i backup.tgz"),
    ('mount this folder on /src and execute job.rb there with ruby 3.3',
     'docker run -v $(pwd):/src -w /src ruby:3.3 ruby job.rb'),
    ('mount the current directory to /code and run index.js in it with node 20',
     'docker run -v $(pwd):/code -w /code node:20 node index.js'),
    ("lift the pause of kasse", "docker unpause kasse"),
    ("take worker2 out of pause again", "docker unpause worker2"),
    ("my laptop gets hot, is one of the containers to blame?", "docker stats"),
    ("the battery is empty so fast, could it be one of my containers", "docker stats"),
    ("edge must reload its nginx config without a restart", "docker exec edge nginx -s reload"),
    ("gateway needs to re-read the nginx conf", "docker exec gateway nginx -s reload"),
    ("is there any newer image of redis? then pull it", "docker pull redis"),
    ("is there a newer release of grafana/grafana? if so, get it please", "docker pull grafana/grafana"),
    ("does docker work? run the hello world thing", "docker run hello-world"),
    ("check that docker is installed ok, do hello-world", "docker run hello-world"),
    ("try the hello world image", "docker run hello-world"),
    ("which user am i in kasse", "docker exec kasse whoami"),
    ("as whom am i within the container pg", "docker exec pg whoami"),
    ("as what user am i inside api", "docker exec api whoami"),
    ("mongo should not start by itself any more", "docker update --restart no mongo"),
    ("kasse must never start on its own again", "docker update --restart no kasse"),
    ("prevent billing-cron from starting after a reboot", "docker update --restart no billing-cron"),
    ("use psql from the image postgres:16 to connect to 10.0.0.5 as shop",
     "docker run -it --rm postgres:16 psql -h 10.0.0.5 -U shop"),
    ("use mysql of the mysql:8 image to connect to db1.local as root",
     "docker run -it --rm mysql:8 mysql -h db1.local -u root -p"),
    ("worker-3 gets a new disk, take the tasks off it", "docker node update --availability drain worker-3"),
    ("node a1 needs a bios update, move all tasks elsewhere", "docker node update --availability drain a1"),
    ("give kasse the static address 172.30.0.9 in network shopnet",
     "docker network connect --ip 172.30.0.9 shopnet kasse"),
    ("assign web1 a fixed ip 10.9.0.7 on lan", "docker network connect --ip 10.9.0.7 lan web1"),
    ("amd64 build of redis, pull it", "docker pull --platform linux/amd64 redis"),
    ("the arm64 image of postgres:16, i need that", "docker pull --platform linux/arm64 postgres:16"),
    ("i've an m1 laptop, i want an amd64 ubuntu shell", 'docker run --platform linux/amd64 -it ubuntu bash'),
    ("give me an arm64 alpine shell", "docker run --platform linux/arm64 -it alpine sh"),
    ("i stopped pg by accident, get it back up", "docker start pg"),
    ("i accidentally killed the container kasse, please bring it back", "docker start kasse"),
    ("i shut down kasse by mistake, get it running again", "docker start kasse"),
    ("images with shop in name", "docker images '*shop*'"),
    ("how much did the container crm write to its own layer", "docker inspect --size -f '{{.SizeRw}}' crm"),
)  # fmt: skip
# how a container is to be
SET = (
    ("redis, its hostname should be cache9", "docker run -h cache9 redis"),
    ("start postgres:16 but the hostname has to be pg-main", "docker run -h pg-main postgres:16"),
    ("nginx whose hostname inside must be edge1", "docker run -h edge1 nginx"),
    ("compose down, services i threw out of the file too", "docker compose down --remove-orphans"),
    ("compose down, volumes may vanish too", "docker compose down -v"),
    ("compose down and the data may go too", "docker compose down -v"),
    ("take compose down, the volumes can go too", "docker compose down -v"),
    ("get rid of container old-web even if it still runs", "docker rm -f old-web"),
    ("get rid of pg even when it is running", "docker rm -f pg"),
    ("delete kasse even though it is running", "docker rm -f kasse"),
    ("build it from zero as shop:2", "docker build --no-cache -t shop:2 ."),
    ("build the image web anew from zero", "docker build --no-cache -t web ."),
    ("httpd's port 80 on any free port", 'docker run -p 0:80 httpd'),
    ("put grafana/grafana's port 3000 on a random host port", 'docker run -p 0:3000 grafana/grafana'),
    ("open port 53 of adguard/adguardhome for tcp and udp",
     "docker run -p 53:53/tcp -p 53:53/udp adguard/adguardhome"),
    ("port 5060 of my/sip:2 with both udp and tcp", "docker run -p 5060:5060/tcp -p 5060:5060/udp my/sip:2"),
    ("when i start shop-api the name db.local should point to my host",
     "docker run --add-host db.local:host-gateway shop-api"),
    ("when we run crm:3 the hostname auth.test has to resolve to the docker host",
     "docker run --add-host auth.test:host-gateway crm:3"),
    ("the image my/tool exits at once. let me have bash as entrypoint to look around",
     "docker run --entrypoint bash -it my/tool"),
    ("image shop:4 ends immediately, i want to use sh as the entrypoint", "docker run --entrypoint sh -it shop:4"),
    ("start nginx attached to network shopnet", "docker run --network shopnet nginx"),
    ("run kasse:2 in the background, attached to the network lan", "docker run -d --network lan kasse:2"),
    ("run redis attached to network back with the name cache", "docker run --network back --name cache redis"),
    ("a docker-in-docker container called builder", "docker run --name builder --privileged docker:dind"),
    ("start docker in docker daemon in the background named dd", "docker run -d --name dd --privileged docker:dind"),
    ('show me images with web in their name', "docker images '*web*'"),
    ('images having kasse in the name', "docker images '*kasse*'"),
    ('containers whose names begin with job-', "docker ps -f 'name=^job-'"),
    ('list all containers with a name beginning with ci', "docker ps -a -f 'name=^ci'"),
    ("stop all containers whose name starts with ci", "docker stop $(docker ps -q -f name=^ci)"),
    ("build just as far as the stage builder", "docker build --target builder ."),
    ("new context lab that talks to tcp://10.1.1.4:2376",
     "docker context create lab --docker host=tcp://10.1.1.4:2376"),
    ("create a context named ci which speaks to ssh://root@ci.local",
     "docker context create ci --docker host=ssh://root@ci.local"),
    ("the dockerfile lies in build/, context is the current folder, name it web:1",
     "docker build -f build/Dockerfile -t web:1 ."),
    ("make a pg_dump of shopdb as admin in container pg and save it as dump.sql",
     "docker exec pg pg_dump -U admin shopdb > dump.sql"),
    ("run it with compose and stop everything once e2e finishes, give back its exit code",
     "docker compose up --exit-code-from e2e"),
    ("compose: stop all when service smoke is done and return its exit status",
     "docker compose up --exit-code-from smoke"),
    ("containers in network brigde", "docker ps -f network=bridge"),
    ("logs of pay", "docker logs pay"),
    ("build without cache and with fresh base images, tag api:2", "docker build --no-cache --pull -t api:2 ."),
    ("rebuild api without cache and pull its base image", "docker build --no-cache --pull -t api ."),
    ("build shop:2 with fresh base images and without cache", "docker build --pull --no-cache -t shop:2 ."),
)  # fmt: skip


@pytest.mark.parametrize(("said", "line"), TOLD + SET)
def test_what_is_wished_is_heard_in_what_is_told(said: str, line: str) -> None:
    found = answer(said, STORE)
    assert found.outcome == "match"
    assert right(found.suggestions[0].command, [line], STORE), found.suggestions[0].command


# what needs a question back, and what is no matter of Docker's
OTHERS = (
    ("history?", "ambiguous"),
    ("see the history", "ambiguous"),
    ("what ports?", "ambiguous"),
    ("load a tarball", "ambiguous"),
    ("stop complaining please", "none"),
    ("quit worrying", "none"),
    ("raise the swap of this computer to 4 gb", "none"),
)


@pytest.mark.parametrize(("said", "outcome"), OTHERS)
def test_what_is_no_wish_is_not_taken_for_one(said: str, outcome: str) -> None:
    assert answer(said, STORE).outcome == outcome
