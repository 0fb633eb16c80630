"""Wishes that are read as a whole, whatever the order of their parts."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("copy the data folder /data/world of mc here", "docker cp mc:/data/world ."),
        (
            "copy from stopped container lab the /app/result.txt to folder ~/Desktop",
            "docker cp lab:/app/result.txt ~/Desktop",
        ),
        ("bring server.properties into mc at /data", "docker cp server.properties mc:/data"),
        ("copy ./dist contents to web:/srv", "docker cp ./dist/. web:/srv"),
        ("put everything in ./public into container web under /var/www", "docker cp ./public/. web:/var/www"),
        ("copy file settings.json into the service api at /app", "docker compose cp settings.json api:/app"),
        ("from mc container copy /data/server.log", "docker cp mc:/data/server.log ."),
        ("save /app/data.db of worker to current folder", "docker cp worker:/app/data.db ."),
        ("save log of container app in a file app.log", "docker logs app > app.log"),
    ],
)
def test_whole(text: str, command: str) -> None:
    assert answer(text, STORE).suggestions[0].command == command


@pytest.mark.parametrize("text", ["copy notes.txt to usb", "bring milk from the shop at noon"])
def test_none(text: str) -> None:
    got = answer(text, STORE)
    assert got.outcome != "match" or got.suggestions[0].score < 0.4
