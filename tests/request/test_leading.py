import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    ("on the remote box ssh://ops@10.1.1.5 show me the running containers", "docker -H ssh://ops@10.1.1.5 ps"),
    ("with context edge list images", "docker --context edge images"),
    ("list the containers in the prod context", "docker --context prod ps"),
    ("switch to context staging", "docker context use staging"),
    ("show details of context prod", "docker context inspect prod"),
    ("the compose project must be named berlin and brought up detached", "docker compose -p berlin up -d"),
    ("bring up compose with profile debug", "docker compose --profile debug up"),
    ("docker compose up using both base.yaml and override.yaml", "docker compose -f base.yaml -f override.yaml up"),
    ("compose down for file test.yaml including volumes", "docker compose -f test.yaml down -v"),
    ("dry run compose down please, without really doing it", "docker compose --dry-run down"),
    ("deploy stack shop from docker-compose.yml", "docker stack deploy -c docker-compose.yml shop"),
]


@pytest.mark.parametrize(("request_", "wanted"), SAID)
def test_flags_before_the_command(request_: str, wanted: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == wanted


def test_a_dry_run_changes_nothing() -> None:
    assert answer("dry run of compose down", STORE).suggestions[0].risk == "read"
