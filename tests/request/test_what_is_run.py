"""What is to run, as whom, and on what data: each value goes to what it is told of, and none is read as another."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    # of a database that it uses or makes, and not of the container
    ("run wordpress on port 8000, database user bob, database name shop, network backend",
     "docker run -p 8000:80 -e WORDPRESS_DB_USER=bob -e WORDPRESS_DB_NAME=shop --network backend wordpress"),
    ("nextcloud on 8090, database host db, database name cloud, database user ncuser",
     "docker run -p 8090:80 -e MYSQL_DATABASE=cloud -e MYSQL_HOST=db -e MYSQL_USER=ncuser nextcloud"),
    ("start postgres named pg, database is called orders", "docker run -e POSTGRES_DB=orders --name pg postgres"),
    ("mariadb with root password abc which makes a database wiki, port 3308",
     "docker run -p 3308:3306 -e MARIADB_ROOT_PASSWORD=abc -e MARIADB_DATABASE=wiki mariadb"),
    ("run a postgres database named pg1 on 5433", "docker run -p 5433:5432 --name pg1 postgres"),
    ("run postgis/postgis with its data in the volume geo",
     "docker run -v geo:/var/lib/postgresql/data postgis/postgis"),
    # what its server is started as, and what is run in its place
    ("redis on 6390 named q, started as redis-server --save 60 1",
     "docker run -p 6390:6379 --name q redis redis-server --save 60 1"),
    ("postgres named pg started as postgres -c max_connections=200",
     "docker run --name pg postgres postgres -c max_connections=200"),
    ("acme/web:3 has an entrypoint that always launches the server; I want bash instead",
     "docker run -it --entrypoint bash acme/web:3"),
    ("how do I run a shell in image acme/web:1 instead of its entrypoint, which always starts gunicorn",
     "docker run -it --entrypoint sh acme/web:1"),
    ("run acme/x with entrypoint always.sh", "docker run --entrypoint always.sh acme/x"),
    # a command, told where it is told
    ("run python /app/a.py just once in python:3.12 with X=1 in the environment",
     "docker run --rm -e X=1 python:3.12 python /app/a.py"),
    ("ruby:3.3 bundle install current dir as /app", "docker run -v $(pwd):/app -w /app ruby:3.3 bundle install"),
    ("I have no latex here. from image acme/latex, with this folder as /doc, i want to run: pdflatex a.tex",
     "docker run -v $(pwd):/doc -w /doc acme/latex pdflatex a.tex"),
    ("with image pandoc/core and the current folder at /data, run pandoc a.md -o a.pdf, remove it after",
     "docker run -v $(pwd):/data --rm pandoc/core pandoc a.md -o a.pdf"),
    ("i want psql -U postgres inside pg, interactively, with PGOPTIONS=x set",
     "docker exec -it -e PGOPTIONS=x pg psql -U postgres"),
    ("exce python manage.py shell in the container blog, I need to type in it",
     "docker exec -it blog python manage.py shell"),
    ("run flask shell in the container api", "docker exec -it api flask shell"),
    ("run nginx -t in lb and then nginx -s reload", "docker exec lb sh -c 'nginx -t && nginx -s reload'"),
    ("check the apache config in the container web with apachectl configtest and, if ok, do apachectl graceful",
     "docker exec web sh -c 'apachectl configtest && apachectl graceful'"),
    ("run nginx -t in proxy and then restart it", "docker exec proxy nginx -t && docker restart proxy"),
    ("mysqldump --databases a b from maria to dump.sql", "docker exec maria mysqldump --databases a b > dump.sql"),
    # as whom
    ("run php occ files:scan --all in wolke, it has to be www-data",
     "docker exec -u www-data wolke php occ files:scan --all"),
    ("run occ upgrade in nextcloud, the user has to be www-data", "docker exec -u www-data nextcloud occ upgrade"),
    ("acme/web:2 has to run as user 33 and group 33, not as root", "docker run -u 33:33 acme/web:2"),
    ("nginx:1.27 should not run as root but as user 101", "docker run -u 101 nginx:1.27"),
    ("web should stop as it is slow", "docker stop web"),
    ("start redis:7, drop each capability apart from SETUID",
     "docker run --cap-drop ALL --cap-add SETUID redis:7"),
    # what it sees, and where it is seen
    ("my folder ~/films, a new container jelly (image jellyfin/jellyfin) must see it as /media",
     "docker run --name jelly -v ~/films:/media jellyfin/jellyfin"),
    ("my recipes in /srv/rec should show up in a caddy:2 at /usr/share/caddy, only to read, on port 8088",
     "docker run -p 8088:80 -v /srv/rec:/usr/share/caddy:ro caddy:2"),
    ("acme/render needs a fast scratch place: a tmpfs of 512 megabytes on /scratch",
     "docker run --tmpfs /scratch:size=512m acme/render"),
    ("a new container pma from phpmyadmin should join data, be known there as dbadmin too, and answer on 8081",
     "docker run -p 8081:80 --network-alias dbadmin --network data --name pma phpmyadmin"),
    ("could redis:7 run in the background with 6379 published", "docker run -d -p 6379:6379 redis:7"),
    # of a build
    ("the deps stage of this dockerfile, tag web:deps", "docker build --target deps -t web:deps ."),
    ("how do I pass the file token.txt to the build of api:1 as a secret with id token",
     "docker build --secret id=token,src=token.txt -t api:1 ."),
    ("make the image x disregarding all cached layers, dockerfile docker/X.Dockerfile",
     "docker build --no-cache -f docker/X.Dockerfile -t x ."),
    # what only looks like these
    ("mount /srv/music read only at /music in navidrome", "docker run -v /srv/music:/music:ro navidrome"),
    ("nginx:1.27 on 8080 this folder at /usr/share/nginx/html",
     "docker run -v $(pwd):/usr/share/nginx/html -p 8080:80 nginx:1.27"),
]  # fmt: skip


MORE = [
    ("exec env in api with A=1 and B=2", "docker exec -e A=1 -e B=2 api env"),
    ("run redis-cli -n 2 keys '*' in cache", "docker exec cache redis-cli -n 2 keys '*'"),
    ('exec -it web sh -c "ls | wc -l"', 'docker exec web sh -c "ls | wc -l"'),
    ('run "npm test" in home', "docker exec home npm test"),
    ('run "npm test" in the background', "docker run -d IMAGE npm test"),
    ("run mongosh shop in mongo1 with user admin", "docker exec -it mongo1 mongosh -u admin shop"),
    ("in db run psql as user postgres on database shop, interactively", "docker exec -it db psql -U postgres shop"),
    ("exec the command id in web as user 1000 in the folder /srv", "docker exec -u 1000 -w /srv web id"),
    ('run "make test" in ci in /src', "docker exec -w /src ci make test"),
    ("have golang:1.22 execute go test in the current folder",
     "docker run -v $(pwd):/app -w /app golang:1.22 go test"),
    ("run a container from python:3.12 that executes /srv/a.py, ./srv should be its /srv, gone when finished",
     "docker run -v ./srv:/srv --rm python:3.12 python /srv/a.py"),
    ("start acme/api with its entrypoint set to node and args server.js --port 80",
     "docker run --entrypoint node acme/api server.js --port 80"),
    ("the image acme/tool has python as its entrypoint, run bash in it instead",
     "docker run -it --entrypoint bash acme/tool"),
    ("start ghost on 2368, database name blogdb, name it blog", "docker run --name blog -p 2368:2368 ghost"),
    ("start mongo named m with root user admin and root password x, database name shop",
     "docker run -e MONGO_INITDB_ROOT_PASSWORD=x -e MONGO_INITDB_DATABASE=shop"
     " -e MONGO_INITDB_ROOT_USERNAME=admin --name m mongo"),
    ("run caddy:2 with read-only root, tmpfs on /run, port 443, all capabilities gone except NET_BIND_SERVICE",
     "docker run -p 443:443 --cap-drop ALL --cap-add NET_BIND_SERVICE --tmpfs /run --read-only caddy:2"),
    ("make an image named tool:3 out of Dockerfile.tool in ./docker with the current folder as context",
     "docker build -f ./docker/Dockerfile.tool -t tool:3 ."),
    ("build tool:3 with docker/X.Dockerfile and . as the context", "docker build -f docker/X.Dockerfile -t tool:3 ."),
]  # fmt: skip


@pytest.mark.parametrize(("said", "line"), SAID)
def test_each_value_goes_where_it_belongs(said: str, line: str) -> None:
    assert answer(said, STORE).suggestions[0].command == line


@pytest.mark.parametrize("said", ["start nginx and drop every capability but NET_ADMIN", "drop all caps but CHOWN"])
def test_rights_that_go_take_no_container_along(said: str) -> None:
    assert not any(" rm " in it.command for it in answer(said, STORE).suggestions)


def test_who_uses_a_database_is_not_who_runs_the_program() -> None:
    first = answer("run mediawiki on 8081, database user wiki, network lan", STORE).suggestions[0].command
    assert first == "docker run -p 8081:80 --network lan mediawiki"


@pytest.mark.parametrize(("said", "line"), MORE)
def test_nothing_of_it_is_lost(said: str, line: str) -> None:
    assert answer(said, STORE).suggestions[0].command == line


def test_which_database_it_is_may_be_guessed_and_is_said_with_doubt() -> None:
    first = answer("dump the orders database out of shop-db into orders.sql, the user is bob", STORE).suggestions[0]
    assert first.command == "docker exec shop-db pg_dump -U bob orders > orders.sql"
    assert first.score < 0.7
