"""What is told of a new container: clauses in any order, with commas, small words or nothing between them."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.plain import plain

STORE = open_store()
TOLD = (
    # the same clauses, whatever stands around them
    ("image shop, name web, port 8000, restart always, env A=b",
     "docker run --name web -p 8000:8000 --restart always -e A=b shop"),
    ("name web, port 8000, image shop", "docker run --name web -p 8000:8000 shop"),
    ("port 9001, name store, image acme/store", "docker run --name store -p 9001:9001 acme/store"),
    ("nginx name front port 8080:80 restart unless-stopped network web",
     "docker run --name front -p 8080:80 --restart unless-stopped --network web nginx"),
    ("launch jellyfin/jellyfin on the host network under the name tv",
     "docker run --network host --name tv jellyfin/jellyfin"),
    ("new container: image crm, name crm1, ports 5000:5000, env DEBUG=1, volume ./files:/files",
     "docker run --name crm1 -p 5000:5000 -e DEBUG=1 -v ./files:/files crm"),
    ("use env file live.env for image api, name api, detached", "docker run -d --name api --env-file live.env api"),
    ("mysql 8, name db, root password geheim, volume dbdata, port 3306",
     "docker run --name db -e MYSQL_ROOT_PASSWORD=geheim -v dbdata:/var/lib/mysql -p 3306:3306 mysql:8"),
    ("could you start apache (httpd 2.4) at port 8082 with ./site as document root",
     "docker run -v ./site:/usr/local/apache2/htdocs -p 8082:80 httpd:2.4"),
    # versions, ports and numbers as they are said
    ("run image payments version 3.4 detached name pay port 7000 to 7000",
     "docker run -d --name pay -p 7000:7000 payments:3.4"),
    ("docker run nginx port ninety ninety to eighty name site", "docker run --name site -p 9090:80 nginx"),
    ("image frontend, three thousand one outside eighty inside, name front",
     "docker run -p 3001:80 --name front frontend"),
    ("run ubuntu twenty four oh four interactively", "docker run -it ubuntu:24.04"),
    ("adguard/adguardhome with port 53 on tcp and udp and 3000 open",
     "docker run -p 53:53 -p 53:53/udp -p 3000:3000 adguard/adguardhome"),
    ("run ngnix with /srv/nginx/nginx.conf at /etc/nginx/nginx.conf, port 8080",
     "docker run -v /srv/nginx/nginx.conf:/etc/nginx/nginx.conf -p 8080:80 nginx"),
    # what stands around it says nothing: pauses, what it is for
    ("start redis — named cache — port 6379", "docker run --name cache -p 6379:6379 redis"),
    ("for integration tests, run redis:7 as r1 on port 6380", "docker run --name r1 -p 6380:6379 redis:7"),
    # its data in memory, where the image keeps them
    ("mysql:8 with root password pw, data directory in ram",
     "docker run --tmpfs /var/lib/mysql -e MYSQL_ROOT_PASSWORD=pw mysql:8"),
    ("start mongo named m with a tmpfs for its data", "docker run --name m --tmpfs /data/db mongo"),
    # its name, said first of all
    ("web1 from nginx on network front with ip 10.0.0.5, hostname web",
     "docker run --name web1 --network front --ip 10.0.0.5 -h web nginx"),
    ("db2 from postgres:16, password x, port 5433",
     "docker run --name db2 -e POSTGRES_PASSWORD=x -p 5433:5432 postgres:16"),
    # what it is handed
    ("run acme/conv:1 with arguments input.png and output.jpg, my ./img mounted at /data",
     "docker run -v ./img:/data acme/conv:1 input.png output.jpg"),
    ("run tool:2 with the parameters --fast, --out /out/x.txt and the volume out at /out",
     "docker run -v out:/out tool:2 --fast --out /out/x.txt"),
    ("run shop:1 with arguments -v, port 8080 and name x", "docker run -p 8080:8080 --name x shop:1 -v"),
    ("run postgres:16 as pg with the command postgres -c shared_buffers=256MB",
     "docker run --name pg postgres:16 postgres -c shared_buffers=256MB"),
    ("run mysql:8 with the argument --character-set-server=utf8mb4 and password x",
     "docker run -e MYSQL_ROOT_PASSWORD=x mysql:8 --character-set-server=utf8mb4"),
    ("redis called q on port 6380 with append only",
     "docker run --name q -p 6380:6379 redis redis-server --appendonly yes"),
    # the volumes of another
    ("run a temporary alpine with the volumes of old-db, tar /data to /backup/db.tar, /backup being my ~/bk",
     "docker run --rm --volumes-from old-db -v ~/bk:/backup alpine tar cf /backup/db.tar /data"),
    # what is only made
    ("create but don't start a container called cold from redis:7, volume coldstore for the data",
     "docker create --name cold -v coldstore:/data redis:7"),
    # what it prints
    ("run an alpine container that only prints /etc/os-release", "docker run alpine cat /etc/os-release"),
    ("run an ubuntu for arm64 that calls uname -a and vanishes",
     "docker run --platform linux/arm64 --rm ubuntu uname -a"),
    ("start busybox that just does ls /etc and is gone afterwards", "docker run --rm busybox ls /etc"),
    # how long it lives
    ("let nginx run on port 8080 named web, restarted after each boot",
     "docker run --name web --restart always -p 8080:80 nginx"),
    ("have postgres:16 run as pg with password x, coming back after every reboot",
     "docker run --name pg --restart always -e POSTGRES_PASSWORD=x postgres:16"),
    ("fedora 40 interactive, gone on exit", "docker run -it --rm fedora:40"),
    ("i want launch a debian 12 and be inside with a shell, and when I exit it must disappear",
     "docker run -it --rm debian:12 bash"),
    ("just wanna try ruby 3.3 interactively, the container can go afterwards", "docker run -it --rm ruby:3.3"),
    ("run lint image, delte container when done", "docker run --rm lint"),
    ("run the image migrate, container should not stay after", "docker run --rm migrate"),
    ("run my lint image, i dont need the container after it finishes", "docker run --rm lint"),
    ("run image web interactively, it removes itself when i exit", "docker run -it --rm web"),
    ("run image web and expose port 80 on 8085", "docker run -p 8085:80 web"),
    ("use golang 1.22 to run go test ./... in the current dir mounted at /src",
     "docker run -v $(pwd):/src -w /src golang:1.22 go test ./..."),
    ("container from image bot shall start by itself again when the server rebooted",
     "docker run --restart always bot"),
    ("run image job, retry up to 4 times if it fails", "docker run --restart on-failure:4 job"),
    ("keep a debian container called box in the background doing nothing",
     "docker run -d --name box debian sleep infinity"),
    # what it may use
    ("run my image thumbs on a mac m1, its built for amd64", "docker run --platform linux/amd64 thumbs"),
    ("selenium/standalone-edge, shm 2g, port 4444", "docker run -p 4444:4444 --shm-size 2g selenium/standalone-edge"),
    ("the image api must run with at most 300 mb memory and one cpu", "docker run -m 300m --cpus 1 api"),
    ("run container shop with 256 megs of ram, no swap", "docker run -m 256m --memory-swap 256m shop"),
    # what it runs
    ("run the date command inside a busybox container and remove it when its done", "docker run --rm busybox date"),
    ("run index.js from the current directory with node 18 mounted at /work",
     "docker run -v $(pwd):/work -w /work node:18 node index.js"),
    ("run npm ci in this folder with node 20, throw the container away after",
     "docker run --rm -v $(pwd):/app -w /app node:20 npm ci"),
    ("override the entrypoint of image crashy with bash", "docker run -it --entrypoint bash crashy"),
    ("interactive shell in image node:18-alpine, port 5173", "docker run -it -p 5173:5173 node:18-alpine sh"),
    # names and values that look misspelt stay as they are typed
    ("run mariadb with root pw toor, name marai", "docker run --name marai -e MARIADB_ROOT_PASSWORD=toor mariadb"),
    ("run conatiner from image shop:1.4 named nmae, wiht env DEBUG=1", "docker run --name nmae -e DEBUG=1 shop:1.4"),
)  # fmt: skip
NOT_TOLD = (
    "which volumes of container web are there",
    "logs-1 from container web",
    "put the running container front into network friends",
    "make container web come back after reboot",
    "open a shell as root in the jenkins container",
    "create a bridge network named backend",
    "start db and then web",
    "call oven also oven:9",
    "stop shop, name web, port 8000",
    "list image shop, name web, port 8000",
    "should i run things as root in a container?",
    "run image shop with port 8000 and paint it blue",
)


@pytest.mark.parametrize(("request_", "line"), TOLD, ids=[text for text, _ in TOLD])
def test_clauses_in_any_order(request_, line):
    got = answer(request_, STORE)
    assert right(got.suggestions[0].command, [line], STORE), got.suggestions[0].command


@pytest.mark.parametrize("request_", NOT_TOLD)
def test_is_left_as_it_is(request_):
    assert "[[" not in plain(request_, STORE)
