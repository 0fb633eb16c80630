"""Several wishes in one sentence, and a wish beside a reason: each part means what the parts before have named."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


def _words(line: str) -> list[list[str]]:
    """The words of each command, whatever the order of its flags."""
    return [sorted(command.split()) for command in line.split(" && ")]


ROWS = [
    # what is made, and what is put into it
    (
        "spin up a volume notes and open a busybox shell with it at /srv",
        "docker volume create notes && docker run -v notes:/srv -it busybox",
    ),
    (
        "make network lan7, then a memcached called mc inside it",
        "docker network create lan7 && docker run --name mc --network lan7 memcached",
    ),
    (
        "create the network lab and in it a redis with the address 10.9.0.7, subnet 10.9.0.0/24",
        "docker network create --subnet 10.9.0.0/24 lab && docker run --ip 10.9.0.7 --network lab redis",
    ),
    (
        "create volume media and mount it at /srv/media in a new nginx container called files",
        "docker volume create media && docker run -v media:/srv/media --name files nginx",
    ),
    (
        "make a network mesh, then hook the containers a1 and a2 up to it",
        "docker network create mesh && docker network connect mesh a1 && docker network connect mesh a2",
    ),
    (
        "new network called green please, and web plus mailer should join it",
        "docker network create green && docker network connect green web && docker network connect green mailer",
    ),
    # an image that is given its name and goes where that says
    (
        "shop:dev should also be known as reg.lan:5000/shop:2, and ship it there afterwards",
        "docker tag shop:dev reg.lan:5000/shop:2 && docker push reg.lan:5000/shop:2",
    ),
    (
        "retag app:lates to app:latest and remove the wrong one",
        "docker tag app:lates app:latest && docker rmi app:lates",
    ),
    (
        "commit wiki as wiki-snap, save that image into wiki.tar and remove the image again",
        "docker commit wiki wiki-snap && docker save -o wiki.tar wiki-snap && docker rmi wiki-snap",
    ),
    (
        "build an image called radio from this directory and then launch a container from it named r1",
        "docker build -t radio . && docker run --name r1 radio",
    ),
    # one container, one thing after another
    (
        "stop mailer, keep its state as the image mailer-old, after that delete the container",
        "docker stop mailer && docker commit mailer mailer-old && docker rm mailer",
    ),
    (
        "export the container crm to crm.tar, once that's through get rid of it",
        "docker export -o crm.tar crm && docker rm crm",
    ),
    (
        "copy site.conf into proxy at /etc/site.conf and restart it so it takes effect",
        "docker cp site.conf proxy:/etc/site.conf && docker restart proxy",
    ),
    ("disconnect cache from lan, then delete lan", "docker network disconnect lan cache && docker network rm lan"),
    ("after stopping mailer remove it", "docker stop mailer && docker rm mailer"),
    ("export old1 to old1.tar and import that as old1:flat",
     "docker export -o old1.tar old1 && docker import old1.tar old1:flat"),
    ("create the volume rcache; redis should keep /data on it and run in the background",
     "docker volume create rcache && docker run -v rcache:/data -d redis"),
    ("deploy stack.yml as crm, then show its services",
     "docker stack deploy -c stack.yml crm && docker stack services crm"),
    ("bring up only db and cache from compose, then run the service migrate once",
     "docker compose up db cache && docker compose run migrate"),
    # what is told last is done first
    ("delete the volume crm-data, but first remove the container crm that uses it",
     "docker rm crm && docker volume rm crm-data"),
    ("before you delete the container crm, save its logs to crm.log",
     "docker logs crm > crm.log 2>&1 && docker rm crm"),
    ("open a bash in crm, but start it first since it is stopped", "docker start crm && docker exec -it crm bash"),
    # without a verb in the second part
    ("take compose down and straight up again", "docker compose down && docker compose up"),
    ("first the stopped containers away, then the untagged images", "docker container prune && docker image prune"),
    ("newer versions of all images in my compose file, then run those", "docker compose pull && docker compose up"),
    (
        "kick the container crm out: stop it, remove it, and its image crm:1 too",
        "docker stop crm && docker rm crm && docker rmi crm:1",
    ),
]  # fmt: skip

REASONS = [
    ("node4 gets new memory today, drain it first", "docker node update --availability drain node4"),
    ("I no longer need crm so stop it and get rid of it", "docker stop crm && docker rm crm"),
    (
        "shop in my compose file changed, rebuild it and start it anew",
        "docker compose build shop && docker compose up -d --force-recreate shop",
    ),
    (
        "port 8080 is used by the old container legacy so stop that one and start the container modern",
        "docker stop legacy && docker start modern",
    ),
    ("port 80 is taken, so run nginx on 8081", "docker run -p 8081:80 nginx"),
    ("as my laptop is slow, limit the container render to 1 cpu", "docker update --cpus 1 render"),
    ("I have to run a migration later, so start only the db service from compose for now", "docker compose up db"),
]

NOT_DONE = [  # what is only told, asked or meant to stay
    ("before i wipe the volume old_data: what's in there", "docker volume rm"),
    ("can i drop the network legacy, is anything still attached to it", "docker network rm"),
    ("old builds: list images created before acme/web:1.9, I might clear them", "rmi"),
    ("save the logs of crm to crm.log, I will delete the container tomorrow", "docker rm"),
    ("I removed the container crm, now show me which are left", "docker rm"),
    ("grab /var/log/app.log out of the container crm and drop it here", "docker rm"),
    ("run npm test in a one-off container of the compose service web and remove it after", "compose rm"),
    ("going to wipe the volume crm-data later - which container has it mounted right now", "volume rm"),
    ("remove the volume crm-data later, list the containers that have it now", "volume rm"),
    ("I stop api and it always comes back after reboot, turn that off", "docker stop api"),
    ("remove all containers, they belong to shop", "docker rm"),
    ("it warns about orphan containers when I do compose up, clean them", "compose down"),
]


@pytest.mark.parametrize(("text", "command"), [*ROWS, *REASONS])
def test_each_part_means_what_was_named(text: str, command: str) -> None:
    got = answer(text, STORE)
    assert got.outcome == "match"
    assert _words(got.suggestions[0].command) == _words(command)


@pytest.mark.parametrize(("text", "deed"), NOT_DONE)
def test_no_deed_is_made_of_what_is_only_told(text: str, deed: str) -> None:
    got = answer(text, STORE)
    assert not any(deed in it.command for it in got.suggestions[:1])
