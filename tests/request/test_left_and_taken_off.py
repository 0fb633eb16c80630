"""To leave is not to stop; what is taken off a machine or out of a container is no container."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    "request_",
    [
        "quit the container without stopping it",
        "exit the shell but keep the container running",
        "how can I get out of my container and leave it running",
        "detach from db without killing it",
    ],
)
def test_to_leave_is_not_to_stop(request_):
    got = answer(request_, STORE)
    assert (got.outcome, got.concept) == ("concept", "attach-exec")


@pytest.mark.parametrize(
    "request_",
    [
        "my boss says to remove docker from the server",
        "how do I delete docker completely from ubuntu",
        "uninstall docker desktop from my mac",
    ],
)
def test_docker_itself_is_taken_off_a_machine_by_others(request_):
    assert answer(request_, STORE).outcome == "none"


@pytest.mark.parametrize(
    ("request_", "command"),
    [
        ("remove the file /tmp/x from container web", "docker exec web rm /tmp/x"),
        ("delete /srv/app/old.log in api", "docker exec api rm /srv/app/old.log"),
        ("remove the file app.log from container web", "docker exec web rm app.log"),
        ("how do i delete a file inside a running container", "docker exec CONTAINER rm FILE"),
        ("save web as an image called web:old and delete it", "docker commit web web:old && docker rm web"),
        ("upgrade redis in my compose stack", "docker compose pull redis && docker compose up -d redis"),
        ("remove the folder /tmp/x from container web", "docker exec web rm -r /tmp/x"),
        ("remove the unused images from my server", "docker image prune -a"),
        ("wipe every stopped container on the lab machines", "docker container prune"),
        ("show the containers on all the build servers", "docker ps"),
        ("throw out every container together with its data", "docker rm -v -f $(docker ps -aq)"),
        ("remove ubuntu from docker", "docker rmi ubuntu"),
        ("delete the docker container server", "docker rm server"),
        ("leave the swarm but keep the containers running", "docker swarm leave"),
        ("stop the container without killing it", "docker stop CONTAINER"),
    ],
)
def test_what_is_taken_out_and_what_is_not(request_, command):
    got = answer(request_, STORE)
    assert (got.outcome, got.suggestions[0].command) == ("match", command)
