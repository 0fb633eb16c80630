"""What says nothing in a request is put by, and other words for the same are told in plain ones."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer
from dsh.request.plain import plain

STORE = open_store()
PLAIN = [
    ("hey, stop redis and then remove it", "stop redis and then remove it"),
    ("ok now go ahead and show me what's running, thanks", "show me what's running"),
    ("is there a way to remove unused volumes", "remove unused volumes"),
    ("pause all active containers right now", "pause all running containers"),
    ("get rid of every single one of the stopped containers", "remove all the stopped containers"),
    ("i'm trying to run my-app with 512 megs of memory", "run my-app with 512 megs of memory"),
    ("can you pull all tags of busybox for me", "pull all tags of busybox"),
]
SAME = [
    "docker volume ls",
    "what does docker image prune do",
    "what now",
    "hello world",
    "run nginx with the label 'right now'",
    "how much is it",
    "",
]


@pytest.mark.parametrize(("request_", "said"), PLAIN)
def test_is_told_in_plain_words(request_, said):
    assert plain(request_, STORE) == said


@pytest.mark.parametrize("request_", SAME)
def test_what_says_something_stays(request_):
    assert plain(request_, STORE) == request_


def test_names_of_what_is_there_stay():
    live = Live(containers=(LiveContainer("now"),))
    assert plain("please show me the logs of now", STORE, live) == "show me the logs of now"


COMMANDS = [
    ("clean up, remove the stopped ones but keep report",
     "docker rm $(docker ps -a -f status=exited --format '{{.Names}}' | grep -vx report)"),

    ("delete all the containers which nobody needs any more", "docker container prune"),
    ("stop everything except the container by the name of db",
     "docker stop $(docker ps --format '{{.Names}}' | grep -vx db)"),
    ("creat a volume by the name of photos", "docker volume create photos"),
    ("how do i stop redis and then remove it", "docker stop redis && docker rm redis"),
    ("clean up images older than week", "docker image prune -a --filter until=168h"),
    ("run php artisan migrate inside of laravel container", "docker exec laravel php artisan migrate"),

    ("my existing container crawler eats too much, limit it to 2.5 cpus and 200 pids",
     "docker update --cpus 2.5 --pids-limit 200 crawler"),
    ("don't stop or kill anything, just show the logs of the running container web", "docker logs web"),
    ("container job1 shall never restart by itself anymore, turn the restart policy off",
     "docker update --restart no job1"),
    ("make a container from redis:7 called r7 with restart always, don't run it yet",
     "docker create --name r7 --restart always redis:7"),
    ("make containers db and cache restart always from now on", "docker update --restart always db cache"),
    ("start mysql:5.7 as linux/amd64 with root password toor",
     "docker run --platform linux/amd64 -e MYSQL_ROOT_PASSWORD=toor mysql:5.7"),
    ("how do i get a root shell in my running container", "docker exec -u root -it CONTAINER sh"),

    ("limit web to a tenth of a core", "docker update --cpus 0.1 web"),
    ("limit web to 10% of a cpu", "docker update --cpus 0.1 web"),
    ("put my page from the folder site on port 8095 with nginx",
     "docker run -p 8095:80 -v ./site:/usr/share/nginx/html nginx"),
    ("worker's last 5 log lines", "docker logs -n 5 worker"),
    ("detele the iamge alpine", "docker rmi alpine"),
    ("exce into contaner worker with sh", "docker exec -it worker sh"),
    ("restart the jenkins container please", "docker restart jenkins"),
    ("stop proxy", "docker stop proxy"),
    ("create a volume called one", "docker volume create one"),

    # pages of a folder, and the image that serves them
    ("php 8.2 apache with ./htdocs as web root on 8088",
     "docker run -p 8088:80 -v ./htdocs:/var/www/html php:8.2-apache"),
    ("nginx on 8001 with ./blog as document root", "docker run -p 8001:80 -v ./blog:/usr/share/nginx/html nginx"),
    ("serve this folder with php 8.1 apache on port 8003",
     "docker run -p 8003:80 -v $(pwd):/var/www/html php:8.1-apache"),
    ("i need php 8.3 with apache serving ./lib on 8004", "docker run -p 8004:80 -v ./lib:/var/www/html php:8.3-apache"),
    ("php with apache for the folder ./shop on 8081", "docker run -p 8081:80 -v ./shop:/var/www/html php:apache"),
    ("make an image of my Dockerfile called thesis", "docker build -t thesis ."),
    ("can api talk to cache", "docker exec api ping -c 1 cache"),
    # until when, for whom; what a program tells
    ("freeze sim over night and continue it tomorrow", "docker pause sim"),
    ("stop crawler over the weekend", "docker stop crawler"),
    ("create a container for student eva from image lab-env with 256 mb memory",
     "docker create --name eva -m 256m lab-env"),
    ("clear the cache in container app with php artisan cache:clear", "docker exec app php artisan cache:clear"),
    ("is fitter still calculating", "docker ps -f name=fitter"),  # named by what it does, and no filter
    ("stop fitter", "docker stop fitter"),
    ("i want the full build output of atlas, not these lines that fold away",
     "docker build --progress plain -t atlas ."),
    # on which machine, why, and who did it by hand: no names
    ("stop all running containers on the physics server", "docker stop $(docker ps -q)"),
    ("remove all stopped containers on our test machine", "docker container prune"),
    ("pull redis on the exam server", "docker pull redis"),
    ("the workshop is over so please just nuke every container, running or not", "docker rm -f $(docker ps -aq)"),
    ("i installed the tools by hand in box1, save box1 as an image called course", "docker commit box1 course"),
    ("container fit hogs the machine, cap it at 2.5 cores without stopping it", "docker update --cpus 2.5 fit"),
    ("crawler uses too much cpu, pause it", "docker pause crawler"),
    ("images which are used by no container, we want them all gone", "docker image prune -a"),
    ("volumes without a name, i want them removed", "docker volume prune"),
    ("how many of the containers come from image lab-env? list them", "docker ps -a -f ancestor=lab-env"),
    ("stop is hanging, kill container stuck7 right now", "docker kill stuck7"),
    ("the trainer dies with a bus error, run trainer with 4 gb of shared memory", "docker run --shm-size 4g trainer"),
    ("the app writes /var/log/till.log in container web, show me the last 30 lines of it",
     "docker exec web tail -n 30 /var/log/till.log"),

    ("get rid of unused volumes", "docker volume prune"),
    ("get rid of volume cache-data", "docker volume rm cache-data"),
    ("get rid of the containers not live any more", "docker rm $(docker ps -aq -f status=exited)"),
    ("we should prune everything not used in the last 3 days, volumes not", "docker system prune --filter until=72h"),
    ("hey, stop redis and then remove it", "docker stop redis && docker rm redis"),
    ("go ahead and run my-app with 512 megs of memory", "docker run -m 512m my-app"),
    ("i need to start ubuntu and give me a shell", "docker run -it ubuntu bash"),
    ("we should delete stopped containers and then volumes that nobody needs",
     "docker container prune && docker volume prune"),
    ("is there a way to delete every container, active or not", "docker rm -f $(docker ps -aq)"),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "command"), COMMANDS)
def test_answers_as_the_plain_request(request_, command):
    found = answer(request_, STORE)
    assert found.request == request_
    assert [it.command for it in found.suggestions[:1]] == [command]


LIVE = Live(tuple(LiveContainer(name) for name in ("logs", "home", "two", "jobs")), volumes=("files",))
OTHER_WORDS = [  # what is there is called by a word of another meaning
    ("delete all pictures (I mean images) that no container uses", "docker image prune -a"),
    ("containers that report unhealthy", "docker ps -f health=unhealthy"),
    ("get rid of absolutely all unused stuff, images volumes the works", "docker system prune --volumes -a"),
    (
        "run migrations: compose service web, python manage.py migrate, container should go away afterwards",
        "docker compose run --rm web python manage.py migrate",
    ),
    ("show the layers of myapp:2.0 with the whole command not cut off", "docker history --no-trunc myapp:2.0"),
    (
        "make sure grafana comes back by itself after a reboot. it is already running",
        "docker update --restart always grafana",
    ),
    ("EADDRINUSE 3000. which container sits on that port?", "docker ps -f publish=3000"),
    ("limit a new busybox container to one and a half cpus", "docker run --cpus 1.5 busybox"),
    ("chagne name of container from stary to nowy", "docker rename stary nowy"),
    ("take mailcatcher down and get rid of it", "docker stop mailcatcher && docker rm mailcatcher"),
    ("what has docker been up to in the last 30 minutes?", "docker events --since 30m --until 0s"),
    ("help me with the options of system prune", "docker system prune --help"),
    ("need to be root inside jenkins for a minute", "docker exec -u root -it jenkins sh"),
    ("build an arm64 image on my intel laptop, tag it iot:1", "docker build --platform linux/arm64 -t iot:1 ."),
    ("build it for my intel laptop, called x", "docker build --platform linux/amd64 -t x ."),
    ("give web ten seconds to shut down before docker kills it", "docker stop -t 10 web"),
    (
        "throw away all containers whose name contains tmp, they may be running",
        "docker rm -f $(docker ps -aq -f name=tmp)",
    ),
    ("stop the container logs", "docker stop logs"),
    ("restart home", "docker restart home"),
    ("how much memory does two use", "docker stats --no-stream two"),
    ("last 20 lines of home's logs", "docker logs -n 20 home"),
    ("delete the volume files", "docker volume rm files"),
    ("inspect home", "docker inspect home"),
    ("stop home logs jobs", "docker stop home logs jobs"),
    ("restart home, logs and jobs", "docker restart home logs jobs"),
]


@pytest.mark.parametrize(("request_", "command"), OTHER_WORDS)
def test_a_name_stands_where_nothing_else_can(request_, command):
    assert [it.command for it in answer(request_, STORE, LIVE).suggestions[:1]] == [command]


INSPECT_IP = "docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' kiosk"
FOREIGN = [  # English of people whose mother tongue is another one
    # he, she and it; what is to become of it
    ("build the image of here and call her crm:2", "docker build -t crm:2 ."),
    ("delete the network lab please, nobody use he", "docker network rm lab"),
    ("make container crm stopped", "docker stop crm"),
    ("make it removed the image crm:1", "docker rmi crm:1"),
    ("container crm is not more answering, make it killed right now", "docker kill crm"),
    ("the container who is named crm stop him", "docker stop crm"),
    ("how start again the container crm who is stopped", "docker start crm"),
    ("show me all containers also these who are not running", "docker ps -a"),
    # how one asks and where one goes
    ("how make copy of folder /var/log from container crm to here where I am", "docker cp crm:/var/log ."),
    ("every detail about container crm I want see", "docker inspect crm"),
    ("how to come inside container crm with user www-data", "docker exec -u www-data -it crm bash"),
    ("how come in the bash of container crm", "docker exec -it crm bash"),
    ("how I log me in docker hub", "docker login"),
    # what it does and writes
    ("please run nginx in the behind with name front and port 80", "docker run -d --name front -p 80:80 nginx"),
    ("with compose how I am start everything and no block my terminal", "docker compose up -d"),
    ("launch image crm with same network of my machine", "docker run --network host crm"),
    ("I want that the log have also the hour of each line, container crm", "docker logs -t crm"),
    ("what did print the container crm before it has crashed", "docker logs crm"),
    ("make new image with name snap from the container crm", "docker commit crm snap"),
    ("who is ocupying port 8080, which container it is", "docker ps -f publish=8080"),
    ("container crm is dead or is alive? tell me the state", "docker inspect -f '{{.State.Status}}' crm"),
    ("many images have name <none>, delete they", "docker image prune"),
    ("make the image kiosk:1 away", "docker rmi kiosk:1"),
    ("make away the network lab_net", "docker network rm lab_net"),
    ("say me what is the ip of container kiosk", INSPECT_IP),
    ("say me all details about container kiosk", "docker inspect kiosk"),
    ("start image kiosk like user node", "docker run -u node kiosk"),
    ("run image kiosk like user number 1004", "docker run -u 1004 kiosk"),
    ("mount the actual directory in /srv and run node:22", "docker run -v $(pwd):/srv node:22"),
    ("i want see also containers that are not working more", "docker ps -a"),
    ("make a restart of container kiosk", "docker restart kiosk"),
    ("do a pull of redis:7", "docker pull redis:7"),
    ("from container kiosk make new image with name kiosk-snap", "docker commit kiosk kiosk-snap"),
    ("volume kiosk_data is not needed more, erase it", "docker volume rm kiosk_data"),
    ("open for me a bash in container kiosk", "docker exec -it kiosk bash"),
    ("get bash into container kiosk as user root", "docker exec -u root -it kiosk bash"),
    ("i want go in container kiosk but start in the folder /opt", "docker exec -it -w /opt kiosk bash"),
    ("how can i do to see logs of kiosk", "docker logs kiosk"),
    ("i want know which port has kiosk", "docker port kiosk"),
    ("list container with the name beginning kio", "docker ps -f name='^kio'"),
    ("delete image nginx the old one 1.18", "docker rmi nginx:1.18"),
    ("remove container kiosk, it still runs, no matter", "docker rm -f kiosk"),
    ("run image kiosk but instead of his normal program start sh", "docker run -it --entrypoint sh kiosk"),
    ("i would like that container kiosk starts alone when the pc starts", "docker update --restart always kiosk"),
    ("clear the cache of builds, it eats my whole disk", "docker builder prune"),
    ("since how long is the container kiosk up", "docker inspect -f '{{.State.StartedAt}}' kiosk"),
    ("run python 3.13 with the folder ./src in /src only read", "docker run -v ./src:/src:ro python:3.13"),
    ("download the image mariadb version eleven", "docker pull mariadb:11"),
    ("put off container kiosk", "docker stop kiosk"),
    ("give tag v3 to image kiosk", "docker tag kiosk kiosk:v3"),
    ("send to me the logs of kiosk", "docker logs kiosk"),
]


@pytest.mark.parametrize(("request_", "command"), FOREIGN)
def test_english_of_another_mother_tongue(request_, command):
    assert [it.command for it in answer(request_, STORE).suggestions[:1]] == [command]


@pytest.mark.parametrize(
    ("request_", "command"),
    [
        ("kill -HUP haproxy, the container", "docker kill -s HUP haproxy"),
        ("kill -USR1 the nginx container", "docker kill -s USR1 nginx"),
    ],
)
def test_a_signal_as_the_shell_is_told_it(request_, command):
    assert [it.command for it in answer(request_, STORE).suggestions[:1]] == [command]


@pytest.mark.parametrize("request_", ["stop nap please", "stop nap, thanks"])
def test_a_polite_word_is_no_part_of_what_is_there(request_):
    live = Live(containers=(LiveContainer("nap"),))
    assert answer(request_, STORE, live).suggestions[0].command == "docker stop nap"


@pytest.mark.parametrize(
    "request_",
    [
        "create a python virtual environment in this folder",
        "start a new react project with vite",
        "the ship has 4000 containers aboard, how many weigh more than 20 tons",
    ],
)
def test_what_is_of_another_world_is_not_dockers(request_):
    assert answer(request_, STORE).outcome == "none"
