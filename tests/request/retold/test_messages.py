import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.retold.messages import without_message

STORE = open_store()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("Error response from daemon: conflict: unable to delete 4ab12 (must be forced). how do i force",
         "docker rmi -f 4ab12"),
        ("port is already allocated 5432!! who has it", "docker ps -f publish=5432"),
        ('The container name "/web" is already in use by container "9c1e". I dont need the old one', "docker rm web"),
        ('cannot remove container "/job": container is running: force remove. -> ok then force it', "docker rm -f job"),
    ],
)  # fmt: skip
def test_wishes_beside_messages(text: str, command: str) -> None:
    assert answer(text, STORE).suggestions[0].command == command


@pytest.mark.parametrize(
    "text",
    [
        "unable to delete 4ab12 (must be forced). should I force it?",
        'the container name "/web" is already in use, how can I keep it and not remove it',
        "is nginx already running",
    ],
)
def test_texts_left_alone(text: str) -> None:
    assert without_message(text) == text
