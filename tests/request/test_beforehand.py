"""A few words on how things are, and then what is to become of it: read as the wish alone."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
TOLD = [
    ("romantic_bohr is a terrible name, call it mailer", "docker rename romantic_bohr mailer"),
    ("the container happy_cat has a really ugly name; please rename it to crawler", "docker rename happy_cat crawler"),
    ("app1 is not a good name, make it shop", "docker rename app1 shop"),
    ("the crawler got oom killed twice today. raise its memory to 3g", "docker update -m 3g crawler"),
    ("worker eats too much, please lower its memory limit to 300mb without restarting it",
     "docker update -m 300m worker"),
    ("api cannot reach db, create a network shared and connect both",
     "docker network create shared && docker network connect shared api && docker network connect shared db"),
    ("web can't see cache. please make me a network called lan and put both of them in there",
     "docker network create lan && docker network connect lan web && docker network connect lan cache"),
    ("the build server left hundreds of dangling images, please remove them", "docker image prune"),
    ("compose complains about orphaned containers; take everything down including those",
     "docker compose down --remove-orphans"),
    ("somebody still has my credentials for ghcr.io, sign me out there", "docker logout ghcr.io"),
    ("my account at hub.acme.io:5000 is still on this pc - log out of it", "docker logout hub.acme.io:5000"),
    ("i get the error that the name cache is already in use, please remove that container", "docker rm cache"),
    ("we have 5 services in our compose file, restart only the worker", "docker compose restart worker"),
    ("there are 4 services in my compose file, build only web", "docker compose build web"),
]  # fmt: skip
MUST = [
    ("grafana should always come up again on its own when the nas reboots", "docker update --restart always grafana"),
    ("my db has to start automatically after every power outage", "docker update --restart always db"),
    ("vault has to start on its own after the host restarts", "docker update --restart unless-stopped vault"),
    ("the api must not come back by itself after a reboot", "docker update --restart no api"),
    ("don't let crawler use more than 2 gb of ram", "docker update -m 2g crawler"),
    ("never let worker eat more than one and a half cores", "docker update --cpus 1.5 worker"),
    ("jenkins must never exceed 4g", "docker update -m 4g jenkins"),
    ("cap api to 500m ram and 0.5 cpus", "docker update -m 500m --cpus 0.5 api"),
    ("limit shop to 3 gb ram, 2 cpus", "docker update -m 3g --cpus 2 shop"),
    ("limit api to cpus 0 and 1 with 2g of ram", "docker update --cpuset-cpus 0,1 -m 2g api"),
]
SHORT = [
    ("will the compose file validate?", "docker compose config"),
    ("show me docker-compose.yml with all env variables resolved", "docker compose config"),
    ("just the filesystem of my container shop as shop.tar", "docker export -o shop.tar shop"),
    ("redis-cli in compose cache", "docker compose exec cache redis-cli"),
    ("seed.py users in service web of compose", "docker compose exec web python seed.py users"),
    ("can i freeze my container db for a while", "docker pause db"),
    ("list compose projets", "docker compose ls"),
    ("erase all contaner, the running one also erase", "docker rm -f $(docker ps -aq)"),
    ("we have no use for the image shop:1, suppress it", "docker rmi shop:1"),
    ("i have no need of the container old1, delete it even if it turns", "docker rm -f old1"),
    ("kill the container which calls itself crawler", "docker kill crawler"),
]
NETWORKS = [
    ("web and db must talk to each other; create a network inner and connect them",
     "docker network create inner && docker network connect inner web && docker network connect inner db"),
    ("app and db do not see each other, put both in a new network called lan",
     "docker network create lan && docker network connect lan app && docker network connect lan db"),
    ("api shall leave the network lan and join wan",
     "docker network disconnect lan api && docker network connect wan api"),
    ("unhook api from the network lan", "docker network disconnect lan api"),
]  # fmt: skip
HERE = [
    ("happy_euler, what a stupid name, rename it to forum", "docker rename happy_euler forum"),
    ("we hate the name old_shop for it. make it shop", "docker rename old_shop shop"),
    ("let web survive a reboot of the server", "docker update --restart always web"),
    ("api gets 512 megs and not more", "docker update -m 512m api"),
    ("not more than 300m for cron", "docker update -m 300m cron"),
    ("crawler may fork at most 100 processes from now on", "docker update --pids-limit 100 crawler"),
    ("rails db:migrate in the compose service app", "docker compose exec app rails db:migrate"),
    ("npm run test:e2e in the service web of compose", "docker compose exec web npm run test:e2e"),
    ("artisan migrate in compose service site", "docker compose exec site php artisan migrate"),
    ("flatten the container legacy into a tar", "docker export -o legacy.tar legacy"),
    ("export toolbox as it is now to tools.tar", "docker export -o tools.tar toolbox"),
    ("load everything that is in all.tar", "docker load -i all.tar"),
    ("delete all containers, no matter if running", "docker rm -f $(docker ps -aq)"),
    ("remove every container whether running or stopped", "docker rm -f $(docker ps -aq)"),
]
PLACED = [
    ("our docker-compose.yml is now called stack.yaml; please take it down", "docker compose -f stack.yaml down"),
    ("my compose file lives in ops/dev.yml, build everything", "docker compose -f ops/dev.yml build"),
    ("show me what compose would create without doing it", "docker compose --dry-run up"),
    ("container x1 cannot be removed because it is running, force it", "docker rm -f x1"),
    ("bind the container db to the first four cores", "docker update --cpuset-cpus 0-3 db"),
]
OTHERS = [  # they look alike, and are meant otherwise
    ("my app is a good name, make it nginx", "docker rename"),
    ("flatten container legacy into image legacy:flat", "docker export -o"),
    ("remove all containers if they are not running", "docker rm -f"),
    ("web and db should stop talking, remove them from the network lan", "docker stop"),
    ("only 100 lines for api", "docker update"),
    ("shop cannot be removed because it is running, stop it", "docker rm"),
    ("shop can't be deleted since it's still running. why", "docker rm"),
    ("restrict db to the first 2 gb of memory", "docker update --cpuset"),
    ("my tests left a lot of containers, remove them", "docker rm"),
    ("docker says the name api is already taken, what now", "docker rm"),
    ("never let a new container take more than 512 megs", "docker update"),
    ("suppress the warnings of compose", "docker compose rm"),
    ("i am logged in to ghcr.io, log me in to quay.io", "docker logout"),
    ("the worker got oom killed twice today, what is its memory limit", "docker update"),
]


@pytest.mark.parametrize(("request_", "command"), TOLD + MUST + SHORT + NETWORKS + HERE + PLACED)
def test_the_wish_counts(request_, command):
    found = answer(request_, STORE)
    assert found.outcome == "match"
    assert found.suggestions[0].command == command


@pytest.mark.parametrize(("request_", "start"), OTHERS)
def test_what_is_meant_otherwise_is_not_told_so(request_, start):
    assert not any(s.command.startswith(start) and s.score > 0.7 for s in answer(request_, STORE).suggestions)


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("please keep web running after reboot", "docker update --restart unless-stopped web"),
        ("let shop stay up when the server restarts", "docker update --restart unless-stopped shop"),
        ("keep the db container up after a crash", "docker update --restart unless-stopped db"),
        ("keep web from coming back after a reboot", "docker update --restart no web"),
        ("keep the container web from starting on boot", "docker update --restart no web"),
    ],
)
def test_what_is_kept_up_and_what_is_kept_from_it(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line
