"""What is to stay is told by its label, in whatever words: no line takes what is spared."""

from shlex import split

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
IMAGES = "docker image prune -a --filter "
LINES = [
    ("drop all unused images but keep whatever has the label hold=1", f"{IMAGES}label!=hold=1"),
    ("remove unused images which lack the label golden=2", f"{IMAGES}label!=golden=2"),
    ("remove all unused images unless they have the label stage=live", f"{IMAGES}label!=stage=live"),
    ("wipe unused images, whatever carries the label release stays", f"{IMAGES}label!=release"),
    ("keep the images with label rel=1 and remove the rest", f"{IMAGES}label!=rel=1"),
    ("prune unused volumes, the ones labelled archive should survive", "docker volume prune --filter label!=archive"),
    ("prune volumes but those with label backup=yes must stay", "docker volume prune --filter label!=backup=yes"),
    ("remove volumes that are not labelled env=prod", "docker volume prune -a --filter label!=env=prod"),
    ("drop networks nobody uses, label infra=true must be left alone",
     "docker network prune --filter label!=infra=true"),
    ("remove all networks which have no label spare", "docker network prune --filter label!=spare"),
    ("remove all exited containers, only the ones with label hold=yes may stay",
     "docker container prune --filter label!=hold=yes"),
    ("remove all stopped containers whose label is not team=db", "docker container prune --filter label!=team=db"),
    ("whatever has label pet=1 should not be deleted, prune the stopped containers",
     "docker container prune --filter label!=pet=1"),
    ("delete all containers but the ones labelled pet", "docker container prune --filter label!=pet"),
    ("clean up docker completely except what is labelled pet", "docker system prune --filter label!=pet"),
    ("remove stopped containers older than 2 days except the ones with label pet=1",
     "docker container prune --filter until=48h --filter label!=pet=1"),
    ("remove the images labelled tmp but not those labelled hold",
     f"{IMAGES}label=tmp --filter label!=hold"),
    ("stop all containers but leave those with the label tier=db running",
     "docker stop $(docker ps --format '{{.ID}} {{.Labels}}' | grep -vw tier=db | cut -d' ' -f1)"),
    ("kill all containers that do not have the label app=core",
     "docker kill $(docker ps --format '{{.ID}} {{.Labels}}' | grep -vw app=core | cut -d' ' -f1)"),
    ("pause every container not labelled infra",
     "docker pause $(docker ps --format '{{.ID}} {{.Labels}}' | grep -vw infra | cut -d' ' -f1)"),
    ("force remove all containers that don't carry the label env=prod",
     "docker rm -f $(docker ps -a --format '{{.ID}} {{.Labels}}' | grep -vw env=prod | cut -d' ' -f1)"),
    ("remove only unused images with label stage=build", f"{IMAGES}label=stage=build"),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "line"), LINES)
def test_what_has_the_label_stays(request_: str, line: str) -> None:
    assert sorted(split(answer(request_, STORE).suggestions[0].command)) == sorted(split(line))


