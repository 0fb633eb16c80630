"""How a container is to run: flags as docker writes them, values told in other orders, images with what they need."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = (
    # flags that are written out
    ("run my/tool --pull never", "docker run --pull never my/tool"),
    ("run ghost:5 linked to the front network", "docker run --network front ghost:5"),
    # a name right behind the noun, and what is not to be started yet
    ("create a container job from busybox with the command sleep 60", "docker create --name job busybox sleep 60"),
    ("create, but dont start yet, a container x1 from redis:7", "docker create --name x1 redis:7"),
    ("make a container web2 from nginx on port 8081, not started yet", "docker create --name web2 -p 8081:80 nginx"),
    ("run crm:2 and restart it on failure, 5 attempts max", "docker run --restart on-failure:5 crm:2"),
    (
        "run gitea/gitea, home in volume gitea, restart on failure max 4 times",
        "docker run -v gitea:/data --restart on-failure:4 gitea/gitea",
    ),
    (
        "add host name api.local with ip 10.1.2.3 to a debian container with a shell",
        "docker run -it --add-host api.local:10.1.2.3 debian bash",
    ),
    ("start web with --read-only and --pids-limit 50", "docker run --read-only --pids-limit 50 web"),
    ("run registry with --log-driver journald, named reg", "docker run --log-driver journald --name reg registry"),
    ("run python app.py --env prod in container web", "docker exec web python app.py --env prod"),
    # ports
    ("start image resolver and publish 5353 over udp and tcp", "docker run -p 5353:5353 -p 5353:5353/udp resolver"),
    ("run caddy and let docker pick the host port", "docker run -P caddy"),
    ("forward 1514/udp of the host to 514 in image rsyslog", "docker run -p 1514:514/udp rsyslog"),
    ("run api on a free port of localhost, the app listens on 3000", "docker run -p 127.0.0.1::3000 api"),
    # logs, memory, rights
    ("logs of the container should go to journald, image store", "docker run --log-driver journald store"),
    ("run worker with 3 cpus and 2.5 gb memory", "docker run --cpus 3 -m 2.5g worker"),
    ("requires SYS_PTRACE for image debugger", "docker run --cap-add SYS_PTRACE debugger"),
    ("strip all caps from image api but NET_RAW", "docker run --cap-drop ALL --cap-add NET_RAW api"),
    ("run bot with no-new-privileges", "docker run --security-opt no-new-privileges bot"),
    ("run chrome with seccomp unconfined", "docker run --security-opt seccomp=unconfined chrome"),
    ("the oom killer should never touch image ledger", "docker run --oom-kill-disable ledger"),
    ("sysctl net.ipv4.tcp_syncookies 0 for image finder", "docker run --sysctl net.ipv4.tcp_syncookies=0 finder"),
    # folders, devices, users
    ("mount conf/app.ini to /etc/app.ini read-only into a new container of image billing",
     "docker run -v ./conf/app.ini:/etc/app.ini:ro billing"),
    ("run camera with /dev/video0 inside", "docker run --device /dev/video0 camera"),
    ("start debian:12 with my home directory under /me", "docker run -v ~:/me debian:12"),
    ("run hugo with my own uid and gid", "docker run -u $(id -u):$(id -g) hugo"),
    ("run agent, group video as additional group", "docker run --group-add video agent"),
    # names and networks
    ("run crawler with 9.9.9.9 as nameserver", "docker run --dns 9.9.9.9 crawler"),
    ("run web, hostname should be shop.example.org", "docker run -h shop.example.org web"),
    ("join a new redis called cache to the network backend", "docker run --name cache --network backend redis"),
    # variables
    ('set env var TITLE to "my shop" for image web', "docker run -e TITLE='my shop' web"),
    ("run app with the env files a.env and b.env", "docker run --env-file a.env --env-file b.env app"),
    ("run mongo with user root and password pw",
     "docker run -e MONGO_INITDB_ROOT_USERNAME=root -e MONGO_INITDB_ROOT_PASSWORD=pw mongo"),
    ("mysql:8, user bob, password a1, random root password",
     "docker run -e MYSQL_USER=bob -e MYSQL_PASSWORD=a1 -e MYSQL_RANDOM_ROOT_PASSWORD=yes mysql:8"),
    ("elasticsearch:8.15.0 with 1 gb heap", "docker run -e 'ES_JAVA_OPTS=-Xms1g -Xmx1g' elasticsearch:8.15.0"),
    # images that take what they are told in ways of their own
    ("postgres 15 without password", "docker run -e POSTGRES_HOST_AUTH_METHOD=trust postgres:15"),
    ("use schema.sql as init script for mysql 8, root password a",
     "docker run -e MYSQL_ROOT_PASSWORD=a -v ./schema.sql:/docker-entrypoint-initdb.d/schema.sql mysql:8"),
    ("run postgres:13 with shared_buffers 256MB", "docker run postgres:13 -c shared_buffers=256MB"),
    ("start mariadb with charset utf8mb4", "docker run mariadb --character-set-server=utf8mb4"),
    ("start mariadb with collation utf8mb4_bin", "docker run mariadb --collation-server=utf8mb4_bin"),
    ("run postgres:16 with password x and at most 50 connections",
     "docker run -e POSTGRES_PASSWORD=x postgres:16 -c max_connections=50"),
    ("on an intel laptop start the arm64 alpine that runs uname -m",
     "docker run --platform linux/arm64 alpine uname -m"),
    ("neo4j on 7474 with login neo4j/secret99", "docker run -e NEO4J_AUTH=neo4j/secret99 -p 7474:7474 neo4j"),
    ("run ghost on 2368 in production mode", "docker run -e NODE_ENV=production -p 2368:2368 ghost"),
    ("start nats on 4222 with jetstream enabled", "docker run -p 4222:4222 nats -js"),
    ("run web with a health check that curls localhost:80/ok every 1m, start period 30s",
     "docker run --health-cmd 'curl -f http://localhost:80/ok || exit 1' --health-start-period 30s"
     " --health-interval 1m web"),
    ("labels on image crm: env=test and owner=bob", "docker run -l env=test -l owner=bob crm"),
    ("run image gate, connected to two networks inner and outer", "docker run --network inner --network outer gate"),
    ("memory of api and swap to 1g", "docker update -m 1g --memory-swap 1g api"),
    ("billing should not start again by itself", "docker update --restart no billing"),
    # what is run
    ("start redis 7 with password s3cr3t", "docker run redis:7 redis-server --requirepass s3cr3t"),
    ("tomcat 9 on 8888", "docker run -p 8888:8080 tomcat:9"),
    ("ignore the entrypoint of image etl and just run cat /etc/passwd", "docker run --entrypoint cat etl /etc/passwd"),
    (
        "how do i install nano inside shop-web",
        "docker exec shop-web sh -c 'apt-get update && apt-get install -y nano'",
    ),
    ("add curl to the running container api", "docker exec api sh -c 'apt-get update && apt-get install -y curl'"),
    ("give me a ruby 3.3 console", "docker run -it ruby:3.3"),
    ("node 20 interpreter, throw it away afterwards", "docker run -it --rm node:20"),
    ("open a shell in debian as user 33", "docker run -it -u 33 debian bash"),
    ("reach db.lan with psql 15 as user joe, database crm, via docker",
     "docker run -it --rm postgres:15 psql -h db.lan -U joe crm"),
    # in containers that run
    ("kick off sync.sh inside backup in the background", "docker exec -d backup sync.sh"),
    ("what php version does container shop have", "docker exec shop php --version"),
    ("count the files in /tmp of container web", "docker exec web ls /tmp | wc -l"),
    ("in container app, run php artisan queue:work in folder /srv", "docker exec -w /srv app php artisan queue:work"),
    # engines elsewhere
    ("make a context lab for the server 10.0.0.9 over ssh, user ops",
     "docker context create lab --docker host=ssh://ops@10.0.0.9"),
    ("context vps via ssh, login admin, host vps.example.com port 2200",
     "docker context create vps --docker host=ssh://admin@vps.example.com:2200"),
    ("show the images on server nas over ssh as root", "docker -H ssh://root@nas images"),
    ("take me back to my local docker", "docker context use default"),
    ("switch to my remote docker host prod", "docker context use prod"),
    ("point docker at the server build1", "docker context use build1"),
    ("images in context lab", "docker --context lab images"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "command"), SAID)
def test_what_is_said_of_running(text, command):
    got = answer(text, STORE)
    assert got.outcome == "match"
    assert right(got.suggestions[0].command, [command], STORE), got.suggestions[0].command


def test_a_question_names_a_flag():
    got = answer("was tmpjob started with --rm?", STORE)
    assert all(s.risk == "read" for s in got.suggestions)


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        (
            "run postgres with password hunter2 and volume pgdata",
            "docker run -v pgdata:/var/lib/postgresql -e POSTGRES_PASSWORD=hunter2 postgres",
        ),
        (
            "run mysql with the root password secret and volume dbdata",
            "docker run -v dbdata:/var/lib/mysql -e MYSQL_ROOT_PASSWORD=secret mysql",
        ),
        ("run httpd as apache, 8081 on my side and 80 inside", "docker run -p 8081:80 --name apache httpd"),
        ("create but don't start an nginx container called proxy", "docker create --name proxy nginx"),
        ("nginx detached with 3 log files, name logged", "docker run --log-opt max-file=3 --name logged -d nginx"),
        ("create a volume called ram", "docker volume create ram"),
        (
            "make php 8.3 run index.php from the current folder and remove it then",
            "docker run --rm -v $(pwd):/app -w /app php:8.3 php index.php",
        ),
        ("start game-server:beta, random host port for 7777", "docker run -p 7777 game-server:beta"),
        (
            "mail is the name, axllent/mailpit the image, port 8025",
            "docker run -p 8025:8025 --name mail axllent/mailpit",
        ),
        (
            "start mysql 5.7 without root password (allow empty), on port 3307",
            "docker run -e MYSQL_ALLOW_EMPTY_PASSWORD=yes -p 3307:3306 mysql:5.7",
        ),
        (
            "run python /src/app.py in python:3.12, mount this directory at /src",
            "docker run -v $(pwd):/src python:3.12 python /src/app.py",
        ),
        ("run alpine, print the date, gone afterwards", "docker run --rm alpine date"),
        ("run it without network: image scanner", "docker run --network none scanner"),
        ("remove these two images: web:old web:older", "docker rmi web:old web:older"),
        (
            "mongo on port 27017, named mongo1, user admin, password 1234, in network backend",
            "docker run -p 27017:27017 -e MONGO_INITDB_ROOT_PASSWORD=1234 -e MONGO_INITDB_ROOT_USERNAME=admin "
            "--name mongo1 --network backend mongo",
        ),
        ("delete all stoped containers", "docker container prune"),
        ("get the stoped container builder going and attach to it", "docker start -ai builder"),
        ("copy config.json from container app, folder /etc/app, into .", "docker cp app:/etc/app/config.json ."),
        ("container without network from alpine, just run ifconfig", "docker run --network none alpine ifconfig"),
        ("run a one time container that prints hello using alpine", "docker run alpine echo hello"),
        ("redis with volume data at /data", "docker run -v data:/data redis"),
        ("a mongodb container called mongo1, port 27018 outside", "docker run -p 27018:27017 --name mongo1 mongo"),
        ("webapp image on port 80 of my machine, it listens on 5000", "docker run -p 80:5000 webapp"),
        ("open port 80 of nginx as 8080", "docker run -p 8080:80 nginx"),
        ("publish port 5432 of postgres:17 on 5433", "docker run -p 5433:5432 postgres:17"),
        ("can you map port 3000 of grafana/grafana to port 3001", "docker run -p 3001:3000 grafana/grafana"),
        ("make port 80 of httpd reachable on localhost:8081", "docker run -p 8081:80 httpd"),
        ("map port 80 of the container to 8080", "docker run -p 8080:80 IMAGE"),
        ("rabbitmq with management ui, tag 3-management, port 5672", "docker run -p 5672:5672 rabbitmq:3-management"),
        ("get me mariadb 11 running, container maria", "docker run --name maria mariadb:11"),
        ("let image dash use the network of the host", "docker run --network host dash"),
        ("is there an update of nginx:stable? just get the newest", "docker pull nginx:stable"),
        ("don't start container db automatically anymore", "docker update --restart no db"),
        ("where do the logs of container web live on disk", "docker inspect -f '{{.LogPath}}' web"),
        ("remove the dangling images that are older than 3 days", "docker image prune --filter until=72h"),
        ("make db and cache start always after a reboot", "docker update --restart always db cache"),
        (
            "run mysql, password x1, and create the database orders",
            "docker run -e MYSQL_ROOT_PASSWORD=x1 -e MYSQL_DATABASE=orders mysql",
        ),
        ("i have image web:test, give it the extra tag web:stable", "docker tag web:test web:stable"),
        ("host port of container port 80 of web?", "docker port web 80"),
        ("my app container prints too much. show me only the newest 10 lines", "docker logs -n 10 app"),
        (
            "container crashed1 has stopped. i need the file /data/core.dmp from it in this directory",
            "docker cp crashed1:/data/core.dmp .",
        ),
        (
            "copy all data of volume old into volume new",
            "docker run --rm -v old:/from -v new:/to alpine cp -a /from/. /to/",
        ),
        ("5432 is taken so run postgres:16 on 5433 outside", "docker run -p 5433:5432 postgres:16"),
        ("launch caddy, http on 80 and https on 443", "docker run -p 80:80 -p 443:443 caddy"),
        ("spin up a busybox shell that goes away on exit", "docker run --rm -it busybox sh"),
        (
            "container pihole does not start automatically, set restart to unless-stopped",
            "docker update --restart unless-stopped pihole",
        ),
        ("re-enter box, which i exited before", "docker start -ai box"),
        ("is anything using the volume pgdata, i would like to delete it later", "docker ps -a -f volume=pgdata"),
        ("send rcon-cli say hi to container mc", "docker exec mc rcon-cli say hi"),
        ("rm containers a b and c", "docker rm a b c"),
        ("set the container chart1 to 1.5 cpus while it keeps running", "docker update --cpus 1.5 chart1"),
        ("kill the stuck container miner immediatly", "docker kill miner"),
        (
            "start gitea on 3000 and 2222 to 22, volume gitea-data on /data",
            "docker run -p 3000:3000 -p 2222:22 -v gitea-data:/data gitea/gitea",
        ),
        ("How to copy files from host to Docker container", "docker cp PATH CONTAINER:PATH"),
        (
            "what python version is in the image python:3.12-slim, ask it",
            "docker run --rm python:3.12-slim python --version",
        ),
        ("get rid of all unused images, not just dangling", "docker image prune -a"),
        ("docker cleanup unused images", "docker image prune -a"),
        ("remove unused stuff including volumes", "docker system prune --volumes"),
        ("start grafana/grafana as dash on port 3000", "docker run -p 3000:3000 --name dash grafana/grafana"),
        ("dockerfile is in ./backend, make image backend:dev from there", "docker build -t backend:dev ./backend"),
        ("container wich exited with error 137", "docker ps -f exited=137 -a"),
        (
            "my image is named web locally, i want it on docker hub under jdoe",
            "docker tag web jdoe/web && docker push jdoe/web",
        ),
        ("shwo what compose down would do without really doing it", "docker compose --dry-run down"),
        # names that look like other words, and words that look like names
        ("can you resatrt the intranet container pls", "docker restart intranet"),
        ("unpuase nightly", "docker unpause nightly"),
        ("what did payroll log in the last 15 minutes", "docker logs --since 15m payroll"),
        ("look for the word error in the logs of erp", "docker logs erp 2>&1 | grep error"),
        ("stop all the containers at once before the server reboot", "docker stop $(docker ps -q)"),
        ("send a SIGHUP to proxy so nginx reloads its config", "docker kill -s SIGHUP proxy"),
        ("test the nginx config inside the container proxy", "docker exec proxy nginx -t"),
        ("whats the date in the container cron-1", "docker exec cron-1 date"),
        ("container app keeps restarting, how many times has it?", "docker inspect -f '{{.RestartCount}}' app"),
        ("what uses the image debian:11? i'd like to delete it later", "docker ps -a -f ancestor=debian:11"),
        ("connect to the redis cli in container cache", "docker exec -it cache redis-cli"),
        ("a root shell in container app, bash isn't there so use sh", "docker exec -u root -it app sh"),
        ("unless-stopped restart policy for all three: a1 a2 a3", "docker update --restart unless-stopped a1 a2 a3"),
        ("run busybox in network backend and ping db from there", "docker run --network backend busybox ping db"),
        ("how do I enter the redis cli of container cache", "docker exec -it cache redis-cli"),
        ("save disk: kill off the build cache", "docker builder prune"),
        ("why cant i remove image node:18, who is still using it?", "docker ps -a -f ancestor=node:18"),
        ("get into alpine container tiny", "docker exec -it tiny sh"),
        (
            "in container api run python manage.py migrate with DEBUG=0 set",
            "docker exec -e DEBUG=0 api python manage.py migrate",
        ),
        (
            "shut down the compose project in infra/compose.yml with volumes and leftover containers",
            "docker compose -f infra/compose.yml down -v --remove-orphans",
        ),
    ],
)
def test_told_in_pieces(request_, line):
    assert right(answer(request_, STORE).suggestions[0].command, [line], STORE)


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        (
            "run nginx logging to syslog at tcp://10.0.0.5:514",
            "docker run --log-driver syslog --log-opt syslog-address=tcp://10.0.0.5:514 nginx",
        ),
        (
            "start shop/api, it logs to fluentd at fluent.lan:24224",
            "docker run --log-driver fluentd --log-opt fluentd-address=fluent.lan:24224 shop/api",
        ),
        ("run mvn verify here with maven 3", "docker run -v $(pwd):/app -w /app maven:3 mvn verify"),
        ("use node 20 to run npm ci in this folder", "docker run -v $(pwd):/app -w /app node:20 npm ci"),
        ("use alpine to ping 8.8.8.8 five times", "docker run alpine ping -c 5 8.8.8.8"),
        ("from alpine on network lab ping api four times", "docker run --network lab alpine ping -c 4 api"),
        ("events of today, only containers dying", "docker events --since 24h -f event=die -f type=container"),
        ("system prune on the build server, only what is older than 3 days", "docker system prune --filter until=72h"),
        ("do a system prune with all unused images", "docker system prune -a"),
        ("since when is billing running?", "docker inspect -f '{{.State.StartedAt}}' billing"),
        ("will web be auto-removed when it ends?", "docker inspect -f '{{.HostConfig.AutoRemove}}' web"),
    ],
)
def test_told_with_all_its_values(request_, line):
    assert right(answer(request_, STORE).suggestions[0].command, [line], STORE)


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        # which image is meant, where what it is has an image of that name
        ("start a postgres from bitnami/postgresql on 5432", "docker run -p 5432:5432 bitnami/postgresql"),
        ("run a grafana from grafana/grafana-oss on 3000", "docker run -p 3000:3000 grafana/grafana-oss"),
        ("start a jupyter notebook on 8888", "docker run -p 8888:8888 quay.io/jupyter/base-notebook"),
        # capabilities and no others
        (
            "container with SYS_TIME but nothing else, image alpine",
            "docker run --cap-drop ALL --cap-add SYS_TIME alpine",
        ),
        (
            "run nginx with NET_BIND_SERVICE and no others",
            "docker run --cap-drop ALL --cap-add NET_BIND_SERVICE nginx",
        ),
        (
            "start nginx with only the capabilities NET_ADMIN and NET_RAW",
            "docker run --cap-drop ALL --cap-add NET_ADMIN --cap-add NET_RAW nginx",
        ),
        ("run nginx with SYS_TIME and no more than 2 cpus", "docker run --cap-add SYS_TIME --cpus 2 nginx"),
        # a container that has its name before its image
        (
            "give the container trainer 2 gpus, image tensorflow/tensorflow",
            "docker run --name trainer --gpus 2 tensorflow/tensorflow",
        ),
        (
            "let container db have a volume pgdata, image postgres:16",
            "docker run --name db -v pgdata:/var/lib/postgresql/data postgres:16",
        ),
        ("give the container two cpus, image shop", "docker run --cpus 2 shop"),
        ("give the container web 2 gb of memory", "docker update -m 2g web"),
        # what works on the folder that one is in
        (
            "I don't have maven, can i run mvn package in this folder with maven 3",
            "docker run -v $(pwd):/app -w /app maven:3 mvn package",
        ),
        ("run npm ci here with node 20", "docker run -v $(pwd):/app -w /app node:20 npm ci"),
        ("run nginx here with port 8080", "docker run -p 8080:80 nginx"),
        # what it is to be, told in other orders
        ("leave an nginx running on 8080", "docker run -d -p 8080:80 nginx"),
        ("print hi with echo in an alpine container and remove it", "docker run --rm alpine echo hi"),
        ("how do i run debian and type commands in it", "docker run -it debian"),
        ("run image legacy:1 on my m2, it only exists for amd64", "docker run --platform linux/amd64 legacy:1"),
        ("how set env FOO=1 for new nginx container", "docker run -e FOO=1 nginx"),
        (
            "pull acme/web:2, remove the container web and run it again on 80",
            "docker pull acme/web:2 && docker rm -f web && docker run -d -p 80:80 --name web acme/web:2",
        ),
        ("remove the container web and start it again", "docker rm web && docker run -d --name web IMAGE"),
        # what somebody said
        ("i heard that nginx:alpine should work fine, so how do i start it?", "docker run nginx:alpine"),
        # who writes the logs
        (
            "run nginx with json-file driver, max 10m and 3 files",
            "docker run --log-driver json-file --log-opt max-size=10m --log-opt max-file=3 nginx",
        ),
        (
            "limit the logs of redis to 5m and 2 files with the local driver",
            "docker run --log-opt max-size=5m --log-opt max-file=2 --log-driver local redis",
        ),
        ("create a volume data with the local driver", "docker volume create -d local data"),
        # what is played or shown, and what is read only
        (
            "plexinc/pms-docker on 32400, movies from /srv/movies read-only, restart always",
            "docker run -v /srv/movies:/movies:ro --restart always -p 32400:32400 plexinc/pms-docker",
        ),
        (
            "run komga on 25600, comics from /nas/comics (read only)",
            "docker run -v /nas/comics:/comics:ro -p 25600:25600 komga",
        ),
        ("run acme/app read only on 8080", "docker run -p 8080:8080 --read-only acme/app"),
        # whose program it is
        ("run whoami in debian, not as root but as uid 1002", "docker run -u 1002 debian whoami"),
        ("go into web as uid 0", "docker exec -u 0 -it web bash"),
    ],
)
def test_what_a_new_container_is_told_to_have(request_, line):
    assert right(answer(request_, STORE).suggestions[0].command, [line], STORE)


def test_a_folder_that_is_to_be_read_only_makes_no_container_so():
    first = answer("grafana/grafana on 3000, config from ./grafana.ini read only", STORE).suggestions[0]
    assert first.score < 0.7


@pytest.mark.parametrize("request_", ["what would a system prune with volumes remove", "how do containers share data"])
def test_what_only_asks_runs_nothing(request_):
    got = answer(request_, STORE)
    assert got.outcome == "concept" or all(it.risk == "read" for it in got.suggestions)
