"""What is said of a container that is to be started, changed or entered, each kind with names and values of its own."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    ("run ping 8.8.8.8 in busybox five times", "docker run busybox ping -c 5 8.8.8.8"),
    ("run busybox and print the hostname, then delete it", "docker run --rm busybox hostname"),
    ("start fluentd with logging turned off", "docker run --log-driver none fluentd"),
    ("start nginx without logging", "docker run --log-driver none nginx"),
    ("launch memcached, only reachable from this laptop", "docker run -p 127.0.0.1:11211:11211 memcached"),
    ("publish ports 9100 to 9105 of image collector", "docker run -p 9100-9105:9100-9105 collector"),
    ("map any free port to 8080 of image gateway", "docker run -p 8080 gateway"),
    ("run image scratch1 with an unnamed volume at /cache", "docker run -v /cache scratch1"),
    ("use sh instead of the entrypoint for image tool9", "docker run -it --entrypoint sh tool9"),
    (
        "run mariadb with user bob, password x1, root password y2",
        "docker run -e MARIADB_PASSWORD=x1 -e MARIADB_ROOT_PASSWORD=y2 -e MARIADB_USER=bob mariadb",
    ),
    (
        "run wordpress with db host mydb and password pw1",
        "docker run -e WORDPRESS_DB_PASSWORD=pw1 -e WORDPRESS_DB_HOST=mydb wordpress",
    ),
    (
        "start joomla on 8085 in network cms with database host mariadb",
        "docker run -p 8085:80 -e JOOMLA_DB_HOST=mariadb --network cms joomla",
    ),
    ("start a temporary alpine with the network of shop", "docker run --network container:shop --rm -it alpine"),
    ("run curl in the same network as shop", "docker run --network container:shop curlimages/curl"),
    ("copy the folder dist from shop to here", "docker cp shop:dist ."),
    ("copy uploads from shop", "docker cp shop:uploads ."),
    ("run image dash:2 as container d2, port 81 to 5000", "docker run -p 81:5000 --name d2 dash:2"),
    (
        "run postgres with user ann and database books",
        "docker run -e POSTGRES_DB=books -e POSTGRES_USER=ann postgres",
    ),
    ("open wordpress on 8082", "docker run -p 8082:80 wordpress"),
    ("run jenkins on port 9091", "docker run -p 9091:8080 jenkins/jenkins"),
    ("logs of jenkins", "docker logs jenkins"),
    ("run redis detached on prt 6390", "docker run -d -p 6390:6379 redis"),
    ("run php:8.2-apache on port 8099", "docker run -p 8099:80 php:8.2-apache"),
    ("start rstudio with password abc on 8787", "docker run -e PASSWORD=abc -p 8787:8787 rocker/rstudio"),
    ("what did the worker print in the last hour", "docker logs --since 1h worker"),
    ("what does /etc/resolv.conf look like in cache", "docker exec cache cat /etc/resolv.conf"),
    ("put my folder ./pages in /srv/www of the container blog", "docker cp ./pages blog:/srv/www"),
    ("copy nginx.conf out of proxy's /etc/nginx here", "docker cp proxy:/etc/nginx/nginx.conf ."),
    ("run nextcloud with mysql host mysql", "docker run -e MYSQL_HOST=mysql nextcloud"),
    ("let the container see every gpu, image nvidia/cuda", "docker run --gpus all nvidia/cuda"),
    ("a container from image crunch:3 must use at most 2 cpus, name it c3", "docker run --name c3 --cpus 2 crunch:3"),
    ("inside crm, workdir /opt, python manage.py migrate", "docker exec -w /opt crm python manage.py migrate"),
    ("in db1 run psql as user reader", "docker exec -it db1 psql -U reader"),
    ("open ruby 3.3 repl", "docker run -it --rm ruby:3.3"),
    ("i need a database to play with", "docker run -e POSTGRES_PASSWORD=PASSWORD postgres"),
    (
        "bigger /dev/shm for the browser, 1 gb, image zenika/alpine-chrome",
        "docker run --shm-size 1g zenika/alpine-chrome",
    ),
    ("run alpine with additional group audio", "docker run --group-add audio alpine"),
    ("keep stdin open on image feeder", "docker run -i feeder"),
    ("run image tool with the arguments --fast --level 3", "docker run tool --fast --level 3"),
    ("run curl image against http://api:9000/ping", "docker run curlimages/curl http://api:9000/ping"),
    (
        "redis on network lan should also answer to the name cache1",
        "docker run --network-alias cache1 --network lan redis",
    ),
    ("how do i pass an environment variable to a container at start", "docker run -e NAME=VALUE IMAGE"),
    ("how can i run a container as another user", "docker run -u USER IMAGE"),
    ("billing keeps restarting after every boot, i don't want that", "docker update --restart no billing"),
    (
        "run app:2 with the docker socket read only",
        "docker run -v /var/run/docker.sock:/var/run/docker.sock:ro app:2",
    ),
    (
        "interactive sh in debian trixie with my home folder mounted at /mnt",
        "docker run -v ~:/mnt -it debian:trixie sh",
    ),
    ("run mac-bound with mac address 0a:1b:2c:3d:4e:5f", "docker run --mac-address 0a:1b:2c:3d:4e:5f mac-bound"),
    ("write its id to run.cid, image sleeper, detached", "docker run --cidfile run.cid -d sleeper"),
    ("restart mailer at most 4 times when it crashes", "docker update --restart on-failure:4 mailer"),
    ("reserve 128m softly but hard limit 256m, image squeeze", "docker run --memory-reservation 128m -m 256m squeeze"),
    (
        "two volumes: films at /films and conf1 at /conf, image plex/x, port 32400",
        "docker run -p 32400:32400 -v films:/films -v conf1:/conf plex/x",
    ),
    ("print kernel version from inside a fedora container", "docker run --rm fedora uname -r"),
    ("raise box7 to 3 cpus and 2gigs", "docker update --cpus 3 -m 2g box7"),
    ("launch mysql 8 detached, pasword hallo", "docker run -d -e MYSQL_ROOT_PASSWORD=hallo mysql:8"),
    (
        "set up a throwaway mysql 8.4, empty root password allowed, port 3399",
        "docker run --rm -p 3399:3306 -e MYSQL_ALLOW_EMPTY_PASSWORD=yes mysql:8.4",
    ),
    ("is ruby installed in runner1? check with ruby -v", "docker exec runner1 ruby -v"),
    ("in relay start ./pump.sh in the background", "docker exec -d relay ./pump.sh"),
    (
        "start nsd1 with the cap NET_ADMIN and everything else dropped, image nsd",
        "docker run --name nsd1 --cap-drop ALL --cap-add NET_ADMIN nsd",
    ),
    ("run image x/kv with ipv6 loopback only, port 7700", "docker run -p '[::1]:7700:7700' x/kv"),
    ("give crawl1 1 gb swap on top of 2 gb ram", "docker update -m 2g --memory-swap 3g crawl1"),
    (
        "start a container from httpd called static, host folder ./www is its htdocs",
        "docker run --name static -v ./www:/usr/local/apache2/htdocs httpd",
    ),
    ("lower pids of crawler9 to 40", "docker update --pids-limit 40 crawler9"),
    (
        "run the ansible image acme/ansible with args ansible-playbook up.yml",
        "docker run acme/ansible ansible-playbook up.yml",
    ),
    (
        "start pgadmin with mail x@y.org and pw p4ss at port 5051",
        "docker run -p 5051:80 -e PGADMIN_DEFAULT_PASSWORD=p4ss -e PGADMIN_DEFAULT_EMAIL=x@y.org dpage/pgadmin4",
    ),
    ("named volume olddata read only into a debian container at /mnt", "docker run -v olddata:/mnt:ro debian"),
    ("execute node fix.js in api2 as user node in /srv/app", "docker exec -u node -w /srv/app api2 node fix.js"),
    ("check port 5432 from inside api2 towards db2 with nc -zv db2 5432", "docker exec api2 nc -zv db2 5432"),
    ("set http_proxy to http://10.0.0.9:3128 inside image bld", "docker run -e http_proxy=http://10.0.0.9:3128 bld"),
    ("jump into kv1 and ask redis with redis-cli dbsize", "docker exec kv1 redis-cli dbsize"),
    ("from the image shop:2 start bash instead of the normal program", "docker run --entrypoint bash -it shop:2"),
    ("run x/gpu with only gpu 1 and 8 gb shared memory", "docker run --gpus device=1 --shm-size 8g x/gpu"),
    # a container that is called as nobody is
    ("kick container stubborn out of the network frontend-net", "docker network disconnect frontend-net stubborn"),
    ("put container fresh into network lab", "docker network connect lab fresh"),
    # what is denied in the English of other languages
    ("I do not want that legacy-app is restarted automatically any more", "docker update --restart no legacy-app"),
    ("we do not want web to come back after a reboot", "docker update --restart no web"),
    ("web should not start again when the server reboots", "docker update --restart no web"),
    ("i would like web to come back after a reboot", "docker update --restart always web"),
    ("I want that db is restarted always", "docker update --restart always db"),
    # a folder here called like one of docker's things, a shell that is missing, what is made before it is used
    ("fetch /var/log/nginx from web to the folder logs", "docker cp web:/var/log/nginx ./logs"),
    ("copy /etc/app.conf from api into my configs directory", "docker cp api:/etc/app.conf ./configs"),
    ("bash not found in container alp, give me another shell", "docker exec -it alp sh"),
    ("tiny has no bash, open another shell", "docker exec -it tiny sh"),
    (
        "make a volume db, then postgres with it",
        "docker volume create db && docker run -v db:/var/lib/postgresql postgres",
    ),
    ("create a network lab, then nginx in it", "docker network create lab && docker run --network lab nginx"),
    # a name behind what it is, and what is wrong with it
    ("my colleague's new container, orgchart, got frozen; unfreeze it", "docker unpause orgchart"),
    ("a container, radio, hangs; restart it", "docker restart radio"),
    ("es01 is already running and eats too much, cap its memroy at 2 gigs", "docker update -m 2g es01"),
    # what is run in it, what goes into it, what it was seen from
    ("start script /jobs/clean.sh in container cron in background", "docker exec -d cron /jobs/clean.sh"),
    ("how do i copy a file from here into a container", "docker cp PATH CONTAINER:PATH"),
    ("how to move a file from my windows folder into container", "docker cp PATH CONTAINER:PATH"),
    ("get back to console of container valheim", "docker attach valheim"),
    ("after changing nginx.conf i must restart container web and see the log", "docker restart web && docker logs web"),
]


@pytest.mark.parametrize(("text", "command"), SAID)
def test_what_is_said_of_a_container(text, command):
    got = answer(text, STORE)
    assert got.outcome == "match"
    assert right(got.suggestions[0].command, [command], STORE), got
