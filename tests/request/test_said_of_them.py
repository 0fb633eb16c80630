"""What is said of a thing before the order, and the order that follows from it."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        # two of them, and not all but these
        ("ruby:2.7 and ruby:3.0 are outdated, throw both images out", "docker rmi ruby:2.7 ruby:3.0"),
        ("shop:1 and shop:2 are no longer needed, remove both images", "docker rmi shop:1 shop:2"),
        ("vol1 and vol2 are empty, remove both volumes", "docker volume rm vol1 vol2"),
        ("mail and queue are stuck, restart both", "docker restart mail queue"),
        # another name
        ("jolly_tesla needs a nicer name: proxy", "docker rename jolly_tesla proxy"),
        ("sad_turing is a stupid name, I prefer playground", "docker rename sad_turing playground"),
        # who leads, who gets time, what it needs, what came to pass
        ("which node leads the swarm", "docker node ls"),
        ("give web one full minute to finish its work before you end it", "docker stop -t 60 web"),
        ("allow mail 30 seconds to shut down before you stop it", "docker stop -t 30 mail"),
        ("sniffer needs the NET_RAW capability, run it like that", "docker run --cap-add NET_RAW sniffer"),
        ("mail_1 died during the night and i dont know why", "docker logs mail_1"),
        ("api stopped again and nobody knows why", "docker logs api"),
        ("base.tar is an exported system, make it an image tiny:base", "docker import base.tar tiny:base"),
        ("build straight from https://example.org/demo.git", "docker build https://example.org/demo.git"),
        ("the COMMAND column is cut off, i want the whole text", "docker ps --no-trunc"),
        ("stop whatever runs with a name starting with ci-", "docker stop $(docker ps -q -f name=^ci-)"),
        ("which container uses how much space on the disk", "docker ps -as"),
        ("we only need 2 copies of web now", "docker service scale web=2"),
        ("set up a context raspi that reaches the machine over ssh as pi@10.0.0.9",
         "docker context create raspi --docker host=ssh://pi@10.0.0.9"),
        # which way, which port is inside, which name counts
        ("put /etc/hosts of web in hosts.txt", "docker cp web:/etc/hosts hosts.txt"),
        ("copy web /app/a.txt to b.txt", "docker cp web:/app/a.txt b.txt"),
        ("put ./conf into /etc/app of web", "docker cp ./conf web:/etc/app"),
        ("export the file a.txt from web", "docker cp web:a.txt ."),
        ("does web run as root", "docker inspect -f '{{.Config.User}}' web"),
        ("image shop has no tag, give it 1.0", "docker tag shop shop:1.0"),
        ("web was renamed to shop yesterday, stop it", "docker stop shop"),
        ("api was renamed to backend, show its logs", "docker logs backend"),
        ("image shop listens on 5000, run it on my port 80", "docker run -p 80:5000 shop"),
        ("run elasticsearch on 9200 only for me", "docker run -p 127.0.0.1:9200:9200 elasticsearch"),
        ("what is in /etc/os-release of the fedora image", "docker run --rm fedora cat /etc/os-release"),
        # how many there are to be; an image misspelt where one is to run
        ("search the hub for mongo, ten at most", "docker search --limit 10 mongo"),
        ("run alpne and print hello", "docker run alpine echo hello"),
        ("service hallo from nginx with 3 replicas, 8000 to 80",
         "docker service create --name hallo --replicas 3 -p 8000:80 nginx"),
    ],
)  # fmt: skip
def test_the_order_that_follows(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert right(got.suggestions[0].command, [line], STORE), got.suggestions[0].command


def test_another_engine_is_none_of_dockers() -> None:
    assert answer("create a vm in virtualbox with 4 gb of ram and two cores", STORE).outcome == "none"
