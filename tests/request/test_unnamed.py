"""One thing that is spoken of and not named is left open; who stays is never lost for want of a name."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("how to put a container in a network", "docker network connect NETWORK CONTAINER"),
        ("how to copy a file out of a stopped container", "docker cp CONTAINER:PATH ."),
        ("how do i get a docker container's ip address from the host?", "docker inspect -f '{{range"),
        ("how to see why a container exited", "docker logs CONTAINER"),
        ("how to delete a volume", "docker volume rm VOLUME"),
        ("how do i remove an image", "docker rmi IMAGE"),
        ("get the exit code of stopped container", "docker inspect -f '{{.State.ExitCode}}' CONTAINER"),
        ("which files were changed in a container compared to its image", "docker diff CONTAINER"),
        ("where on disk does a docker volume actually live", "docker volume inspect -f '{{.Mountpoint}}' VOLUME"),
        ("check if a container is healthy from a script", "docker inspect -f '{{.State.Health.Status}}' CONTAINER"),
        ("what is the status of a container", "docker inspect -f '{{.State.Status}}' CONTAINER"),
        ("whats the ip adress of a contianer", "docker inspect -f '{{range"),
        ("save the logs of a container to a textfile", "docker logs CONTAINER > FILE 2>&1"),
        ("preserve what i installed in a container as a new image", "docker commit CONTAINER IMAGE"),
        ("how do i go into a running container", "docker exec -it CONTAINER sh"),
        ("how do i get the logs into a file", "docker logs CONTAINER > FILE 2>&1"),
        ("limit memory of a container", "docker update -m SIZE CONTAINER"),
        ("how to set memory limit for a container", "docker update -m SIZE CONTAINER"),
        ("Check if container is running using docker commands", "docker ps"),
        ("how to get the id of a container by name", "docker ps -aqf name=NAME"),
        ("stop all containers of an image", "docker stop $(docker ps -q -f ancestor=IMAGE)"),
        ("how to remove containers by image name", "docker rm $(docker ps -aq -f ancestor=IMAGE)"),
        ("run multiple commands in a container", "docker exec CONTAINER sh -c COMMAND"),
        ("How to see docker image contents", "docker run --rm -it IMAGE sh"),
        ("how to backup docker volume", "docker run --rm -v VOLUME:/data"),
        ("How to move docker images between hosts without a registry", "docker save -o FILE IMAGE"),
        ("push an image to a private registry", "docker tag IMAGE REGISTRY/IMAGE && docker push REGISTRY/IMAGE"),
        ("how to specify a different dockerfile name when building", "docker build -f FILE ."),
        ("build failed, how do i build again without cache", "docker build --no-cache ."),
        ("which version of redis is running in the container cache", "docker exec cache redis-server --version"),
        ("what is the password of my postgres container", "docker exec postgres env"),
        ("how do i give an image another name", "docker tag IMAGE NAME"),
        ("pull image for another architecture", "docker pull --platform PLATFORM IMAGE"),
        ("build with build arguments", "docker build --build-arg KEY=VALUE ."),
        ("pass a secret to docker build", "docker build --secret id=NAME,src=FILE ."),
        ("build for multiple platforms", "docker buildx build --platform linux/amd64,linux/arm64 -t IMAGE --push ."),
        ("build only one stage", "docker build --target STAGE ."),
        ("how do i see what is in a volume", "docker run --rm -v VOLUME:/data alpine ls -la /data"),
        ("copy files into a volume", 'docker run --rm -v "$(pwd)":/from -v VOLUME:/to alpine cp -a /from/. /to'),
        ("enable a compose profile", "docker compose --profile NAME up"),
        ("compose with another file", "docker compose -f FILE up"),
        ("show image names and tags", "docker images --format '{{.Repository}}:{{.Tag}}'"),
        ("look for an image on docker hub", "docker search TERM"),
        ("build from a different directory", "docker build PATH"),
        ("docker logs continuous", "docker logs -f CONTAINER"),
        ("where are my old containers", "docker ps -a"),
        ("my compose file is called different", "docker compose -f FILE up"),
        ("how do i get all the stuff in my compose file running", "docker compose up"),
        ("start some of the compose services only", "docker compose up SERVICE SERVICE"),
        ("compose exec with no tty", "docker compose exec -T SERVICE COMMAND"),
        ("compose run without dependencies", "docker compose run --no-deps SERVICE"),
        ("can i run several copies of a service with compose", "docker compose up -d --scale SERVICE=REPLICAS"),
        ("is this yaml file valid", "docker compose config"),
        ("start compose with another env file", "docker compose --env-file FILE up"),
        ("run compose in another directory", "docker compose --project-directory PATH up"),
        ("hot reload with compose", "docker compose watch"),
        ("how much memory do my compose services use", "docker compose stats"),
        ("make a network with my own ip range", "docker network create --subnet SUBNET NETWORK"),
        ("give a container a second name in a network", "docker network connect --alias ALIAS NETWORK CONTAINER"),
        ("which containers are connected to a network", "docker network inspect NETWORK"),
        ("create a volume with a label", "docker volume create --label KEY=VALUE NAME"),
        ("pull an older version of an image", "docker pull IMAGE:TAG"),
        ("what process does the image run", "docker image inspect -f '{{.Config.Entrypoint}} {{.Config.Cmd}}' IMAGE"),
        ("restore an image from a tarball", "docker load -i FILE"),
        ("build from another directory", "docker build PATH"),
        ("add a label to the image at build time", "docker build --label KEY=VALUE ."),
        ("remove a builder", "docker buildx rm NAME"),
        ("show the events of a single container", "docker events -f container=CONTAINER"),
        ("go back to the default context", "docker context use default"),
        ("how do i connect a second machine to my swarm", "docker swarm join-token worker"),
        ("turn a worker into a manager", "docker node promote NODE"),
        ("add a label to a node", "docker node update --label-add KEY=VALUE NODE"),
        ("drain a node", "docker node update --availability drain NODE"),
        ("roll back the update of a service", "docker service rollback SERVICE"),
        ("set an env variable on a service", "docker service update --env-add KEY=VALUE SERVICE"),
        ("which services are part of a stack", "docker stack services STACK"),
    ],
)
def test_what_is_not_named_is_left_open(request_: str, line: str) -> None:
    first = answer(request_, STORE).suggestions[0]
    assert first.command.startswith(line)
    assert {place for place in ("CONTAINER", "VOLUME", "NETWORK", "IMAGE") if place in line} <= set(first.missing)


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("stop all containers but one", "docker stop $(docker ps --format '{{.Names}}' | grep -vx CONTAINER)"),
        (
            "remove all containers except one",
            "docker rm $(docker ps -a --format '{{.Names}}' | grep -vx CONTAINER)",
        ),
        (
            "kill every container except a specific one",
            "docker kill $(docker ps --format '{{.Names}}' | grep -vx CONTAINER)",
        ),
        (
            "delete all networks besides one",
            "docker network rm $(docker network ls --format '{{.Name}}' | grep -vx NETWORK)",
        ),
    ],
)
def test_one_that_stays_is_left_open(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert [it.command for it in got.suggestions] == [line]
    assert got.suggestions[0].missing


@pytest.mark.parametrize(
    ("request_", "look"),
    [
        ("remove all containers except the important ones", "docker ps -a"),
        ("stop all containers but leave some running", "docker ps -a"),
        ("remove all images but keep the ones i need", "docker images"),
    ],
)
def test_several_that_stay_are_asked_for(request_: str, look: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "ambiguous"
    assert got.suggestions[0].command == look


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("Kill one or more running containers", "docker kill CONTAINER"),
        ("start one or more stopped containers", "docker start CONTAINER"),
        ("stop one or several containers", "docker stop CONTAINER"),
    ],
)
def test_one_or_more_are_not_all(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("How to change the restart policy of a running container", "docker update --restart POLICY CONTAINER"),
        ("change the restart policy of shop", "docker update --restart POLICY shop"),
        ("how do i find containers by image name", "docker ps -a -f ancestor=IMAGE"),
        ("How to list the content of a named volume in docker?", "docker run --rm -v VOLUME:/data alpine ls -la /data"),
        ("How can I know the image of a running container", "docker inspect -f '{{.Config.Image}}' CONTAINER"),
        ("how do i see the volumes of a container", "docker inspect -f '{{json .Mounts}}' CONTAINER"),
        ("docker run: mount this folder as volume", 'docker run -v "$(pwd)":PATH IMAGE'),
        ("how do i copy a folder into a container", "docker cp PATH CONTAINER:PATH"),
        ("How to send a signal to my container", "docker kill -s SIGNAL CONTAINER"),
        ("How to remove old and unused Docker images?", "docker image prune -a"),
        ("execute a command in a running compose container", "docker compose exec SERVICE COMMAND"),
        ("how do I restart a single container with docker-compose", "docker compose restart SERVICE"),
    ],
)
def test_how_a_thing_is_done_at_all(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert got.suggestions[0].command == line


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("how do i run a container with a name", "docker run --name NAME IMAGE"),
        (
            "run a container with an environment variable on a network",
            "docker run -e KEY=VALUE --network NETWORK IMAGE",
        ),
        ("how can i start a container with a port and a volume", "docker run -p PORT:PORT -v VOLUME:PATH IMAGE"),
        ("start a container as another user with a memory limit", "docker run -m SIZE -u USER IMAGE"),
        ("launch a container interactively with an env file", "docker run --env-file FILE -it IMAGE"),
    ],
)
def test_a_new_container_of_which_nothing_is_named(request_: str, line: str) -> None:
    first = answer(request_, STORE).suggestions[0]
    assert first.command == line
    assert "IMAGE" in first.missing


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("Accessing Shell inside Ubuntu container", "docker exec -it ubuntu sh"),
        ("stop my Nginx container", "docker stop nginx"),
        ("show logs of the Redis container", "docker logs redis"),
        ("monitor all containers", "docker stats"),
        ("inspect image details", "docker image inspect IMAGE"),
        ("stop the node container", "docker stop node"),
        ("drain node2", "docker node update --availability drain node2"),
        ("compose exec web ls", "docker compose exec web ls"),
        ("list volume drivers", "docker info -f '{{json .Plugins.Volume}}'"),
        ("view network interfaces of a container", "docker exec CONTAINER ip addr"),
    ],
)
def test_words_that_are_no_names(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("my docker container exits immediately", "docker logs CONTAINER"),
        ("docker copy file from container to host", "docker cp CONTAINER:PATH ."),
        ("run mysql in docker with root password", "docker run -e MYSQL_ROOT_PASSWORD=PASSWORD mysql"),
        ("serve my static site with nginx", 'docker run -d -p 8080:80 -v "$(pwd)":/usr/share/nginx/html nginx'),
        (
            "import backup.sql into my postgres container",
            "docker exec -i postgres psql -U postgres DATABASE < backup.sql",
        ),
    ],
)
def test_what_newcomers_want_first(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("how can i see the layers of an image", "docker history IMAGE"),
        ("how to see image history", "docker history IMAGE"),
        ("docker build for another platform", "docker build --platform PLATFORM ."),
        ("docker network create with a subnet", "docker network create --subnet SUBNET NETWORK"),
        ("can i use several compose files", "docker compose -f FILE -f FILE up"),
        ("how do i pass an env file to docker compose", "docker compose --env-file FILE up"),
        ("how to see logs of one service in docker compose", "docker compose logs SERVICE"),
        ("how to find the subnet of a network", "docker network inspect NETWORK"),
    ],
)
def test_images_networks_and_projects_without_a_name(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert got.suggestions[0].command == line


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("get rid of every stopped container allready", "docker rm $(docker ps -aq -f status=exited)"),
        (
            "I should like the shop container to start by itself whenever the machine boots",
            "docker update --restart always shop",
        ),
        ("restart the containers mail and wiki, abeg", "docker restart mail wiki"),
        ("stop the containers shop cache and db", "docker stop shop cache db"),
        ("stop the container called plex and then the one called vpn", "docker stop plex vpn"),
        ("please teach me the command for entering into the container named lab", "docker exec -it lab bash"),
        ("connect into the psql of the container base", "docker exec -it base psql"),
        (
            "I need another one of acme/shop called shop2, on port 8081 here and 80 inside",
            "docker run --name shop2 -p 8081:80 acme/shop",
        ),
        ("pipe $PASS into a login at ghcr.io as user ann", "echo $PASS | docker login -u ann --password-stdin ghcr.io"),
        ("please let me know the size of the image acme/app", "docker images acme/app"),
    ],
)
def test_other_peoples_english(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command.startswith(line)


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        (
            "I'd rather not have fotolab any more, it's stopped already, please remove the container",
            "docker rm fotolab",
        ),
        ("I would rather not have the image lab:1 around any more", "docker rmi lab:1"),
        ("pull version 2.3 of acme/board", "docker pull acme/board:2.3"),
        ("make network lab and put api on it", "docker network create lab && docker network connect lab api"),
        ("go inside the container lab and look at files", "docker exec -it lab bash"),
        ("build my flask app into an image called lab", "docker build -t lab ."),
        ("remove all containers with label env=lab, running too", "docker rm -f $(docker ps -aq -f label=env=lab)"),
    ],
)
def test_more_of_other_peoples_english(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


@pytest.mark.parametrize(
    "idea",
    [
        "what is a layer in an image",
        "is it dangerous that my container runs as root",
        "what happens to my files when i stop a container",
        "why does a container exit",
        "what are layers of an image",
        "how do containers find each other by name in a network",
    ],
)
def test_an_idea_stays_one(idea: str) -> None:
    assert answer(idea, STORE).outcome == "concept"


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("mount the folder i'm in into a container", 'docker run -v "$(pwd)":PATH IMAGE'),
        ("how do u get rid of all the exited containers?", "docker container prune"),
        ("remove all stopped containers but not the running ones", "docker container prune"),
        ("show running containers, not the stopped ones", "docker ps"),
        ("how can i do a dry run of docker system prune", "docker system df"),
    ],
)
def test_what_newcomers_ask(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("how can i find out which commands were used to create an image, i have no dockerfile",
         "docker history --no-trunc IMAGE"),
        ("show me the steps that were run to build my image when i dont have its dockerfile",
         "docker history --no-trunc IMAGE"),
        ("exec into a container as root even though the image uses a non-root user",
         "docker exec -it -u root CONTAINER sh"),
        ("my container does not react to docker stop, what now", "docker kill CONTAINER"),
        ("the container keeps restarting, how do i stop it from doing that",
         "docker update --restart no CONTAINER"),
        ("a container died with 137, was that because of out of memory",
         "docker inspect -f '{{.State.OOMKilled}}' CONTAINER"),
        ("can't delete an image because it is used by a container, how do i see which container",
         "docker ps -a -f ancestor=IMAGE"),
        ("volume is in use, which container uses it", "docker ps -a -f volume=VOLUME"),
        ("sign in to our company registry with the docker cli", "docker login REGISTRY"),
        ("on which nodes does my service run", "docker service ps SERVICE"),
        ("which paths or mounts are mounted in the container?", "docker inspect -f '{{json .Mounts}}' CONTAINER"),
        ("docker ps shows nothing but i started a container just now", "docker ps -a"),
        ("where can i find the output of a container that has crashed", "docker logs CONTAINER"),
        ("where are the logs of a container stored", "docker inspect -f '{{.LogPath}}' CONTAINER"),
    ],
)  # fmt: skip
def test_what_goes_wrong_with_one_unnamed_is_looked_at_in_it(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert got.suggestions[0].command == line


@pytest.mark.parametrize(
    "request_",
    [
        "why does a container exit with 137",
        "what is an oom kill",
        "will i loose my data when i delete the container",
        "do i loose everything if the container is removed",
        "what happens if a volume is in use",
        "run a container as root when the image runs as another user",
        "somebody told me to prune, is it dangerous",
        "how to connect to postgres in docker from outside",
        "list all tags of an image on docker hub",
        "how to change the port of an existing container",
    ],
)
def test_what_is_asked_of_no_one_stays_an_idea(request_: str) -> None:
    assert answer(request_, STORE).outcome == "concept"


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("docker run with volume", "docker run -v VOLUME:PATH IMAGE"),
        ("docker run with dns server", "docker run --dns IP IMAGE"),
        ("docker run as current user so that files are not owned by root", "docker run -u $(id -u):$(id -g) IMAGE"),
        ("docker run bind port to localhost only", "docker run -p 127.0.0.1:PORT:PORT IMAGE"),
        ("docker run with multiple ports", "docker run -p PORT:PORT -p PORT:PORT IMAGE"),
        ("set ulimits in docker run", "docker run --ulimit ULIMIT IMAGE"),
        ("How do I assign a static IP to a docker container", "docker run --network NETWORK --ip IP IMAGE"),
        ("how to give a container access to a usb device", "docker run --device DEVICE IMAGE"),
        ("how to access serial port from docker container", "docker run --device DEVICE IMAGE"),
        ("how to rotate logs of docker containers", "docker run --log-opt max-size=SIZE IMAGE"),
        ("run docker container without network access", "docker run --network none IMAGE"),
        ("docker exec as root", "docker exec -u root -it CONTAINER sh"),
        ("docker exec in background", "docker exec -d CONTAINER COMMAND"),
        ("run a command in a container as root", "docker exec -u root CONTAINER COMMAND"),
        ("docker build with secret", "docker build --secret id=NAME,src=FILE ."),
        ("docker build specify target", "docker build --target STAGE ."),
        ("how to build only one stage of multi stage dockerfile", "docker build --target STAGE ."),
        # as it was
        ("set memory limit for docker container", "docker update -m SIZE CONTAINER"),
        ("show the hostname of a container", "docker inspect -f '{{.Config.Hostname}}' CONTAINER"),
        ("enter the container web as root", "docker exec -it -u root web sh"),
        ("build the target api of the dockerfile", "docker build --target api ."),
        ("start a container and remove a volume", "docker start CONTAINER && docker volume rm VOLUME"),
        ("log into a container", "docker exec -it CONTAINER sh"),
    ],
)
def test_flags_are_told_by_their_nouns_alone(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("start a container under its own name", "docker run --name NAME IMAGE"),
        ("those containers always get silly names, can i choose them", "docker run --name NAME IMAGE"),
        ("docker run as a daemon", "docker run -d IMAGE"),
        ("keep the container running when i close the terminal", "docker run -d IMAGE"),
        ("can i run a container as a regular user", "docker run -u USER IMAGE"),
        ("run a container in another folder", "docker run -w PATH IMAGE"),
        ("specify dns server docker run", "docker run --dns IP IMAGE"),
        ("grant a linux capability to a container", "docker run --cap-add CAPABILITY IMAGE"),
        ("use a usb device inside a container", "docker run --device DEVICE IMAGE"),
        ("docker run with tmpfs", "docker run --tmpfs PATH IMAGE"),
        ("ignore the entrypoint of an image", "docker run --entrypoint COMMAND IMAGE"),
        ("run a container without internet access", "docker run --network none IMAGE"),
        ("i don't want a container to reach the internet", "docker run --network none IMAGE"),
        ("start a container on the host network", "docker run --network host IMAGE"),
        ("docker run from an env file", "docker run --env-file FILE IMAGE"),
        ("launch a throwaway container", "docker run --rm IMAGE"),
        ("delete a container automatically when it is done", "docker run --rm IMAGE"),
        ("enable the gpu in a container", "docker run --gpus all IMAGE"),
        ("mount a folder read-only in a container", "docker run -v PATH:PATH:ro IMAGE"),
        ("publish a port only on localhost", "docker run -p 127.0.0.1:PORT:PORT IMAGE"),
        ("docker exec in another directory", "docker exec -w PATH CONTAINER COMMAND"),
        ("run a command in a container as root", "docker exec -u root CONTAINER COMMAND"),
        ("docker exec with an environment variable", "docker exec -e KEY=VALUE CONTAINER COMMAND"),
        ("show just the last lines of container logs", "docker logs -n NUMBER CONTAINER"),
        ("container logs since a certain time", "docker logs --since TIME CONTAINER"),
        ("search container logs for a word", "docker logs CONTAINER 2>&1 | grep PATTERN"),
        ("list containers using a volume", "docker ps -a -f volume=VOLUME"),
        ("list all containers with a certain label", "docker ps -a -f label=LABEL"),
        ("what image is my container running", "docker inspect -f '{{.Config.Image}}' CONTAINER"),
        ("since when is my container running", "docker inspect -f '{{.State.StartedAt}}' CONTAINER"),
        ("which code did my container end with", "docker inspect -f '{{.State.ExitCode}}' CONTAINER"),
        ("see how a container was configured", "docker inspect CONTAINER"),
        ("download a file from a container", "docker cp CONTAINER:PATH ."),
        ("one container eats all the memory, how do i limit it", "docker update -m SIZE CONTAINER"),
        ("my container needs more ram", "docker update -m SIZE CONTAINER"),
        ("let a running container use fewer cpus", "docker update --cpus CPUS CONTAINER"),
        ("turn off the auto restart of a container", "docker update --restart no CONTAINER"),
        ("kill a container that hangs", "docker kill CONTAINER"),
        ("container is stuck, how do i stop it", "docker kill CONTAINER"),
        ("my container is paused, how do i get it running again", "docker unpause CONTAINER"),
        ("delete an old container", "docker rm CONTAINER"),
        ("log in to a container", "docker exec -it CONTAINER sh"),
        ("which port is my container reachable on", "docker port CONTAINER"),
        ("turn my container into an image", "docker commit CONTAINER IMAGE"),
        ("commit a container with a comment", "docker commit -m MESSAGE CONTAINER IMAGE"),
        ("export a container as a tarball", "docker export -o FILE CONTAINER"),
    ],
)
def test_a_flag_whose_value_is_not_told_is_left_open(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert got.suggestions[0].command == line


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("how can i see which docker run command was used to start a container",
         "docker inspect -f '{{.Path}} {{.Args}}' CONTAINER"),
        ("check how long a container has been running", "docker inspect -f '{{.State.StartedAt}}' CONTAINER"),
        ("how do i follow container logs from now on", "docker logs -f --tail 0 CONTAINER"),
        ("how to search in dokcer logs", "docker logs CONTAINER 2>&1 | grep PATTERN"),
        ("start a stopped container interactively", "docker start -ai CONTAINER"),
        ("copy a folder from one docker container to another",
         "docker cp CONTAINER:PATH - | docker cp - CONTAINER:PATH"),
        ("delete all images matching a pattern", "docker rmi $(docker images -q -f reference=PATTERN)"),
        ("get the dockerfile of an existing image", "docker history --no-trunc IMAGE"),
        ("show the digest of an image", "docker images --digests"),
        ("make an image from a running container", "docker commit CONTAINER IMAGE"),
        ("where is my docker volume stored on disk", "docker volume inspect -f '{{.Mountpoint}}' VOLUME"),
        ("where does docker store images", "docker info -f '{{.DockerRootDir}}'"),
        ("connect running docker container to another network", "docker network connect NETWORK CONTAINER"),
        ("docker compose up with two yaml files", "docker compose -f FILE -f FILE up"),
        ("docker-compose use another env file", "docker compose --env-file FILE up"),
        ("docker compose with a different project name", "docker compose -p NAME up"),
        ("load a mysql dump into a mysql container",
         "docker exec -i CONTAINER mysql -u USER -pPASSWORD DATABASE < FILE"),
        ("force redeploy of a swarm service", "docker service update --force SERVICE"),
        ("mount current directory as volume in docker on windows", 'docker run -v "$(pwd)":PATH IMAGE'),
        ("how do i keep a docker container running", "docker run -d IMAGE sleep infinity"),
        ("start docker container on startup", "docker update --restart unless-stopped CONTAINER"),
        ("which containers use an image", "docker ps -a -f ancestor=IMAGE"),
        ("docker run with name", "docker run --name NAME IMAGE"),
        ("docker compose restart service", "docker compose restart SERVICE"),
        ("docker stack deploy", "docker stack deploy -c FILE STACK"),
        ("build from a dockerfile with a different name", "docker build -f FILE ."),
        ("docker - a way to give access to a host USB or serial device?", "docker run --device DEVICE IMAGE"),
        ("docker stats without stream", "docker stats --no-stream"),
        ("docker build context directory", "docker build ."),
        ("docker build with the context directory web", "docker build web"),
        ("stats of web and db", "docker stats web db"),
        # as it was
        ("docker compose restart the service called service", "docker compose restart service"),
        ("stop the container web", "docker stop web"),
        ("connect the container web to the network lan", "docker network connect lan web"),
        ("copy /etc/hosts from container web to container db",
         "docker cp web:/etc/hosts . && docker cp hosts db:/etc/hosts"),
        ("where is the volume data stored", "docker volume inspect -f '{{.Mountpoint}}' data"),
        ("remove the images of acme/*", "docker rmi $(docker images -q 'acme/*')"),
    ],
)  # fmt: skip
def test_titles_of_questions_are_answered(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


def test_what_is_compared_is_no_quotation() -> None:
    assert answer("What is the difference between the `COPY` and `ADD` commands?", STORE).concept == "add-copy"


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("run nginx in the background", "docker run -d nginx"),
        ("check the environment of a running container", "docker exec CONTAINER env"),
        ("find out the ip of a running container", "docker inspect -f '{{range"),
        ("run a command in the container web as root", "docker exec -u root web"),
        ("container logs of web since 10:00", "docker logs --since"),
        ("change the restart policy of a container", "docker update --restart POLICY CONTAINER"),
        ("rename a container", "docker rename CONTAINER"),
        ("add a container to a network", "docker network connect NETWORK CONTAINER"),
        ("list running containers", "docker ps"),
        ("give a running container more memory", "docker update -m SIZE CONTAINER"),
        ("see which ports are open in a container", "docker port CONTAINER"),
        ("log in to a container registry", "docker login"),
        ("kill the container web that hangs", "docker kill web"),
        ("remove all stopped containers", "docker container prune"),
    ],
)
def test_what_is_named_or_there_is_not_run_anew(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command.startswith(line)
