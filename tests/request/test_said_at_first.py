"""What people say in their first hour: a container looked about in, a volume of its own, a name given late."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

STORE = open_store()
LIVE = Live(
    (
        LiveContainer("kv", "redis:7", mounts=(("kvdata", "/data"),)),
        LiveContainer("web", "nginx"),
        LiveContainer("worker", "alpine:latest"),
        LiveContainer("hello", "alpine:latest", "exited"),
    ),
    ("redis:7", "nginx:latest", "alpine:latest"),
    ("kvdata",),
    ("bridge", "host", "none", "front"),
    (),
    ("project/",),
)

UNUSED = (
    "docker system df -v --format "
    """'{{range .Images}}{{if eq .Containers "0"}}{{println .Repository .Tag .Size}}{{end}}{{end}}'"""
)
ALWAYS = (  # whether or not there is an engine
    ("run crasher again", "docker start crasher"),
    ("build the folder project as myapp:1.0", "docker build -t myapp:1.0 ./project"),
    ("build an image from the folder project, call it notes:1", "docker build -t notes:1 ./project"),
    ("call the image i just built myapp:1.0", "docker tag IMAGE myapp:1.0"),
    ("take a look around in web", "docker exec -it web bash"),
    ("a throwaway alpine then", "docker run -it --rm alpine"),
    ("limit memory of web", "docker update -m SIZE web"),
    ("set a cpu limit for web", "docker update --cpus CPUS web"),
    (
        "which ones restart by themselfs",
        "docker inspect -f '{{.Name}} {{.HostConfig.RestartPolicy.Name}}' $(docker ps -aq)",
    ),
    ("what's the address of web for the browser", "docker port web"),
    ("move index.html to /tmp inside web", "docker exec web mv index.html /tmp"),
    (
        "start a redis in the background called kv2 with a volume for its data",
        "docker run -v kv2-data:/data --name kv2 -d redis",
    ),
    ("run postgres with its own volume", "docker run -v VOLUME:/var/lib/postgresql postgres"),
    ("list the files in container web", "docker exec web ls"),
    ("which files were added in web", "docker diff web | grep '^A'"),
    ("put notes.txt into worker under /tmp", "docker cp notes.txt worker:/tmp"),
    ("put my notes.txt into /tmp of worker", "docker cp notes.txt worker:/tmp"),
    ("start hello again and see what it says", "docker start -a hello"),
    ("what did hello say", "docker logs hello"),
    ("try out a throw-away alpine", "docker run -it --rm alpine"),
    ("is web gone?", "docker ps -a -f name=web"),
    ("whats the image of kv", "docker inspect -f '{{.Config.Image}}' kv"),
    ("how do i connect to kv from my computer", "docker port kv"),
    ("which images are not used by any container?", UNUSED),
    ("list unused images", UNUSED),
    (
        "save the data of the volume kvdata into a file here",
        "docker run --rm -v kvdata:/data -v $(pwd):/backup alpine tar czf /backup/kvdata.tar.gz -C /data .",
    ),
)
HABITS = (  # orders and questions of people who know what they want
    ("copy the nginx config from web to ~/Desktop", "docker cp web:PATH ~/Desktop"),
    ("copy the folder conf from foo to ./conf", "docker cp foo:conf ./conf"),
    ("get into the mysql shell of db as root", "docker exec -it db mysql -u root -p"),
    ("wait until the migration container has finished and tell me its exit code", "docker wait migration"),
    ("run nginx on 443", "docker run -p 443:443 nginx"),
    ("run a container that can't reach the internet from image sandbox", "docker run --network none sandbox"),
    ("stop the last started container", "docker stop $(docker ps -lq)"),
    ("logs of the container I started last", "docker logs $(docker ps -lq)"),
    ("run wordpress on port 8000 connected to the mysql container db",
     "docker run --network NETWORK -p 8000:80 wordpress"),
    ("make shop:1.0 also known as registry.local/shop:1.0", "docker tag shop:1.0 registry.local/shop:1.0"),
    ("disconnect web from bridge", "docker network disconnect bridge web"),
    ("copy ./dump.sql into db at /tmp/dump.sql and run it with psql",
     "docker cp ./dump.sql db:/tmp/dump.sql && docker exec db psql -U postgres -f /tmp/dump.sql"),
    ("which container writes the most to disk", r"docker stats --no-stream --format 'table {{.Name}}\t{{.BlockIO}}'"),
    ("run api with the working directory /srv and the command python main.py", "docker run -w /srv api python main.py"),
    ("run api with the host name api.local", "docker run -h api.local api"),
    ("run the tests in the api container with pytest -q", "docker exec api pytest -q"),
    ("which images are bigger than 500 MB",
     r"docker images --format '{{.Size}}\t{{.Repository}}:{{.Tag}}' | sort -hr"),
    ("show only the id of web", "docker ps -aq -f name=web"),
    ("run alpine and echo hello", "docker run alpine echo hello"),
    ("run python and start an interactive shell", "docker run -it python bash"),
    ("run foo as the current user", "docker run -u $(id -u):$(id -g) foo"),
    ("stop foo immediately", "docker stop -t 0 foo"),
    ("build with the target builder", "docker build --target builder ."),
    ("tag app:1 with latest", "docker tag app:1 app:latest"),
    ("i have no idea why api died, help", "docker logs api"),
    ("i can't remember how i started web", "docker inspect web"),
    ("how can i see inside the volume data", "docker run -v data:/data --rm alpine ls -la /data"),
    ("i made a typo in the name of my container, should be web not wbe", "docker rename wbe web"),
    ("please make sure that redis comes up when the server boots", "docker update --restart always redis"),
    ("i want my mysql to not lose data when i remove the container", "docker run -v VOLUME:/var/lib/mysql mysql"),
    ("how do i give a container more memory", "docker update -m SIZE CONTAINER"),
    ("can the container api reach db", "docker exec api ping -c 1 db"),
    ("i want to edit a file inside web, /etc/nginx/nginx.conf", "docker exec -it web vi /etc/nginx/nginx.conf"),
    ("put everything to sleep", "docker pause $(docker ps -q)"),
    ("throw away what i don't use any more", "docker system prune"),
    ("build without using the old layers", "docker build --no-cache ."),
    ("give the build my ssh key", "docker build --ssh default ."),
    ("put the image on our registry registry.acme.io",
     "docker tag IMAGE registry.acme.io/IMAGE && docker push registry.acme.io/IMAGE"),
    ("take node2 out of service", "docker node update --availability drain node2"),
    ("get rid of evrything that is stopped", "docker container prune"),
    ("stop everything that is running", "docker stop $(docker ps -q)"),
    ("show web log without timestamps", "docker logs web"),
    ("take the whole compose project down and also wipe its volumes", "docker compose down -v"),
    ("api wont stop, force it", "docker kill api"),
    ("from now on container mailer should come up on its own whenever docker starts",
     "docker update --restart always mailer"),
    ("run the migrations in the compose service web, the command is python manage.py migrate",
     "docker compose exec web python manage.py migrate"),
    ("where do my containers store their logs",
     "docker inspect -f '{{.Name}} {{.LogPath}}' $(docker ps -aq)"),
    ("look into the volume data", "docker run -v data:/data --rm alpine ls -la /data"),
    ("connect to the postgres in db", "docker exec -it db psql"),
    ("run a shell script inside web: /scripts/backup.sh", "docker exec web /scripts/backup.sh"),
    ("print /etc/os-release of image alpine", "docker run alpine cat /etc/os-release"),
    ("list files in image nginx under /etc/nginx", "docker run --rm nginx ls /etc/nginx"),
    ("build quietly and print just the id", "docker build -q ."),
    ("put web and db on the same network",
     "docker network connect NETWORK web && docker network connect NETWORK db"),
    ("delete all images but keep the ones in use", "docker image prune -a"),
    ("run nginx on 127.0.0.1 port 8088", "docker run -p 127.0.0.1:8088:80 nginx"),
    ("run redis, only on localhost", "docker run -p 127.0.0.1:6379:6379 redis"),
    ("run app with volumes from container data", "docker run --volumes-from data app"),
    ("redis 7 w/ password abc123 on port 6380",
     "docker run -p 6380:6379 redis:7 redis-server --requirepass abc123"),
    ("nginx on 8088 with my own ./nginx.conf mounted read only",
     "docker run -v ./nginx.conf:/etc/nginx/nginx.conf:ro -p 8088:80 nginx"),
    ("redis 7 with password abc123 listening on my port 6380",
     "docker run -p 6380:6379 redis:7 redis-server --requirepass abc123"),
    ("what version of node is inside the node:18 image?", "docker run --rm node:18 node --version"),
    ("how can I talk to redis-cli in my contianer cache", "docker exec -it cache redis-cli"),
    ("logs of web between 10:00 and 11:30",
     "docker logs --since $(date +%F)T10:00:00 --until $(date +%F)T11:30:00 web"),
    ("i have image shop:1, i want put it in registry hub.acme.io",
     "docker tag shop:1 hub.acme.io/shop:1 && docker push hub.acme.io/shop:1"),
)  # fmt: skip
HERE = (
    ("remove web and its image", "docker rm web && docker rmi nginx"),
    (
        "network of web",
        "docker inspect -f '{{range $k, $v := .NetworkSettings.Networks}}{{$k}} {{end}}' web",
    ),
    ("ping kv", "docker ps -a -f name=kv"),
    ("whats the pasword of kv", "docker exec kv env"),
    ("restart kv and then show its log", "docker restart kv && docker logs kv"),
    ("stop kv and then remove it with its volume", "docker stop kv && docker rm kv && docker volume rm kvdata"),
    (
        "what happened in the last 5 minutes",
        "docker events --since 5m --until 0s --format '{{.Type}} {{.Action}} {{or .Actor.Attributes.name .Actor.ID}}'",
    ),
)


@pytest.mark.parametrize(("said", "command"), ALWAYS)
@pytest.mark.parametrize("live", [None, LIVE], ids=["alone", "here"])
def test_is_understood(said, command, live):
    assert answer(said, STORE, live).suggestions[0].command == command


@pytest.mark.parametrize(("said", "command"), HABITS)
def test_is_understood_alone(said, command):
    assert answer(said, STORE).suggestions[0].command == command


@pytest.mark.parametrize(
    "said",
    ["restart the apache service on this server", "how do i stop the mysql service from starting when windows boots",
     "sudo apt install docker"],
)  # fmt: skip
def test_what_the_machine_does_is_no_wish_of_docker(said):
    assert answer(said, STORE).outcome == "none"


@pytest.mark.parametrize(
    "said",
    ["use another port", "give it a name", "set a variable", "execute the script", "stop the service", "monitor it",
     "keep it running", "the app is slow", "move it to another server", "change the settings"],
)  # fmt: skip
def test_what_says_too_little_is_asked(said):
    assert answer(said, STORE).outcome == "ambiguous"


def test_who_would_remove_docker_is_asked_what():
    assert answer("rm -rf the whole docker", STORE).outcome == "ambiguous"


@pytest.mark.parametrize(("said", "command"), HERE)
def test_is_understood_of_what_is_here(said, command):
    assert answer(said, STORE, LIVE).suggestions[0].command == command


def test_a_page_is_no_image():
    got = answer("does the page work? fetch http://localhost:8095", STORE)
    assert got.outcome == "none"
    assert not got.suggestions