STAYING = [
    ("remove all containers that are not from the image httpd",
     "docker rm $(docker ps -a --format '{{.ID}} {{.Image}}' | grep -vw httpd | cut -d' ' -f1)"),
    ("remove all stopped containers except those from the image redis:7",
     "docker rm $(docker ps -a -f status=exited --format '{{.ID}} {{.Image}}' | grep -vw redis:7 | cut -d' ' -f1)"),
    ("stop all containers, those from the image redis should stay up",
     "docker stop $(docker ps --format '{{.ID}} {{.Image}}' | grep -vw redis | cut -d' ' -f1)"),
    ("stop all containers, but those connected to the network lan must go on",
     "docker stop $(docker ps --format '{{.ID}} {{.Networks}}' | grep -vw lan | cut -d' ' -f1)"),
    # images by their tag, whatever they are called
    ("remove all images except the ones tagged qa",
     "docker rmi $(docker images -f dangling=false --format '{{.Repository}}:{{.Tag}}' | grep -vx '.*:qa')"),
    ("prune images but not the ones tagged qa",
     "docker rmi $(docker images -f dangling=false --format '{{.Repository}}:{{.Tag}}' | grep -vx '.*:qa')"),
    ("keep the images tagged qa, remove the others",
     "docker rmi $(docker images -f dangling=false --format '{{.Repository}}:{{.Tag}}' | grep -vx '.*:qa')"),
    # what belongs to one project, and nothing else of it
    ("delete the volumes of the test project only",
     "docker volume rm $(docker volume ls -q -f label=com.docker.compose.project=test)"),
    ("remove all networks of the compose project shop",
     "docker network rm $(docker network ls -q -f label=com.docker.compose.project=shop)"),
    # dsh asks by itself
    ("wipe volume cache but ask me first", "docker volume rm cache"),
    ("stop everything that does not belong to the project shop",
     "docker stop $(docker ps --format '{{.ID}} {{.Labels}}' | grep -vw com.docker.compose.project=shop"
     " | cut -d' ' -f1)"),
    ("remove all containers except the paused ones",
     "docker rm $(docker ps -a --format '{{.ID}} {{.State}}' | grep -vw paused | cut -d' ' -f1)"),
    ("restart all containers that are not healthy", "docker restart $(docker ps -q -f health=unhealthy)"),
    ("remove all containers but keep those whose name starts with prod",
     "docker rm $(docker ps -a --format '{{.Names}}' | grep -v ^prod)"),
    ("delete all volumes whose name does not start with data_",
     "docker volume rm $(docker volume ls --format '{{.Name}}' | grep -v ^data_)"),
    ("delete all volumes, those of postgres must remain",
     "docker volume rm $(docker volume ls --format '{{.Name}}' | grep -v postgres)"),
    ("remove all images except those of acme/",
     "docker rmi $(docker images -f dangling=false --format '{{.Repository}}:{{.Tag}}' | grep -v acme/)"),
    ("delete all images except the newest 2", "docker rmi $(docker images -q | tail -n +3)"),
    ("keep the two latest images and delete the others", "docker rmi $(docker images -q | tail -n +3)"),
    ("remove all shop images except the last 3", "docker rmi $(docker images -q shop | tail -n +4)"),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "line"), STAYING)
def test_what_is_told_apart_stays(request_: str, line: str) -> None:
    lines = [it.command.replace("'^", "^").replace("prod')", "prod)").replace("data_')", "data_)")
             for it in answer(request_, STORE).suggestions]  # fmt: skip
    assert lines[0] == line
    assert not any(f"={name}" in it for it in lines[1:] for name in ("lan", "paused", "healthy", "redis"))


def test_what_was_not_created_today_is_told_by_no_state() -> None:
    got = answer("delete all containers which were not created today", STORE)
    assert not any(".State" in it.command for it in got.suggestions)


