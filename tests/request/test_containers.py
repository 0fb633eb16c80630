"""The settings of containers as people say them, flag by flag: what each kind of sentence comes to."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

SAID = [
    # graphics cards by number
    ("run acme/train:2 on gpu number 0", "docker run --gpus device=0 acme/train:2"),
    ("run acme/train:2 with only the second gpu", "docker run --gpus device=1 acme/train:2"),
    ("run acme/train:2 using gpus 1 and 3", "docker run --gpus '\"device=1,3\"' acme/train:2"),
    ("run acme/train:2 on gpus 0, 1 and 2", "docker run --gpus '\"device=0,1,2\"' acme/train:2"),
    ("run acme/train:2 with 2 gpus", "docker run --gpus 2 acme/train:2"),
    # the speed of a disk
    (
        "throttle reading from /dev/sdb to 5mb per second for image scan",
        "docker run --device-read-bps /dev/sdb:5mb scan",
    ),
    ("run image scan, write to /dev/sda limited to 1mb/s", "docker run --device-write-bps /dev/sda:1mb scan"),
    ("run image scan with reads from /dev/sda at 200 iops", "docker run --device-read-iops /dev/sda:200 scan"),
    # swap
    ("redis with 256m of memory and no swap", "docker run -m 256m --memory-swap 256m redis"),
    ("run mongo with 1g ram without swap", "docker run -m 1g --memory-swap 1g mongo"),
    ("run mongo with 2g ram and unlimited swap", "docker run -m 2g --memory-swap -1 mongo"),
    ("run mongo with 1g ram and swappiness 10", "docker run -m 1g --memory-swappiness 10 mongo"),
    # the kernel's settings
    ("run redis with net.core.somaxconn set to 512", "docker run --sysctl net.core.somaxconn=512 redis"),
    ("run alpine with kernel setting net.ipv4.ip_forward=1", "docker run --sysctl net.ipv4.ip_forward=1 alpine"),
    ("run image edge with oom score -300", "docker run --oom-score-adj -300 edge"),
    # what is shared with another container
    ("run corfr/tcpdump sharing the network stack of shop", "docker run --network container:shop corfr/tcpdump"),
    ("run acme/probe sharing the pid namespace with shop", "docker run --pid container:shop acme/probe"),
    ("run ubuntu with the volumes from pgold read-only", "docker run --volumes-from pgold:ro ubuntu"),
    # folders in memory
    ("run nginx with tmpfs on /run and /var/cache/nginx", "docker run --tmpfs /run --tmpfs /var/cache/nginx nginx"),
    ("run nginx read-only with a tmpfs at /tmp and /run", "docker run --read-only --tmpfs /tmp --tmpfs /run nginx"),
    ("run acme/app:1 with a 32mb tmpfs at /scratch", "docker run --tmpfs /scratch:size=32m acme/app:1"),
    ("run acme/app:1 with tmpfs at /scratch of 32mb", "docker run --tmpfs /scratch:size=32m acme/app:1"),
    # limits of processes, capabilities, users
    ("run image srv with nofile soft 512 hard 1024", "docker run --ulimit nofile=512:1024 srv"),
    ("run image srv with ulimit nproc 64 soft and 128 hard", "docker run --ulimit nproc=64:128 srv"),
    ("run nginx with io weight 200", "docker run --blkio-weight 200 nginx"),
    ("run mysql with cpu quota 25000 and cpu period 50000", "docker run --cpu-quota 25000 --cpu-period 50000 mysql"),
    # several of one kind
    ("run alpine with dns servers 1.1.1.1 and 9.9.9.9", "docker run --dns 1.1.1.1 --dns 9.9.9.9 alpine"),
    ("run image shop with env files a.env and b.env", "docker run --env-file a.env --env-file b.env shop"),
    ("run node with DEBUG off", "docker run -e DEBUG=off node"),
    # the rarer settings
    ("run httpd, the container id goes to /tmp/h.cid", "docker run --cidfile /tmp/h.cid httpd"),
    ("run httpd with labels from file l.txt", "docker run --label-file l.txt httpd"),
    ("run acme/app:1 and must not pull it", "docker run --pull never acme/app:1"),
    ("run httpd with the uts namespace of the host", "docker run --uts host httpd"),
    ("run image agent in the user namespace of the host", "docker run --userns host agent"),
    ("run image agent with cgroup parent /jobs", "docker run --cgroup-parent /jobs agent"),
    ("run centos:7 with a disk quota of 5g", "docker run --storage-opt size=5g centos:7"),
    ("run httpd annotated with com.acme.team=web", "docker run --annotation com.acme.team=web httpd"),
    ("run httpd with apparmor unconfined", "docker run --security-opt apparmor=unconfined httpd"),
    ("run node:20 with tini as pid 1", "docker run --init node:20"),
    ("run redis with every exposed port on random host ports", "docker run -P redis"),
    # which of several
    (
        "remove all stopped containers created before base1",
        "docker rm $(docker ps -aq -f status=exited -f before=base1)",
    ),
    ("stop all containers created after base1", "docker stop $(docker ps -q -f since=base1)"),
    ("start all containers newer than base1", "docker start $(docker ps -aq -f since=base1)"),
    ("remove containers that are older than base1", "docker rm $(docker ps -aq -f before=base1)"),
    (
        "remove exited containers, spare vault",
        "docker rm $(docker ps -a -f status=exited --format '{{.Names}}' | grep -vx vault)",
    ),
    ("containers without the label env=prod", "docker ps --format '{{.Names}} {{.Labels}}' | grep -v env=prod"),
    # commands inside
    ("in container shop in folder /srv run npm ci", "docker exec -w /srv shop npm ci"),
    ("exec into valheim, run rcon-cli list", "docker exec valheim rcon-cli list"),
    ("run in box: ls /tmp", "docker exec box ls /tmp"),
    ("start a long job in w1 detached: ./sync.sh --all", "docker exec -d w1 ./sync.sh --all"),
    ("ping db from within shop, four packets", "docker exec shop ping -c 4 db"),
    ("nginx reload in edge without restart", "docker exec edge nginx -s reload"),
    ("feed dump.sql into psql of container pg1, user shop", "docker exec -i pg1 psql -U shop < dump.sql"),
    ("run maven:3 mvn package on my code", "docker run -v $(pwd):/app -w /app maven:3 mvn package"),
    # what it is called, from where, on which ports
    ("start box2 from image nginx", "docker run --name box2 nginx"),
    ("start ftp1 from image acme/ftp:2 in network lan", "docker run --name ftp1 --network lan acme/ftp:2"),
    ("publish range 4000 to 4010 for image devbox", "docker run -p 4000-4010:4000-4010 devbox"),
    ("bind 80 of nginx to port 8080 of 10.0.0.5", "docker run -p 10.0.0.5:8080:80 nginx"),
    ("set the hostname of an ubuntu to lab9", "docker run -h lab9 ubuntu"),
    ("override the entrypoint of httpd by /bin/true", "docker run --entrypoint /bin/true httpd"),
    # what is no command, and what is one
    ("put label owner=kim on a new httpd container", "docker run -l owner=kim httpd"),
    ("map gpu 1 into image acme/train", "docker run --gpus device=1 acme/train"),
    ("not more than 90 processes in image acme/fork", "docker run --pids-limit 90 acme/fork"),
    ('run "make lint && make test" in alpine', "docker run alpine sh -c 'make lint && make test'"),
    ("uptime in each running container", "docker ps -q | xargs -I {} docker exec {} uptime"),
    # two of them, several values
    (
        "an nginx named a1 on 8091 and then a httpd named b1 on 8092",
        "docker run -d --name a1 -p 8091:80 nginx && docker run -d --name b1 -p 8092:80 httpd",
    ),
    ("run acme/app:1 with additional groups 44 and 109", "docker run --group-add 44 --group-add 109 acme/app:1"),
    ("expose port 9000 without publishing it, image php:8-fpm", "docker run --expose 9000 php:8-fpm"),
    ("host ports 9000-9002 onto 80-82 of image multi", "docker run -p 9000-9002:80-82 multi"),
    ("acme/dns on 5353 both tcp and udp", "docker run -p 5353:5353 -p 5353:5353/udp acme/dns"),
    (
        "redis container which checks health with redis-cli ping, 5s timeout and 3 retries",
        "docker run --health-cmd 'redis-cli ping' --health-timeout 5s --health-retries 3 redis",
    ),
    # commits, copies, removals
    ('make image out of shop named shop:cmd with CMD ["top"]', "docker commit -c 'CMD [\"top\"]' shop shop:cmd"),
    ("commit dev1 as dev:now and set ENV DEBUG=true in it", "docker commit -c 'ENV DEBUG=true' dev1 dev:now"),
    ("commit shop as shop:2 with EXPOSE 8080 and USER app", "docker commit -c 'EXPOSE 8080' -c 'USER app' shop shop:2"),
    ("copy folder ./themes into /var/www/themes of shop", "docker cp ./themes shop:/var/www/themes"),
    ("copy dump.sql into /tmp of pg1", "docker cp dump.sql pg1:/tmp"),
    ("remove container shop even when running", "docker rm -f shop"),
    ("prune stopped containers but not these with label backup", "docker container prune --filter label!=backup"),
    ("stats of all containers also the stopped", "docker stats -a"),
    # settings told first
    ("oom score adjust -400 on image edge", "docker run --oom-score-adj -400 edge"),
    ("log driver syslog with tag edge for acme/app", "docker run --log-driver syslog --log-opt tag=edge acme/app"),
    ("give two gpus to acme/train and run python fit.py", "docker run --gpus 2 acme/train python fit.py"),
    ("use 9.9.9.9 for name resolution in an alpine", "docker run --dns 9.9.9.9 alpine"),
    ("add the group audio to user of alpine container", "docker run --group-add audio alpine"),
    ("nginx memory 256m swap not allowed", "docker run -m 256m --memory-swap 256m nginx"),
    ("start acme/app:1 without any logs kept", "docker run --log-driver none acme/app:1"),
    (
        "acme/curl in the network backend fetching http://api:5000/ready",
        "docker run --network backend acme/curl http://api:5000/ready",
    ),
    ("the content of ./dist should land in /srv/html of front", "docker cp ./dist/. front:/srv/html"),
    ("look for refused in logs of shop ignoring case", "docker logs shop 2>&1 | grep -i refused"),
    ("number of log lines of shop in last hour", "docker logs --since 1h shop 2>&1 | wc -l"),
    # logs
    ("first 20 lines of the log of shop", "docker logs shop 2>&1 | head -n 20"),
    ("beginning of the logs of shop, 50 lines", "docker logs shop 2>&1 | head -n 50"),
    ("logs of shop but without the healthcheck lines", "docker logs shop 2>&1 | grep -v healthcheck"),
    ("lines of shop log which contain WARN or FATAL", "docker logs shop 2>&1 | grep -E 'WARN|FATAL'"),
    ("unique lines in the log of shop sorted", "docker logs shop 2>&1 | sort -u"),
    # one fact
    (
        "ip of shop in network games",
        "docker inspect -f '{{(index .NetworkSettings.Networks \"games\").IPAddress}}' shop",
    ),
    ("value of label team at shop", "docker inspect -f '{{index .Config.Labels \"team\"}}' shop"),
    ("who mounts /srv/media?", "docker ps -a -f volume=/srv/media"),
    # attach, diff, signals
    ("attach to valheim without passing signals", "docker attach --sig-proxy=false valheim"),
    ("how many files changed in box1", "docker diff box1 | wc -l"),
    ("send sighup to proxy1", "docker kill -s SIGHUP proxy1"),
    ("attach to valheim with detach keys ctrl-e", "docker attach --detach-keys ctrl-e valheim"),
    ("only files added in box1", "docker diff box1 | grep '^A'"),
]


@pytest.mark.parametrize(("request_", "line"), SAID, ids=[s[0] for s in SAID])
def test_is_said(request_: str, line: str) -> None:
    found = answer(request_, open_store())
    assert found.outcome == "match"
    assert right(found.suggestions[0].command, [line, line.replace("docker run ", "docker run -d ")], open_store())
