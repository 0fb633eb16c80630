"""Wishes whose whole sentence says the line: counts, exchanged files, tables of everything."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

COUNTED = "docker logs site 2>&1 | grep -c "
PORTS = "docker ps --format 'table {{.Names}}\\t{{.Ports}}'"
BOTH = "docker stats --no-stream && docker system df"
LISTS = "docker ps && docker images"
CAT = "docker run --rm -v notes:/data alpine cat /data/"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("count the lines with GET in site's log", COUNTED + "GET"),
        ("count GET in the log of site", COUNTED + "GET"),
        ("count the lines with the word response in the log of site", COUNTED + "response"),
        ('how many lines of site\'s log hold "GET"', COUNTED + "GET"),
        ("how many POST requests are in site's log", COUNTED + "POST"),
        ("in the log of site, how many lines mention refused", COUNTED + "refused"),
        ("count the times that 404 appears in site's logs", COUNTED + "404"),
        ("how many lines in the log of site have the text connection refused", COUNTED + "'connection refused'"),
        ("how many times did site print listening", COUNTED + "listening"),
        ("count the warnings in the log of site", "docker logs site 2>&1 | grep -ci warning"),
        ("how many lines are in the log of site", "docker logs site 2>&1 | wc -l"),
        ("swap the file /www/index.html of site for index.html here", "docker cp index.html site:/www/index.html"),
        ("replace /www/a.html in site with a.html from here", "docker cp a.html site:/www/a.html"),
        ("put my app.conf in place of /etc/app.conf in api", "docker cp app.conf api:/etc/app.conf"),
        ("in shop, replace /srv/a.html by a.html", "docker cp a.html shop:/srv/a.html"),
        ("overwrite shop's /srv/a.html with a.html from this folder", "docker cp a.html shop:/srv/a.html"),
        ("replace my local app.conf by /etc/app.conf of api", "docker cp api:/etc/app.conf app.conf"),
        ("try to write a file into /data of worker", "docker exec worker touch /data/test.txt"),
        ("can you put an empty file called x.txt into /tmp of db", "docker exec db touch /tmp/x.txt"),
        ("show the file list.txt in the volume notes", CAT + "list.txt"),
        ("what does a/list.txt in the volume notes say", CAT + "a/list.txt"),
        ("which container listens on which port", PORTS),
        ("how is everyone reachable, what ports", PORTS),
        ("what ports are used", PORTS),
        ("who listens where", PORTS),
        ("wat containers do i hav", "docker ps -a"),
        ("wich images do we hve", "docker images"),
        ("how much memory and disk is used", BOTH),
        ("count 404s in the web log", "docker logs web 2>&1 | grep -c 404"),
        ("which of them run and which images do we have", LISTS),
        ("what is running and which images exist", LISTS),
        ("show me the running containers and the images", LISTS),
        ("which images are there", "docker images"),
        ("replace /www/index.html in site with mine", "docker cp index.html site:/www/index.html"),
        ("update /etc/nginx/nginx.conf in web from nginx.conf here", "docker cp nginx.conf web:/etc/nginx/nginx.conf"),
        ("ram and disk please", BOTH),
        ("what is not used any more", "docker system df -v"),
        (
            "site must stay, all the rest can be stopped",
            "docker stop $(docker ps --format '{{.Names}}' | grep -vx site)",
        ),
    ],
)
def test_said_as_a_whole(text, command):
    found = answer(text, open_store())
    assert (found.request, found.outcome, found.suggestions[0].command) == (text, "match", command)


@pytest.mark.parametrize("text", ["count the requests in site's log", "how many hits are in the log of site"])
def test_what_is_counted_is_asked_where_no_word_says_it(text):
    first = answer(text, open_store()).suggestions[0]
    assert (first.command, first.missing) == (COUNTED + "TEXT", ("TEXT",))


def test_the_place_in_the_container_is_asked():
    first = answer("replace the page in site with my index.html", open_store()).suggestions[0]
    assert (first.command, first.missing) == ("docker cp index.html site:PATH", ("PATH",))


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        (
            "swap my a.conf for /etc/a.conf in web",
            ("docker cp a.conf web:/etc/a.conf", "docker cp web:/etc/a.conf a.conf"),
        ),
        (
            "clean up but leave the volume notes alone",
            ("docker container prune", "docker image prune", "docker builder prune"),
        ),
    ],
)
def test_it_asks(text, commands):
    found = answer(text, open_store())
    assert (found.outcome, tuple(it.command for it in found.suggestions)) == ("ambiguous", commands)


def test_a_volume_is_filled_from_its_archive():
    found = answer("make the volume notes again with what is in notes.tar.gz", open_store())
    assert " tar xzf /backup/notes.tar.gz " in found.suggestions[0].command


def test_docker_counts_no_visits():
    found = answer("how many times was site visited", open_store())
    assert found.outcome == "none"
    assert "counts no visits" in (found.hint or "")
