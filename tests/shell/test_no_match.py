import pytest

from dsh.knowledge.store import open_store
from dsh.shell.no_match import nothing_found


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("docker logs blog 2>&1 | grep GET", 1, "no line with GET was found"),
        ("docker logs blog 2>&1 | grep -i -A 2 'no such'", 1, "no line with no such was found"),
        ("docker ps | grep -e web", 1, "no line with web was found"),
        ("docker exec web grep -r x /etc", 1, "no line with x was found"),
        ("docker logs blog | grep GET", 2, ""),
        ("docker logs blog | grep GET | wc -l", 1, ""),
        ("docker exec web ls", 1, ""),
        ("docker build .", 1, ""),
        ("docker rmi $(docker images --format '{{.Repository}}:{{.Tag}}' | grep -vx web:1.0)", 1, ""),
    ],
)
def test_a_search_that_found_nothing(command, code, says):
    told = nothing_found(command, code, open_store())
    assert told.startswith(says) if says else not told
