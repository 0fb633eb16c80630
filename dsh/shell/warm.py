"""What the first key strokes need, made ready while nobody types yet."""

import gc

from dsh.completion.candidates import candidates
from dsh.knowledge.store import Store
from dsh.request.live.objects import Live
from dsh.request.live.wishes import wish
from dsh.shell.guess import guesses
from dsh.shell.reading import explained, mistake

REQUESTS = ("stop the container web", "run nginx on port 8080", "docke")
LINES = (
    "docker rn",
    "docker",
    "docker run -e A=1 --rmm x",
    "docker run -d -p 8080:80 -v data:/data nginx",
    "docker ps -f name=web",
    "docker rm -f web",
)


def warm(store: Store) -> None:
    """Loads the words of requests, the types of values and what explains lines: each costs the first who asks."""
    for text in REQUESTS:
        guesses(text, store)
    wish("stop web", Live())
    for text in LINES:
        candidates(text, len(text), store)
        explained(text, store)
        mistake(text, store)
    gc.freeze()  # it stays: looking through it again would make a key stroke wait
