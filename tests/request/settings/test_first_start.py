"""What a database runs at its first start goes where its image looks for that, and never over its data."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
INIT = "/docker-entrypoint-initdb.d"
SAID = [
    ("run postgres with my schema.sql loaded at first start", f"docker run -v ./schema.sql:{INIT}/schema.sql postgres"),
    ("postgres with the init script ./init.sql, read only", f"docker run -v ./init.sql:{INIT}/init.sql:ro postgres"),
    ("start mysql and load dump.sql on first boot", f"docker run -v ./dump.sql:{INIT}/dump.sql mysql"),
    ("mariadb with the initialisation scripts in ./sql", f"docker run -v ./sql:{INIT} mariadb"),
    ("mongo with ./seed.js run at init", f"docker run -v ./seed.js:{INIT}/seed.js mongo"),
    ("run postgres 17 with ./init-db and a volume pg",
     f"docker run -v ./init-db:{INIT} -v pg:/var/lib/postgresql/data postgres:17"),
    ("start postgres with its data in ./pg and the init scripts from ./initdb",
     f"docker run -v ./initdb:{INIT} -v ./pg:/var/lib/postgresql postgres"),
    # no such script
    ("run postgres with ./data mounted as data folder", "docker run -v ./data:/var/lib/postgresql postgres"),
    ("copy init.sql into the postgres container", "docker cp init.sql postgres:PATH"),
    ("run alpine with init", "docker run --init alpine"),
    ("run ./seed.sh in the running postgres container", "docker exec postgres ./seed.sh"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "wanted"), SAID)
def test_first_start(said: str, wanted: str) -> None:
    assert answer(said, STORE).suggestions[0].command == wanted