CACHE = "docker builder prune --keep-storage "
SAID = [
    ("leave 6gb of build cache and delete the rest", f"{CACHE}6g"),
    ("let 2gb of build cache remain and prune everything else", f"{CACHE}2g"),
    ("build cache should be at most 9gb, throw away what is more", f"{CACHE}9g"),
    ("the build cache must not be bigger than 4gb, delete the rest", f"{CACHE}4g"),
    ("delete build cache but 1gb may stay", f"{CACHE}1g"),
    ("build cache: everything that was not used in 48 hours can go", "docker builder prune --filter until=48h"),
    ("remove stopped containers but spare the ones from today", "docker container prune --filter until=24h"),
    ("remove stopped containers, the ones younger than 2 hours should stay",
     "docker container prune --filter until=2h"),
    ("keep only the last 2 containers and remove the rest", "docker rm $(docker ps -aq | tail -n +3)"),
    ("keep the newest image of shop and remove the older ones", "docker rmi $(docker images -q shop | tail -n +2)"),
    ("take compose down incl. the images that it built itself", "docker compose down --rmi local"),
    ("shut down my compose project together with its own images", "docker compose down --rmi local"),
    ("stop the compose stack and wipe volumes and images", "docker compose down -v --rmi all"),
    ("rebuild the mail service and start it again with compose", "docker compose up -d --build mail"),
    ("build the mail service anew and restart it, compose", "docker compose up -d --build mail"),
    ("are there orphaned volumes I could throw away? just list them", "docker volume ls -f dangling=true"),
    ("which stopped containers would be thrown away by container prune?", "docker ps -a -f status=exited"),
    ("get rid of networks no container is on", "docker network prune"),
    ("remove image 3f2a9c even tho a stopped container still uses it", "docker rmi -f 3f2a9c"),
    ("stop every container except the database one called pg9",
     "docker stop $(docker ps --format '{{.Names}}' | grep -vx pg9)"),
    ("show networks except the built-in ones", "docker network ls -f type=custom"),
    ("delete all volumes not attached to any container, named ones included", "docker volume prune -a"),
    ("put shop and shop-db both on network back (it exists already)",
     "docker network connect back shop && docker network connect back shop-db"),
    ("turn teh container kiosk off and on again", "docker restart kiosk"),
    ("dont restart edge yet, only test the nginx config in it", "docker exec edge nginx -t"),
    ("show me what 'docker compose down' would remove without really doing it", "docker compose --dry-run down"),
    ("apart from pgdata all volumes can go",
     "docker volume rm $(docker volume ls --format '{{.Name}}' | grep -vx pgdata)"),
    ("except for db all containers may be killed",
     "docker kill $(docker ps --format '{{.Names}}' | grep -vx db)"),
    ("pull shop with compose and recreate it", "docker compose pull shop && docker compose up -d shop"),
    ("update the compose service shop to the newest image", "docker compose pull shop && docker compose up -d shop"),
    ("stop the compose service crawler and delete its container",
     "docker compose stop crawler && docker compose rm crawler"),
    ("restart compose but only what changed", "docker compose up -d"),
    ("restart just one container, kiosk", "docker restart kiosk"),
    ("which container uses port 3000? kill it", "docker kill $(docker ps -q -f publish=3000)"),
    ("remove container tmp1, doesn't matter if it is running", "docker rm -f tmp1"),
    ("stop the compose project kiosk", "docker compose -p kiosk stop"),
    ("remove dangling images, keep the tagged ones", "docker image prune"),
    ("remove all dangling images but not 3f2a9c", "docker rmi $(docker images -q -f dangling=true | grep -v 3f2a9c)"),
    ("compose down, volumes must not be lost", "docker compose down"),
    ("take down compose but keep the database running",
     "docker compose down $(docker compose config --services | grep -vx database)"),
    ("stop compose but leave db", "docker compose stop $(docker compose config --services | grep -vx db)"),
    ("bring down compose except db", "docker compose down $(docker compose config --services | grep -vx db)"),
    ("compose down but keep the volumes", "docker compose down"),
    ("compose down but keep orphans", "docker compose down"),
    ("drain all nodes but manager1",
     "docker node ls --format '{{.Hostname}}' | grep -vx manager1 | xargs -n1 docker node update --availability"
     " drain"),
    ("remove containers older than 2024-03-01", "docker container prune --filter until=2024-03-01"),
    ("delete all unused images created before 2024-05-01", "docker image prune -a --filter until=2024-05-01"),
    ("force the removal of image 9ab12c, a container still refers to it", "docker rmi -f 9ab12c"),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "line"), SAID)
def test_what_stays_and_what_goes(request_: str, line: str) -> None:
    assert sorted(answer(request_, STORE).suggestions[0].command.split()) == sorted(line.split())


OPPOSITE = [
    ("disable all plugins but vieux/sshfs", "disable vieux/sshfs"),
    ("scale all services except db to 2", "db=2"),
    ("drain all nodes but manager1", "drain manager1"),
    ("compose down, volumes must not be lost", "-v"),
    ("remove the container wiki, i need the data in its volume", "-v"),
    ("delete wiki, the volume i still need", "volume rm"),
    ("wiki hangs and does not react to stop any more", "docker stop $("),
    ("i was asked to delete the container wiki but i am not sure", "rm"),
    ("i was told to remove all images, but i'd rather look at their names", "rmi"),
    ("remove the oldest volume", "tail"),
    ("stop all containers created before 2024-03-01", "docker stop"),
    ("stop all containers whose image is outdated", "ancestor=outdated"),
]


@pytest.mark.parametrize(("request_", "never"), OPPOSITE)
def test_the_opposite_is_not_offered(request_: str, never: str) -> None:
    assert not any(never in it.command for it in answer(request_, STORE).suggestions)
