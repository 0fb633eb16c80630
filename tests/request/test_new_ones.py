"""What a new container is told: what speaks at its ports, whose folder it shows, who it runs as; and what a container
that there is already is not."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
TOLD = [
    # what speaks at a port
    ("spin up mailhog/mailhog, name mail, smtp on 1025 and web on 8025",
     "docker run --name mail -p 1025:1025 -p 8025:8025 mailhog/mailhog"),
    ("launch gitea/gitea as git with ssh on 2222 and http on 3000",
     "docker run --name git -p 2222:22 -p 3000:3000 gitea/gitea"),
    ("run nginx named front, http on 8080 and https on 8443", "docker run --name front -p 8080:80 -p 8443:443 nginx"),
    ("run nginx on the usual http and https ports", "docker run -p 80:80 -p 443:443 nginx"),
    ("give me rabbitmq with the management interface on 15672", "docker run -p 15672:15672 rabbitmq:management"),
    ("run nginx on 8081 and httpd on 8082", "docker run -d -p 8081:80 nginx && docker run -d -p 8082:80 httpd"),
    # a folder that is shown, and not written to
    ("run httpd with my folder ./public as its document root, read only",
     "docker run -v ./public:/usr/local/apache2/htdocs:ro httpd"),
    ("httpd on 8080 showing ./public, it must not change anything there",
     "docker run -p 8080:80 -v ./public:/usr/local/apache2/htdocs:ro httpd"),
    ("run alpine whose root is not writable", "docker run --read-only alpine"),
    # who it runs as, who reaches it, what it sees of the shell and the cards
    ("run make in gcc:13 as my user and not root", "docker run -u $(id -u):$(id -g) gcc:13 make"),
    ("run postgres such that nobody but my machine can connect", "docker run -p 127.0.0.1:5432:5432 postgres"),
    ("start image worker and hand over the TOKEN i have set in my terminal", "docker run -e TOKEN worker"),
    ("run nvidia-smi in nvidia/cuda:12.4.0-base", "docker run --gpus all nvidia/cuda:12.4.0-base nvidia-smi"),
    ("can you run nvidia-smi in container ml", "docker exec ml nvidia-smi"),
    # what is wrong with it, or wanted of it, and then: run it so
    ("my postgres:16 container forgets its data, run it with a volume pgdata",
     "docker run -v pgdata:/var/lib/postgresql/data postgres:16"),
    ("my boss insists that redis:7 must have a memory limit of 200m, how do i run that", "docker run -m 200m redis:7"),
    ("i'd sleep better if redis's root filesystem was read-only. start it so", "docker run --read-only redis"),
    ("run nginx with no capabilities at all except CHOWN", "docker run --cap-drop ALL --cap-add CHOWN nginx"),
    # its name before the image
    ("launch db in the background from postgres:16", "docker run --name db -d postgres:16"),
    ("run runner in privileged mode from gitlab/gitlab-runner",
     "docker run --name runner --privileged gitlab/gitlab-runner"),
    ("start docker in docker privileged, call it inner", "docker run --privileged --name inner docker:dind"),
    ("run web in background with port 80", "docker run -p 80:80 -d web"),
    # a new one that waits, one that there is and is entered
    ("start an ubuntu container that does nothing so i can exec into it", "docker run -d ubuntu sleep infinity"),
    ("alpine:3.20 sh as nobody in /var", "docker run -it -u nobody -w /var alpine:3.20 sh"),
    ("open a shell as root in grafana", "docker exec -u root -it grafana bash"),
    ("open bash as root in debian", "docker run -it -u root debian bash"),
    ("bash as root in a jenkins container", "docker run -it -u root jenkins/jenkins bash"),
    ("run php artisan tinker in container shop with APP_ENV=local",
     "docker exec -it -e APP_ENV=local shop php artisan tinker"),
    ("run rails db:migrate in container blog with RAILS_ENV=test",
     "docker exec -e RAILS_ENV=test blog rails db:migrate"),
    # misspelt words that are docker's own stay none
    ("run redis, restart allways, name cahce", "docker run --restart always --name cahce redis"),
    ("rebuild the image of service shop without cash", "docker compose build --no-cache shop"),
    ("last hundrd lines of the api logs", "docker logs -n 100 api"),
    ("logs of container cash", "docker logs cash"),
]  # fmt: skip


@pytest.mark.parametrize(("request_text", "line"), TOLD)
def test_it_is_told(request_text: str, line: str) -> None:
    assert right(answer(request_text, STORE).suggestions[0].command, [line], STORE)


@pytest.mark.parametrize("request_text", ["start web in background from backup", "what is docker in docker"])
def test_what_is_not_told_of_one(request_text: str) -> None:
    got = answer(request_text, STORE)
    assert got.outcome != "match" or got.suggestions[0].score < 0.7
