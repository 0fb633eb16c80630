"""What is to be done within a container, a service or a new container, told in English or within a sentence."""

import pytest
from scorer import right

from dsh.knowledge.store import Store, open_store
from dsh.request.answer import answer

IN_ONE = [  # a command ends where the sentence goes on
    ("bundle install has to be run in shop, in the folder /srv/shop there", "exec -w /srv/shop shop bundle install"),
    ("i need yarn install executed in the ui container, in /usr/src/ui", "exec -w /usr/src/ui ui yarn install"),
    ("the flask db upgrade command must run in backend2", "exec backend2 flask db upgrade"),
    ("container post: mailq -v", "exec post mailq -v"),
    ("as user deploy execute php occ status in cloud1", "exec -u deploy cloud1 php occ status"),
    ("in the background do ./warm.sh inside pages, with LEVEL=2", "exec -d -e LEVEL=2 pages ./warm.sh"),
    ("tell the redis container mem1 to do redis-cli save", "exec mem1 redis-cli save"),
    ("clear the caches: php artisan cache:clear inside container shop_app", "exec shop_app php artisan cache:clear"),
    ("what does df -h say inside container nas2", "exec nas2 df -h"),
    ("go test -run Foo ./... has to run in ci1", "exec ci1 go test -run Foo ./..."),
]
TOLD = [  # what is done is told in English
    ("as root, install nano in container dev2", "exec -u root dev2 apt-get install -y nano"),
    ("install htop in the alpine container box2", "exec box2 apk add htop"),
    ("can you ping db2 from inside the container web2, three times", "exec web2 ping -c 3 db2"),
    ("make /start.sh executable in container job2", "exec job2 chmod +x /start.sh"),
    ("recursively chown /srv/www to www-data in container php2", "exec php2 chown -R www-data /srv/www"),
    ("tail the file /var/log/app.log inside api2, following", "exec api2 tail -f /var/log/app.log"),
    ("show me the last 30 lines of /opt/x.log in container old2", "exec old2 tail -n 30 /opt/x.log"),
    ("in edge2 check that the nginx config is valid", "exec edge2 nginx -t"),
    ("is git installed in the container gitea2?", "exec gitea2 which git"),
    ("get the file /data/out.sql from container db2", "cp db2:/data/out.sql ."),
    ("psql in container pg2 as user admin", "exec -it pg2 psql -U admin"),
    ("i need a psql prompt for the database shop as bob in the container pg2", "exec -it pg2 psql -U bob -d shop"),
]
OF_COMPOSE = [
    ("one-off web2 container in compose for rails db:seed", "compose run --rm web2 rails db:seed"),
    ("npm run lint, do that in the compose service ui", "compose exec ui npm run lint"),
    (
        "with docker compose, a throwaway container of app2 for phpunit --testdox",
        "compose run --rm app2 phpunit --testdox",
    ),
    ("do npm test in a new container of my compose service ui", "compose run ui npm test"),
    ("run rspec one time in compose service lib and remove the container afterwards", "compose run --rm lib rspec"),
]
ANEW = [  # in a new container
    ("mount the current folder at /in in busybox and list what is there", "run -v $(pwd):/in busybox ls /in"),
    ("make an alpine container ping 1.1.1.1 four times and vanish", "run --rm alpine ping -c 4 1.1.1.1"),
    ("run debian:12 with cat as its entrypoint on /etc/issue", "run --entrypoint cat debian:12 /etc/issue"),
    ("fetch https://example.org with the curlimages/curl image", "run curlimages/curl https://example.org"),
    ("wanna see which node version is inside node:20-slim", "run --rm node:20-slim node --version"),
    ("open a shell in a fresh node:22 container, starting out in /srv", "run -it -w /srv node:22 bash"),
    (
        "job.py lives in this folder; execute it with python:3.11, the folder mounted at /code",
        "run -v $(pwd):/code -w /code python:3.11 python job.py",
    ),
    ("start a debian that does not stop immediately", "run -d debian sleep infinity"),
    (
        "open a redis-cli against the redis container called mem2, both are on network inner",
        "run -it --network inner redis redis-cli -h mem2",
    ),
    ("pandoc/core: turn a.md from here into a.docx", "run -v $(pwd):/data pandoc/core a.md -o a.docx"),
    ("peek into volume settings2, what files does it contain", "run --rm -v settings2:/data alpine ls -la /data"),
    ("what files are in the volume pg2? look with a throwaway alpine", "run --rm -v pg2:/data alpine ls -la /data"),
    (
        "run terraform plan with hashicorp/terraform, the folder here as /infra",
        "run -v $(pwd):/infra -w /infra hashicorp/terraform plan",
    ),
]
NOT_DONE = [
    "don't run npm ci in web2",
    "what happens if i run rm -rf /data in container web2",
    "never delete /data in web2",
    "before running migrate in api2, stop it",
    "git merge conflict in package-lock.json what do i do",
]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store()


@pytest.mark.parametrize(("request_", "told"), [*IN_ONE, *TOLD, *OF_COMPOSE, *ANEW])
def test_it_is_done_there(request_: str, told: str, store: Store) -> None:
    assert right(answer(request_, store).suggestions[0].command, [f"docker {told}"], store)


@pytest.mark.parametrize("request_", NOT_DONE)
def test_what_is_not_wished_is_not_done(request_: str, store: Store) -> None:
    assert not any("docker exec" in it.command and it.score > 0.6 for it in answer(request_, store).suggestions)
