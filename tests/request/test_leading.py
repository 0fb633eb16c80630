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
    ("compose up with env file .env.stage", "docker compose --env-file .env.stage up"),
    ("use the env file prod.env for docker compose up", "docker compose --env-file prod.env up"),
    ("copy conf.yml from the compose service shop to here", "docker compose cp shop:conf.yml ."),
    ("copy app.yaml into compose service shop at /etc/app.yaml", "docker compose cp app.yaml shop:/etc/app.yaml"),
    ("deploy stack shop from docker-compose.yml", "docker stack deploy -c docker-compose.yml shop"),
]


@pytest.mark.parametrize(("request_", "wanted"), SAID)
def test_flags_before_the_command(request_: str, wanted: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == wanted


def test_a_dry_run_changes_nothing() -> None:
    assert answer("dry run of compose down", STORE).suggestions[0].risk == "read"


SWARMS = [
    ('scale compose to three "worker" and one "beat"', "docker compose up -d --scale worker=3 --scale beat=1"),
    ("scale swarm services api to 4 and web to 6", "docker service scale api=4 web=6"),
    ("whats the comand to leave swarm by force", "docker swarm leave -f"),
    ("roll the service api to image acme/api:2", "docker service update --image acme/api:2 api"),
    ("on which node is service web running", "docker service ps web"),
    ("list all compose projects running", "docker compose ls"),
    ("create context nas for root@192.168.1.20", "docker context create nas --docker host=ssh://root@192.168.1.20"),
]


@pytest.mark.parametrize(("request_", "wanted"), SWARMS)
def test_services_and_swarms(request_: str, wanted: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == wanted


SETTINGS = [
    ("update service web to use 256m of memory", "docker service update --limit-memory 256m web"),
    ("add env DEBUG=1 to service web", "docker service update --env-add DEBUG=1 web"),
    ("add label disk=ssd to node n1", "docker node update --label-add disk=ssd n1"),
    ("change the service web to 4 replicas", "docker service update --replicas 4 web"),
    ("recreate just the web container of my compose project", "docker compose up -d --force-recreate web"),
    ("which compose containers have exited", "docker compose ps -a"),
    ("bring up the compose stack but build it first", "docker compose up --build"),
    ("turn off docker compose but leave data alone", "docker compose down"),
    ("restore backup.tar into the volume db-data",
     "docker run --rm -v db-data:/data -v $(pwd):/backup alpine tar xf /backup/backup.tar -C /data"),
    ("the container web does not answer, restart it please", "docker restart web"),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "wanted"), SETTINGS)
def test_settings_of_what_runs(request_: str, wanted: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == wanted
