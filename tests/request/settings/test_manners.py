"""What is told of how a container is to run or stop, in words that no phrase of a flag foresees."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        (
            "run web with log rotation, 5 files of 20m each",
            "docker run --log-opt max-size=20m --log-opt max-file=5 web",
        ),
        ("run image app, its logs may grow to 50 MB at most", "docker run --log-opt max-size=50m app"),
        ("run mysql with 1g memory and logs not more than 10 mb", "docker run --log-opt max-size=10m -m 1g mysql"),
        ("run mongo but never more than 512 mb of ram", "docker run -m 512m mongo"),
        ("run image game, it should not take more as 2 GB memory", "docker run -m 2g game"),
        ("stop shop but let it 2 minutes for writing its data", "docker stop -t 120 shop"),
        ("stop web, wait 45 seconds before killing", "docker stop -t 45 web"),
        ("run postgres, it needs 2 minutes to shut down cleanly", "docker run --stop-timeout 120 postgres"),
        ("run busybox with the volumes of container web", "docker run --volumes-from web busybox"),
        ("run image app, it may not change anything on its disk", "docker run --read-only app"),
        ("run nextcloud, always fetch the latest image before", "docker run --pull always nextcloud"),
        ("run image app with bash as entrypoint", "docker run -it --entrypoint bash app"),
        ("run app:2 with DEBUG 1 and LANG de", "docker run -e DEBUG=1 -e LANG=de app:2"),
        ("run postgres on port 5432, not from outside", "docker run -p 127.0.0.1:5432:5432 postgres"),
        ("run nginx on 8080 only from this pc", "docker run -p 127.0.0.1:8080:80 nginx"),
        ("if image sync crashes, restart it at most 3 times", "docker run --restart on-failure:3 sync"),
        ("create lab from alpine but do not run it", "docker create --name lab alpine"),
        ("start nginx on 8080 but not visible for other computers", "docker run -p 127.0.0.1:8080:80 nginx"),
        ("mysql with MYSQL_ROOT_PASSWORD geheim please", "docker run -e MYSQL_ROOT_PASSWORD=geheim mysql"),
        ("make image for arm64 from here, called klima", "docker build --platform linux/arm64 -t klima ."),
        ("i want see all the output lines when build bot", "docker build --progress plain -t bot ."),
        ("take my compose down, but data must stay", "docker compose down"),
        ("show all containers, stopped too", "docker ps -a"),
        ("when was the image webshop built", "docker image inspect -f '{{.Created}}' webshop"),
        ("deploy stack.yml named schule", "docker stack deploy -c stack.yml schule"),
        ("first 5 hits only for photoprism", "docker search --limit 5 photoprism"),
        ("all images nobody uses away, not only the untagged", "docker image prune -a"),
        ("push team/api 2.0.1 to the registry", "docker push team/api:2.0.1"),
        (
            "build shop:2 with args ENV prod and PORT 80",
            "docker build --build-arg ENV=prod --build-arg PORT=80 -t shop:2 .",
        ),
        (
            "the folder /srv/www should be shown by nginx on port 8085, read only",
            "docker run -p 8085:80 -v /srv/www:/usr/share/nginx/html:ro nginx",
        ),
    ],
)
def test_told(text: str, command: str) -> None:
    assert answer(text, STORE).suggestions[0].command == command


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("run my-app with log driver json-file", "--log-opt"),
        ("run nginx on port 8080 on this machine", "127.0.0.1"),
        ("run the newest nginx", "--pull"),
        ("run nginx read-only, filesystem and all", "-v"),
        ("run node with SSL on port 443", "-e "),
    ],
)
def test_not_told(text: str, flag: str) -> None:
    assert all(flag not in s.command for s in answer(text, STORE).suggestions[:1])
