"""Wishes that are read as a whole, whatever the order of their parts."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("copy the data folder /data/world of mc here", "docker cp mc:/data/world ."),
        (
            "copy from stopped container lab the /app/result.txt to folder ~/Desktop",
            "docker cp lab:/app/result.txt ~/Desktop",
        ),
        ("bring server.properties into mc at /data", "docker cp server.properties mc:/data"),
        ("copy ./dist contents to web:/srv", "docker cp ./dist/. web:/srv"),
        ("put everything in ./public into container web under /var/www", "docker cp ./public/. web:/var/www"),
        ("copy file settings.json into the service api at /app", "docker compose cp settings.json api:/app"),
        ("from mc container copy /data/server.log", "docker cp mc:/data/server.log ."),
        ("save /app/data.db of worker to current folder", "docker cp worker:/app/data.db ."),
        ("save log of container app in a file app.log", "docker logs app > app.log 2>&1"),
        ("i need /data/saves from container mc on my desktop", "docker cp mc:/data/saves ~/Desktop"),
        ("in container db there is /tmp/dump.sql, bring it here", "docker cp db:/tmp/dump.sql ."),
        (
            "put cert.pem and key.pem into proxy at /etc/certs",
            "docker cp cert.pem proxy:/etc/certs && docker cp key.pem proxy:/etc/certs",
        ),
        ("copy seed.sql into the tmp folder of db", "docker cp seed.sql db:/tmp"),
        ("put logo.png in the /srv/img directory of the shop container", "docker cp logo.png shop:/srv/img"),
        ("copy the etc folder of web to ./backup", "docker cp web:/etc ./backup"),
        ("copy report.pdf from the /out folder of job to here", "docker cp job:/out/report.pdf ."),
        ("copy app.yml out of the etc directory of relay", "docker cp relay:/etc/app.yml ."),
        (
            "copy /data/x.csv from container a1 into container b1 under /in",
            "docker cp a1:/data/x.csv . && docker cp x.csv b1:/in",
        ),
        ("can shop resolve pg", "docker exec shop getent hosts pg"),
        ("check from inside shop if it can resolve the name pg", "docker exec shop getent hosts pg"),
        ("psql into crm in container pg as user app", "docker exec -it pg psql -U app -d crm"),
        ("connect me to the redis cli of sessions", "docker exec -it sessions redis-cli"),
        ("save all tags of crm to crm.tar", "docker save -o crm.tar crm"),
        ("stop the 4 containers that were created last", "docker stop $(docker ps -q -n 4)"),
        ("restart edge with only 5 seconds graceful time", "docker restart -t 5 edge"),
        # to a registry
        (
            "make webshop ready for registry.schule.de and send it there",
            "docker tag webshop registry.schule.de/webshop && docker push registry.schule.de/webshop",
        ),
        (
            "build image crm and push it to registry.firma.de:5000",
            "docker build -t registry.firma.de:5000/crm . && docker push registry.firma.de:5000/crm",
        ),
        # what is in a volume
        ("what is in the volume uploads", "docker run -v uploads:/data --rm alpine ls -la /data"),
        ("which files does volume media hold", "docker run --rm -v media:/data alpine ls -la /data"),
        ("is there a file a.sql in volume backup", "docker run --rm -v backup:/data alpine ls -la /data/a.sql"),
        ("cat settings.ini in the volume cfg", "docker run --rm -v cfg:/data alpine cat /data/settings.ini"),
        ("where are the files of volume fotos on disk", "docker volume inspect -f '{{.Mountpoint}}' fotos"),
        # databases
        (
            "dump from mysql database shop out of container db to shop.sql, user root pw geheim",
            "docker exec db mysqldump -u root -pgeheim shop > shop.sql",
        ),
        (
            "make a dump of database shop in postgres container pg into shop.sql",
            "docker exec pg pg_dump -U postgres shop > shop.sql",
        ),
        (
            "restore dump.sql into the postgres database shop in container db",
            "docker exec -i db psql -U postgres shop < dump.sql",
        ),
        (
            "import members.sql into database club in container clubdb, user root pw secret",
            "docker exec -i clubdb mysql -u root -psecret club < members.sql",
        ),
        (
            "dump database exam from container db to exam.sql, root password is pear",
            "docker exec db mysqldump -u root -ppear exam > exam.sql",
        ),
        (
            "load users.sql into the db users in container sqlbox, root/plum",
            "docker exec -i sqlbox mysql -u root -pplum users < users.sql",
        ),
        (
            "copy the sql dump old.sql into the database test of container pg2, user postgres",
            "docker exec -i pg2 psql -U postgres test < old.sql",
        ),
        (
            "export the database stock from container sdb to stock.sql, the user is root and the password is lemon",
            "docker exec sdb mysqldump -u root -plemon stock > stock.sql",
        ),
        (
            "feed seed.sql to the db container, database shop, root password secret",
            "docker exec -i db mysql -u root -psecret shop < seed.sql",
        ),
        # scripts
        ("run npm run build in this folder", "docker run --rm -v $(pwd):/app -w /app node npm run build"),
        (
            "run composer update in the current directory, i have no php on this laptop",
            "docker run --rm -v $(pwd):/app -w /app composer update",
        ),
        (
            "run x.py from this folder with python image, i have no python installed",
            "docker run -v $(pwd):/app -w /app python python x.py",
        ),
        ("run main.go in this folder", 'docker run --rm -v "$(pwd)":/app -w /app golang go run main.go'),
        # commands that are sent to a container, or asked the answer of
        ("send command 'rcon-cli list' to mc", "docker exec mc rcon-cli list"),
        ("what does python --version say in container lab", "docker exec lab python --version"),
        # a page fetched with a program inside a container, which no image is pulled for
        ("fetch the page http://shop from store with wget", "docker exec store wget -qO- http://shop"),
        ("wget http://shop inside store", "docker exec store wget -qO- http://shop"),
        ("use curl in web to get http://db", "docker exec web curl http://db"),
        ("get http://db:80 from inside web with curl -v", "docker exec web curl -v http://db:80"),
        ("fetch http://shop with wget", "docker exec CONTAINER wget -qO- http://shop"),
        # containers that are put on a network
        ("put shop and store on it", "docker network connect NETWORK shop && docker network connect NETWORK store"),
        ("put web and db in backnet", "docker network connect backnet web && docker network connect backnet db"),
        # a file that lies somewhere
        ("bring that hello.txt file over here", "docker cp CONTAINER:hello.txt ."),
        ("get me /srv/hello.txt here", "docker cp CONTAINER:/srv/hello.txt ."),
        # a bare system that keeps running
        ("run busybox named keeper which keeps running", "docker run --name keeper -d busybox sleep infinity"),
        ("run alpine and keep it running", "docker run -d alpine sleep infinity"),
        (
            "start a container called keeper from busybox that keeps running in the background and puts its /data "
            "folder on that volume",
            "docker run -v VOLUME:/data --name keeper -d busybox sleep infinity",
        ),
        ("run nginx named web that keeps running", "docker run --name web --restart always nginx"),
        # a verb that is the name of a container
        (
            "run busybox in background as store with the volume data at /data",
            "docker run -d --name store -v data:/data busybox",
        ),
        ("run nginx in the background as load", "docker run -d --name load nginx"),
        (
            "whats the ip adress of shop",
            "docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' shop",
        ),
        # what became of a thing
        ("webshop:old is still there or did somebody delete that image?", "docker images webshop:old"),
        ("did somebody remove the volume pgdata", "docker volume ls -f name=pgdata"),
        ("has someone deleted network lan?", "docker network ls -f name=lan"),
        ("before i remove network lan, is somebody inside?", "docker network inspect lan"),
        ("does any container still use image shop:1, i plan to delete it", "docker ps -a -f ancestor=shop:1"),
        (
            "was a volume removed since yesterday? i lost data",
            "docker events --since 24h --until 0s -f type=volume -f event=destroy",
        ),
    ],
)
def test_whole(text: str, command: str) -> None:
    assert answer(text, STORE).suggestions[0].command == command


@pytest.mark.parametrize(
    "text",
    [
        "copy notes.txt to usb",
        "bring milk from the shop at noon",
        "what is in the box",
        "restore my old car",
        "send 'hello' to mom",
        "before i leave, is somebody at home?",
        "did somebody take my keys",
    ],
)
def test_none(text: str) -> None:
    got = answer(text, STORE)
    assert got.outcome != "match" or got.suggestions[0].score < 0.4


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("kontainer mc: kill it & start again", "docker kill mc && docker start mc"),
        ("build bot then directly run it and remove after", "docker build -t bot . && docker run --rm bot"),
        ("stop and then remove job with its anonymous volumes", "docker stop job && docker rm -v job"),
        (
            "stop crm, delete it and start new from crm:2 with same name",
            "docker stop crm && docker rm crm && docker run --name crm -d crm:2",
        ),
        ("rename api to api2 and restart it", "docker rename api api2 && docker restart api2"),
        ("stop cache, remove cache", "docker stop cache && docker rm cache"),
        (
            "create network net1 and connect web and db to it",
            "docker network create net1 && docker network connect net1 web && docker network connect net1 db",
        ),
        (
            "make volume v1 and start postgres with it",
            "docker volume create v1 && docker run -v v1:/var/lib/postgresql postgres",
        ),
        ("remove container api and run it new with image api:2", "docker rm api && docker run --name api -d api:2"),
        ("pull a/photos and look how big it is", "docker pull a/photos && docker images a/photos"),
        ("conect mc and db both into lan", "docker network connect lan mc && docker network connect lan db"),
    ],
)
def test_one_after_another(text: str, command: str) -> None:
    assert answer(text, STORE).suggestions[0].command == command


@pytest.mark.parametrize("text", ["send ctrl+c to web", "send SIGHUP to nginx container", "stop web with SIGQUIT"])
def test_a_signal_is_not_asked_for_again(text: str) -> None:
    assert answer(text, STORE).suggestions[0].missing == ()
