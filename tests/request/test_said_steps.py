"""What is looked at and acted on, as people say it: beginnings of names, ranges of ports, signals, times to stop."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()

SAID = [
    # what runs is removed, whatever its name begins with
    ("delete the old-web container, it's running", "docker rm -f old-web"),
    ("remove my-app, it is running", "docker rm -f my-app"),
    # back into what one went out of, and what one's terminal hangs on
    ("i exited from box, how can i go back in", "docker start -ai box"),
    ("i typed exit, how do i get back into that container? it is called lab", "docker start -ai lab"),
    ("attach my terminal to the main process of the game container", "docker attach game"),
    # what something is to be called, and where it is to be reached
    ("the container named alpha should be called beta from now on", "docker rename alpha beta"),
    ("connect db to backend, give it 172.20.0.9", "docker network connect --ip 172.20.0.9 backend db"),
    # as one says it who thinks in another language
    ("make the nginx in container web reload his config without stop it", "docker exec web nginx -s reload"),
    ("remove container web without delete its volume", "docker rm web"),
    # whether it is gone
    ("i removed the container ghost yesterday, is it truly gone", "docker ps -a -f name=ghost"),
    # what was paused goes on
    ("let worker continue after the pause", "docker unpause worker"),
    ("let db carry on after its break", "docker unpause db"),
    # a name of everyday life, where a thing of Docker's is spoken of besides
    ("unplug the scanner container from the bridge network", "docker network disconnect bridge scanner"),
    ("logs of the printer container", "docker logs printer"),
    # whose database it is
    (
        "back up database crm of postgres container pg to crm.sql, the db user is bob",
        "docker exec pg pg_dump -U bob crm > crm.sql",
    ),
    # names that begin alike
    ("the containers whose name starts with ci-", "docker ps -f name=^ci-"),
    ("volumes with a name beginning with cache_", "docker volume ls -f name=^cache_"),
    ("networks that begin with lab", "docker network ls -f name=^lab"),
    ("services whose name begins with api", "docker service ls -f name=api"),
    ("volumes named like cache", "docker volume ls -f name=cache"),
    # ports from one to another
    ("containers that publish something between 9000 and 9099", "docker ps -f publish=9000-9099"),
    ("which containers use ports 3000 to 3005", "docker ps -f publish=3000-3005"),
    # how it is shown
    ("do not cut off the ids in the list of containers", "docker ps --no-trunc"),
    ("docker ps in json", "docker ps --format json"),
    ("the volume table without the rows of tmp", "docker volume ls | grep -v tmp"),
    # whose logs
    ("print cache logs", "docker logs cache"),
    ("warnings of shop live, only lines with 404", "docker logs -f shop 2>&1 | grep -i warn | grep 404"),
    # a time and a signal to stop with
    ("grant mysql-1 3 minutes to shut down when you stop it", "docker stop -t 180 mysql-1"),
    ("restart relay with sigquit rather than sigterm", "docker restart -s SIGQUIT relay"),
    # one step after the other
    (
        "put site.conf into edge:/etc/nginx/ and then restart it",
        "docker cp site.conf edge:/etc/nginx/ && docker restart edge",
    ),
    # what the step before was about
    (
        "disconnect relay from the network blue and connect it to green",
        "docker network disconnect blue relay && docker network connect green relay",
    ),
    (
        "take mail off the network old, then attach it to lan",
        "docker network disconnect old mail && docker network connect lan mail",
    ),
    (
        "connect cart to lan and disconnect it from dmz",
        "docker network connect lan cart && docker network disconnect dmz cart",
    ),
    (
        "commit blog as blog:ok and save that image to ok.tar",
        "docker commit blog blog:ok && docker save -o ok.tar blog:ok",
    ),
    ("pull redis:7 and save the image to r.tar", "docker pull redis:7 && docker save -o r.tar redis:7"),
    ("tag crm as crm:3 and export this image to c.tar", "docker tag crm crm:3 && docker save -o c.tar crm:3"),
    ("load crm.tar and run it as crm:3 on port 81", "docker load -i crm.tar && docker run -p 81:81 crm:3"),
    ("build ./crm and run it as crm:3", "docker build -t crm:3 ./crm && docker run crm:3"),
    # lists, and what stays beside them
    ("pause the containers mail, cache and network", "docker pause mail cache network"),
    ("stop the containers mail, worker and cache but leave db alone", "docker stop mail worker cache"),
    ("kill mail, worker and queue, leave db running", "docker kill mail worker queue"),
    ("remove the containers mail, task and build, keep db", "docker rm mail task build"),
    # out of one container and into another
    (
        "get /etc/app/a.conf from shop and put it in crm at the same place",
        "docker cp shop:/etc/app/a.conf . && docker cp a.conf crm:/etc/app/a.conf",
    ),
    (
        "move /srv/up.zip over from container shop into container crm",
        "docker cp shop:/srv/up.zip . && docker cp up.zip crm:/srv/up.zip",
    ),
    (
        "copy /etc/hosts of container shop to /tmp in container crm",
        "docker cp shop:/etc/hosts . && docker cp hosts crm:/tmp",
    ),
    (
        "send /data/x.bin to container crm from container shop",
        "docker cp shop:/data/x.bin . && docker cp x.bin crm:/data/x.bin",
    ),
    (
        "copy the folder /data/cache between containers shop and crm",
        "docker cp shop:/data/cache . && docker cp cache crm:/data/",
    ),
    ("copy all csv files from here into shop /in", 'for f in *.csv; do docker cp "$f" shop:/in; done'),
    ("copy *.sql to shop:/init", 'for f in *.sql; do docker cp "$f" shop:/init; done'),
    ("copy all files from here to shop:/srv", "docker cp . shop:/srv"),
    ("put everything in this folder into container crm at /app", "docker cp . crm:/app"),
    ("copy /etc/hosts from container shop to /tmp", "docker cp shop:/etc/hosts /tmp"),
    ("copy /data from db1 to db2", "docker cp db1:/data . && docker cp data db2:/"),
    (
        "take the folder /srv/app out of container old and put it into container new",
        "docker cp old:/srv/app . && docker cp app new:/srv/",
    ),
    ("copy the entire dist folder into container crm at /usr/share/html", "docker cp ./dist/. crm:/usr/share/html"),
    # what a container is called is told last
    ("restart the web server, the container is called crm-1", "docker restart crm-1"),
    ("show me logs of the backend, the container is named crm_1", "docker logs crm_1"),
    ("stop the database and remove it, its container is called crm-db", "docker stop crm-db && docker rm crm-db"),
    (
        "stop the db and delete its volume pg as well, container is called crm-db",
        "docker stop crm-db && docker rm crm-db && docker volume rm pg",
    ),
    # back in
    ("my container lab stopped, start it again and drop me back in", "docker start -ai lab"),
    (
        "check the nginx config in edge, and if it is ok, reload it",
        "docker exec edge nginx -t && docker exec edge nginx -s reload",
    ),
    ("use dns 9.9.9.9 in an alpine container and ping crm.io once", "docker run --dns 9.9.9.9 alpine ping -c 1 crm.io"),
    (
        "copy the config ./crm.conf into container edge at /etc/nginx/crm.conf and reload nginx",
        "docker cp ./crm.conf edge:/etc/nginx/crm.conf && docker exec edge nginx -s reload",
    ),
    ("copy app.py to container crm:/app and restart it", "docker cp app.py crm:/app && docker restart crm"),
    # made, and used at once
    (
        "create a volume called pg and use it for postgres at /var/lib/postgresql/data",
        "docker volume create pg && docker run -v pg:/var/lib/postgresql/data postgres",
    ),
    (
        "create a network crm and run mysql and wordpress in it",
        "docker network create crm && docker run -d --network crm mysql && docker run -d --network crm wordpress",
    ),
    # an image and its name on Docker Hub
    ("upload my image to docker hub as anna/crm:1.0", "docker push anna/crm:1.0"),
    (
        "send image crm to dockerhub under the name lena/crm:3",
        "docker tag crm lena/crm:3 && docker push lena/crm:3",
    ),
    ("tag crm:1.2 for my dockerhub account team, repository base", "docker tag crm:1.2 team/base:1.2"),
    # one stage, and time to end
    ("build only the builder stage", "docker build --target builder ."),
    ("build only the test stage of the dockerfile", "docker build --target test ."),
    ("give container sync 5 sec to finish and then stop it", "docker stop -t 5 sync"),
    ("stop the container crm, wait 5 seconds, start it", "docker stop crm && sleep 5 && docker start crm"),
    # one network for two, another name in it
    (
        "container crm cant find db, how do i put them in the same network",
        "docker network connect NETWORK crm && docker network connect NETWORK db",
    ),
    ("give container crm a second name in network lan: shop", "docker network connect --alias shop lan crm"),
    ("stop crm first and then db", "docker stop crm && docker stop db"),
    ("start db first and then crm", "docker start db && docker start crm"),
    ("run alpine in network back and curl http://crm:3000", "docker run --network back alpine curl http://crm:3000"),
    # what a container is made of, what it does again and again
    ("remove the image of container crm", "docker rmi $(docker inspect -f '{{.Config.Image}}' crm)"),
    ("stop container crm from restarting", "docker update --restart no crm"),
    ("how do i keep docker from restarting crm", "docker update --restart no crm"),
    ("how can I stop crm from restarting all the time?", "docker update --restart no crm"),
    ("how do i stop a container from restarting", "docker update --restart no CONTAINER"),
    ("stop all my containers from restarting", "docker update --restart no $(docker ps -aq)"),
    ("stop crm while it is restarting", "docker stop crm"),
    ("container crm restarts all the time, how do i stop it", "docker update --restart no crm"),
    # what fails in a container, what goes there
    ("npm install in container crm fails, open bash there", "docker exec -it crm bash"),
    ("laravel: php artisan cache:clear in container crm", "docker exec crm php artisan cache:clear"),
    ("delete node_modules in container crm", "docker exec crm rm -r node_modules"),
    ("check from container crm if http://api:3000 answers", "docker exec crm curl http://api:3000"),
    # what is run where one goes in, and where it writes
    ("docker exec into crm and list /var/lib", "docker exec crm ls /var/lib"),
    ("jump into crm and show /etc/hosts", "docker exec crm cat /etc/hosts"),
    ('run "echo hi > /tmp/a.txt" in container crm', "docker exec crm sh -c 'echo hi > /tmp/a.txt'"),
    (
        "put my html files from ./site into the running nginx container crm",
        "docker cp ./site/. crm:/usr/share/nginx/html",
    ),
    ("start phpmyadmin and link it to db on port 8080", "docker run -e PMA_HOST=db -p 8080:80 phpmyadmin"),
    # which version is inside
    ("what ruby version does blog have", "docker exec blog ruby --version"),
    ("php version in shop", "docker exec shop php --version"),
    # what nothing hangs on
    ("delete the networks no container is attached to", "docker network prune"),
    ("which networks did we set up ourselves", "docker network ls -f type=custom"),
    ("attach pg to the network lab, there it is called db", "docker network connect --alias db lab pg"),
    ("all details of the container shop", "docker inspect shop"),
    ("which container is hogging all the cpu", "docker stats"),
]


@pytest.mark.parametrize(("request_", "line"), SAID, ids=[s for s, _ in SAID])
def test_said(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert right(got.suggestions[0].command, [line], STORE), got.suggestions[0].command


@pytest.mark.parametrize(
    ("request_", "line"),
    [("stop the web thing, 20 seconds", "docker stop -t 20 web")],
)
def test_a_value_that_was_not_understood_stands_in_one_of_two_lines(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert any(right(it.command, [line], STORE) for it in got.suggestions[:2]), [s.command for s in got.suggestions]


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("how many rows are in the log of shop", "docker logs shop 2>&1 | wc -l"),
        ("count all log entries of relay", "docker logs relay 2>&1 | wc -l"),
        ("count the log lines of relay with refused", "docker logs relay 2>&1 | grep -c refused"),
    ],
)
def test_all_lines_of_a_log_are_counted_or_those_with_a_text(request_: str, line: str) -> None:
    assert right(answer(request_, STORE).suggestions[0].command, [line], STORE)
