"""What those say who follow a course with Docker on their own machine."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()

SAID = (
    # an image here, or elsewhere
    ("how can i get the postgres 15 image on my pc without running it", "docker pull postgres:15"),
    ("i want the redis 7 image here but nothing should start", "docker pull redis:7"),
    ("have the python 3.11 image ready locally but do not run it", "docker pull python:3.11"),
    ("i would like to have an image of mariadb 10.6 on my computer", "docker pull mariadb:10.6"),
    ("get shop:2 into localhost:5000", "docker tag shop:2 localhost:5000/shop:2 && docker push localhost:5000/shop:2"),
    ("i want todo:1.0 in 10.0.0.7:5000",
     "docker tag todo:1.0 10.0.0.7:5000/todo:1.0 && docker push 10.0.0.7:5000/todo:1.0"),
    ("run nginx:1.25 at localhost:8080", "docker run -p 8080:80 nginx:1.25"),
    # a container told clause by clause
    ("postgres 15 with password 12345 on port 5433 of my laptop",
     "docker run -p 5433:5432 -e POSTGRES_PASSWORD=12345 postgres:15"),
    ("mariadb:11 with root password 9999 on 3310 of my machine",
     "docker run -p 3310:3306 -e MARIADB_ROOT_PASSWORD=9999 mariadb:11"),
    ("please start postgres:16 with the password 54321, it goes to 5499 on the outside",
     "docker run -p 5499:5432 -e POSTGRES_PASSWORD=54321 postgres:16"),
    ("the container should believe it's in the Paris timezone: debian with TZ=Europe/Paris and run date",
     "docker run -e TZ=Europe/Paris debian date"),
    ("run app.js with node:20 without installing node; mount the current folder at /work and work from there",
     "docker run -v $(pwd):/work -w /work node:20 node app.js"),
    ("run hello.py using python:3.12 without installing python",
     "docker run -v $(pwd):/app -w /app python:3.12 python hello.py"),
    ("start nginx inside mynet and open 8081 for me", "docker run --network mynet -p 8081:80 nginx"),
    ("run redis:7 inside appnet as cache", "docker run --network appnet --name cache redis:7"),
    ("start todo:1.0 inside classnet and open 3000 for me", "docker run --network classnet -p 3000:3000 todo:1.0"),
    ("put nginx on labnet, but the others should find it there as web",
     "docker run --network labnet --network-alias web nginx"),
    ("put postgres:15 on backend where others can find it as db",
     "docker run --network backend --network-alias db postgres:15"),
    ("nginx should use my laptop's network directly, no port mapping", "docker run --network host nginx"),
    ("run nginx directly on the network of my computer", "docker run --network host nginx"),
    ("start nginx so that it comes back after a reboot, but not if i stopped it",
     "docker run --restart unless-stopped nginx"),
    # what comes back
    ("db must come back by itself after my laptop restarts, but not if i stopped it myself. it already runs",
     "docker update --restart unless-stopped db"),
    ("the existing container api should come up again after a reboot, except when I stopped it",
     "docker update --restart unless-stopped api"),
    ("make sure that shop-db comes back after a reboot, but not if i stopped it by hand",
     "docker update --restart unless-stopped shop-db"),
    ("web1 must come up again after every reboot", "docker update --restart always web1"),
    # what lies in a volume
    ("i want to see the things stored inside volume shopdata", "docker run --rm -v shopdata:/data alpine ls -la /data"),
    ("what does volume notes contain", "docker run --rm -v notes:/data alpine ls -la /data"),
    ("inspect volume notes", "docker volume inspect notes"),
    # compose files and the file with its variables
    ("compose.test.yml on top of compose.yml, up in the background",
     "docker compose -f compose.yml -f compose.test.yml up -d"),
    ("start with compose.yml and compose.dev.yml on top", "docker compose -f compose.yml -f compose.dev.yml up"),
    ("compose up with .env.prod instead of the normal one", "docker compose --env-file .env.prod up"),
    ("start compose with other.yml instead of the normal compose.yml", "docker compose -f other.yml up"),
    # a day and its date
    ("logs of job2 from yesterday, 2024-05-10T08:00 to 2024-05-10T09:00",
     "docker logs --since 2024-05-10T08:00 --until 2024-05-10T09:00 job2"),
    ("logs of db since yesterday evening 2024-05-10T20:00", "docker logs --since 2024-05-10T20:00 db"),
    ("logs of web since yesterday", "docker logs --since 24h web"),
    # asked, and told how
    ("is the config of nginx right in proxy? run nginx -t in there", "docker exec proxy nginx -t"),
    ("is the disk full inside db? do df -h there", "docker exec db df -h"),
    # what is done with, and what goes in spite of something
    ("remove every container on this pc, whether running or not, i am finished with the course",
     "docker rm -f $(docker ps -aq)"),
    ("delete every container on my laptop, running or stopped, we are done with chapter 3",
     "docker rm -f $(docker ps -aq)"),
    ("the image shop:1 cannot be removed since a stopped container has it, remove it nevertheless",
     "docker rmi -f shop:1"),
    ("i can't delete nginx:1.24 as a stopped container has it, delete it all the same", "docker rmi -f nginx:1.24"),
    # what was stopped wakes up, what runs goes, both go
    ("cache is stopped since monday, bring it back up", "docker start cache"),
    ("box was turned off last week, turn it on again", "docker start box"),
    ("db is still running, i want it gone for good", "docker rm -f db"),
    ("cache still runs but it must go completely", "docker rm -f cache"),
    ("python:3.8 and debian can both go", "docker rmi python:3.8 debian"),
    ("the volumes data1 and data2 can both go", "docker volume rm data1 data2"),
    ("web1 and web2 containers can both go", "docker rm web1 web2"),
    # what the name has in it
    ("containers with school in the name", "docker ps -f name=school"),
    ("containers whose name has lesson in it, also the ones that are stopped", "docker ps -a -f name=lesson"),
    ("containers with shop in the name, the stopped ones too", "docker ps -a -f name=shop"),
    ("containers with lab in their name, including the stopped ones", "docker ps -a -f name=lab"),
    # networks joined and left
    ("let web join net1", "docker network connect net1 web"),
    ("cache should join labnet while running", "docker network connect labnet cache"),
    ("let shop into mynet while it is running", "docker network connect mynet shop"),
    ("let db leave classnet while it is running", "docker network disconnect classnet db"),
    ("connect db to classnet", "docker network connect classnet db"),
    # images out of their file, a swarm of one, tasks
    ("and on the new pc get the images back from backup.tar", "docker load -i backup.tar"),
    ("bring the images in stuff.tar.gz back", "docker load -i stuff.tar.gz"),
    ("make this pc a swarm of one, my address is 10.0.0.5", "docker swarm init --advertise-addr 10.0.0.5"),
    ("where does every replica of web sit", "docker service ps web"),
    ("on which nodes are the tasks of shop", "docker service ps shop"),
    # what would be done
    ("show only what compose up would do, don't do it", "docker compose --dry-run up"),
    ("let me see what compose up -d would start but dont start it", "docker compose --dry-run up -d"),
    ("what would compose down delete? just tell me", "docker compose --dry-run down"),
    # who only looks
    ("who is restarting all the time? no stopping, i only want to know", "docker ps -f status=restarting"),
    ("unhealthy containers, show only, no stopping", "docker ps -f health=unhealthy"),
    ("who exited with an error? don't remove, just show",
     "docker ps -a -f status=exited | grep -v 'Exited (0)'"),
    ("show containers that are created or dead", "docker ps -a -f status=created -f status=dead"),
    ("dead or restarting ones please show", "docker ps -a -f status=dead -f status=restarting"),
    ("show exited and created ones, no removing", "docker ps -a -f status=exited -f status=created"),
    ("list dead containers", "docker ps -a -f status=exited"),
    ("which containers are running? do not stop the db", "docker ps"),
    # other words for these
    ("i just want to have ubuntu:24.04 on my disk", "docker pull ubuntu:24.04"),
    ("get web1 out of the way even if it runs", "docker rm -f web1"),
    ("throw away box while it is running", "docker rm -f box"),
    ("kill and remove api in one go", "docker rm -f api"),
    ("stop shop and then it can go", "docker stop shop && docker rm shop"),
    ("stop shop and then it can go on", "docker stop shop"),
    ("is there anything in volume cache1", "docker run --rm -v cache1:/data alpine ls -la /data"),
    ("mysql 8 reachable on 3308, root password should be 1111",
     "docker run -p 3308:3306 -e MYSQL_ROOT_PASSWORD=1111 mysql:8"),
    ("i want mariadb on port 3320 of this computer with 5555 as root password",
     "docker run -p 3320:3306 -e MARIADB_ROOT_PASSWORD=5555 mariadb"),
    ("mongo 7 on 27020, the data goes into volume mdb, name it store",
     "docker run -p 27020:27017 -v mdb:/data/db --name store mongo:7"),
    ("run alpine with TZ=America/New_York and date", "docker run -e TZ=America/New_York alpine date"),
    ("nginx in classnet, no ports open", "docker run --network classnet nginx"),
    ("nginx without its own network, use that of the host", "docker run --network host nginx"),
    ("attach the running db to classnet", "docker network connect classnet db"),
    ("give db the extra name database on classnet", "docker network connect --alias database classnet db"),
    ("i have images.tar from a colleague, get the image in", "docker load -i images.tar"),
    ("take compose.yml plus compose.debug.yml and start", "docker compose -f compose.yml -f compose.debug.yml up"),
    ("only check what compose restart would do", "docker compose --dry-run restart"),
    ("would compose up recreate my containers? only tell me", "docker compose --dry-run up"),
    ("is there internet in box? ping -c 1 example.com there", "docker exec box ping -c 1 example.com"),
    ("all containers away, also running ones, the course is over", "docker rm -f $(docker ps -aq)"),
    ("end of class: remove the containers web1 and web2", "docker rm web1 web2"),
    ("we finished the workshop, show all stopped containers", "docker ps -a -f status=exited"),
    ("redis:6 is in use by an old container but i want it deleted", "docker rmi -f redis:6"),
    ("bring pinger to 5 copies", "docker service scale pinger=5"),
    ("how does another laptop join my swarm", "docker swarm join-token worker"),
    ("turn off automatic start of db", "docker update --restart no db"),
    ("web1 has stopped, kick it back to life", "docker start web1"),
    ("lab3 is exited, i want it up again", "docker start lab3"),
    ("web1 is down, i want to know why", "docker logs web1"),
    ("box is running, still i'd like to delete it", "docker rm -f box"),
    ("i want container lab4 and its anonymous volumes gone", "docker rm -v lab4"),
    ("make sure that node:22 is on my pc already, nothing else", "docker pull node:22"),
    ("containers and how much disk each takes", "docker ps -s"),
    ("only ids of containers with lab in name", "docker ps -q -f name=lab"),
    ("copy index.html into mysite where nginx serves", "docker cp index.html mysite:/usr/share/nginx/html"),
    ("which image is mysite made of", "docker inspect -f '{{.Config.Image}}' mysite"),
    ("show logs of web1, do not follow", "docker logs web1"),
    ("follow the logs of web but don't follow db", "docker logs -f web"),
    ("run nginx with no port visible", "docker run nginx"),
    ("get image todo:1.0 onto the pi via ssh pi@10.0.0.9", "docker save todo:1.0 | ssh pi@10.0.0.9 docker load"),
    ("create a network for db and web",
     "docker network create NETWORK && docker network connect NETWORK db && docker network connect NETWORK web"),
    ("web and db should reach each other by name, create a network appnet for that",
     "docker network create appnet && docker network connect appnet web && docker network connect appnet db"),
    ("my container web1 was renamed to shop, stop it", "docker stop shop"),
    ("lab2 got renamed to demo. restart it please", "docker restart demo"),
    ("box has no bash, give me sh in there", "docker exec -it box sh"),
    ("run busybox, list /etc, then be gone", "docker run --rm busybox ls /etc"),
    ("list /etc of web", "docker exec web ls /etc"),
    ("api joins backend", "docker network connect backend api"),
    ("create networks front and back", "docker network create front && docker network create back"),
)  # fmt: skip


@pytest.mark.parametrize(("said", "line"), SAID)
def test_what_is_said_in_a_course_is_understood(said: str, line: str) -> None:
    found = answer(said, STORE)
    assert found.outcome == "match"
    assert right(found.suggestions[0].command, [line], STORE), found.suggestions[0].command


HARMLESS = (
    "every container with exam in its name, no matter if it runs",
    "can old1 and old2 both go?",
    "shall web1 and web2 both go or stay",
    "they can both go",
    "redis:6 is in use by an old container but i want it kept",
    "the image shop:1 cannot be removed since a stopped container has it, leave it",
    "don't remove box while it is running",
    "should i remove box while it is running?",
    "where did all containers go away",
    "list images, do not remove the alpine",
    "i no longer need redis:6 and node:16",
)  # fmt: skip


@pytest.mark.parametrize("said", HARMLESS)
def test_what_was_not_told_to_go_stays(said: str) -> None:
    assert all(it.risk != "destroy" for it in answer(said, STORE).suggestions[:1])


IDEAS = (
    "pause and stop both halt it, so what is different",
    "kill ends it and stop ends it. what is different",
    "save and export both make a tar, so where is the difference",
    "will a prune take the data in my named volumes?",
    "does prune eat my volumes",
    "the volume data can't be removed because a container uses it, why",
)  # fmt: skip


@pytest.mark.parametrize("said", IDEAS)
def test_what_is_asked_in_a_course_is_explained(said: str) -> None:
    assert answer(said, STORE).outcome == "concept"
