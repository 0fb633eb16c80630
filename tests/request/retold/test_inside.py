import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    ("inside container api run npm install", "docker exec api npm install"),
    ("in container files execute pwd", "docker exec files pwd"),
    ("in compose service app run rails console", "docker compose exec app rails console"),
    ("ping container db from container web", "docker exec web ping db"),
    ("mysql client inside container mydb as root", "docker exec -it mydb mysql -u root -p"),
    ("psql in teh contaner pg, user postgres", "docker exec -it pg psql -U postgres"),
    ("rake db:seed in service app", "docker compose exec app rake db:seed"),
    ("what's in /etc/nginx/nginx.conf of the container proxy", "docker exec proxy cat /etc/nginx/nginx.conf"),
    ("which files are in /var/log of container web", "docker exec web ls /var/log"),
    ("does the file /tmp/lock exist in container job", "docker exec job ls /tmp/lock"),
]


@pytest.mark.parametrize(("request_", "wanted"), SAID)
def test_what_is_run_inside(request_: str, wanted: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == wanted
