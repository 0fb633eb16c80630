"""What people ask about what there is: facts of several objects, logs, events, lists in an order."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
IP = "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}"
SIZES = "docker images --format '{{.Size}}\\t{{.Repository}}:{{.Tag}}' | sort"
AGES = "docker images --format '{{.CreatedAt}}\\t{{.Repository}}:{{.Tag}}' | sort"


def each(fact: str, of: str = "-aq") -> str:
    return f"docker inspect -f '{{{{.Name}}}} {fact}' $(docker ps {of})"


LOOKS = [
    # columns told in the singular, a status told by its value, and those that run only
    ("show id and name of all running containers", "docker ps --format 'table {{.ID}}\\t{{.Names}}'"),
    ("show name and image of all running containers", "docker ps --format 'table {{.Names}}\\t{{.Image}}'"),
    ("list containers with name like shop and status exited", "docker ps -a -f name=shop -f status=exited"),
    ("list all containers with status paused", "docker ps -a -f status=paused"),
    # an exit code with what it means, and any other than 0
    ("containers that quit with code 0", "docker ps -a -f exited=0"),
    ("containers that exited with 0", "docker ps -a -f exited=0"),
    ("containers that died with 137, i.e. got killed", "docker ps -a -f exited=137"),
    ("containers with exit code 2, i.e. failed ones", "docker ps -a -f exited=2"),
    ("containers that did not exit with 0", "docker ps -a -f status=exited | grep -v 'Exited (0)'"),
    ("containers that exited with anything but 0", "docker ps -a -f status=exited | grep -v 'Exited (0)'"),
    (
        "containers that did not exit with 1",
        "docker ps -a -f status=exited --format '{{.Names}} {{.Status}}' | grep -v '(1)'",
    ),
    # what does not run is shown with what does
    ("which containers do I have, also the ones that don't run", "docker ps -a"),
    ("list containers including those that aren't up", "docker ps -a"),
    ("list my containers, the ones that are stopped as well", "docker ps -a"),
    ("show the containers that aren't running", "docker ps -a -f status=exited"),
    ("start also the containers that aren't running", "docker start $(docker ps -aq -f status=exited)"),
    ("list the services of the compose project, the stopped too", "docker compose ps -a"),
    # another daemon is asked
    ("run docker images on the engine at ssh://deploy@web1", "docker -H ssh://deploy@web1 images"),
    ("run the command docker ps -a against the host ssh://ops@build01", "docker -H ssh://ops@build01 ps -a"),
    ("docker run nginx on ssh://root@nas", "docker -H ssh://root@nas run nginx"),
    # what was done, and to what
    ("did anyone destroy a volume today", "docker events --since 24h --until 0s -f type=volume -f event=destroy"),
    # what nothing is on
    ("networks that nobody is plugged into, list them", "docker network ls -f dangling=true"),
    ("networks no container is hooked up to", "docker network ls -f dangling=true"),
    # where a file is, what was written first
    ("find file config.json in container crm", "docker exec crm find / -name config.json"),
    ("where is php.ini in crm", "docker exec crm find / -name php.ini"),
    ("what did crm print when it started", "docker logs crm 2>&1 | head"),
    # what runs in it, what has changed in it, what is wrong with it
    ("see the processes running inside worker", "docker top worker"),
    ("what has changed in the filesystem of crm since it started", "docker diff crm"),
    (
        "which ports and env variables does image redis have",
        "docker image inspect -f '{{.Config.Env}} {{.Config.ExposedPorts}}' redis",
    ),
    ("the site gives 502, show logs of nginx and api", "docker logs nginx && docker logs api"),
    # what is asked of a thing before it goes
    ("i want to delete the volume crm later, which containers use it?", "docker ps -a -f volume=crm"),
    ("before i remove the image node:14, which containers use it", "docker ps -a -f ancestor=node:14"),
    # where a file lies is told last
    ("print my.cnf in container crm, it lies in /etc/mysql", "docker exec crm cat /etc/mysql/my.cnf"),
    ("cat app.log in container crm, it's in /var/log", "docker exec crm cat /var/log/app.log"),
    # between two times, two facts, three columns
    ("logs of crm between 30 and 20 minutes ago", "docker logs --since 30m --until 20m crm"),
    (
        "when did the container crm exit and with what code",
        "docker inspect -f '{{.State.FinishedAt}} {{.State.ExitCode}}' crm",
    ),
    (
        "list images with name, tag and size only",
        "docker images --format 'table {{.Repository}}\\t{{.Tag}}\\t{{.Size}}'",
    ),
    # what comes down again and again
    ("nextcloud keeps going down", "docker logs nextcloud"),
    ("can you see why my-api keeps dying", "docker logs my-api"),
    ("why won't grafana stay up", "docker logs grafana"),
    ("why does my db not stay up", "docker logs db"),
    # one fact of several objects
    ("restart policies of my containers", each("{{.HostConfig.RestartPolicy.Name}}")),
    ("which containers have no restart policy", each("{{.HostConfig.RestartPolicy.Name}}") + " | grep ' no$'"),
    (
        "which containers have restart policy unless-stopped",
        each("{{.HostConfig.RestartPolicy.Name}}") + " | grep unless-stopped",
    ),
    ("which container owns ip 10.0.0.7", each(IP, "-q") + " | grep 10.0.0.7"),
    ("is there a container with the ip 172.20.0.9", each(IP, "-q") + " | grep 172.20.0.9"),
    ("who has the address 172.17.0.3", each(IP, "-q") + " | grep 172.17.0.3"),
    ("which containers were oom killed", each("{{.State.OOMKilled}}") + " | grep true"),
    ("has anything been oom killed", each("{{.State.OOMKilled}}") + " | grep true"),
    ("which containers do not have a memory limit", each("{{.HostConfig.Memory}}") + " | grep ' 0$'"),
    ("memory limit of each container", each("{{.HostConfig.Memory}}")),
    ("which containers are privileged", each("{{.HostConfig.Privileged}}") + " | grep true"),
    ("exit codes of all stopped containers", each("{{.State.ExitCode}}", "-aq -f status=exited")),
    ("which container has the pid 4711", each("{{.State.Pid}}", "-q") + " | grep 4711"),
    ("which container has DEBUG=1 in its environment", each("{{json .Config.Env}}") + " | grep DEBUG=1"),
    ("which containers use log driver syslog", each("{{.HostConfig.LogConfig.Type}}") + " | grep syslog"),
    (
        "where do all my volumes live on disk",
        "docker volume inspect -f '{{.Name}} {{.Mountpoint}}' $(docker volume ls -q)",
    ),
    ("is web privileged", "docker inspect -f '{{.HostConfig.Privileged}}' web"),
    ("restart policy always for every container", "docker update --restart always $(docker ps -aq)"),
    # logs
    ("show db logs but hide lines containing checkpoint", "docker logs db 2>&1 | grep -v checkpoint"),
    ("filter out INFO from the logs of api", "docker logs api 2>&1 | grep -v INFO"),
    ("logs from proxy except the ping lines", "docker logs proxy 2>&1 | grep -v ping"),
    ("the beginning of the logs of worker_1", "docker logs worker_1 2>&1 | head"),
    ("give me the oldest 5 lines in the log of kasse", "docker logs kasse 2>&1 | head -n 5"),
    ("what does uploads say right now", "docker logs uploads"),
    ("logs of web since this morning", "docker logs --since 12h web"),
    ("api crashed last night, did it run out of memory?", "docker inspect -f '{{.State.OOMKilled}}' api"),
    ("tail -100 of the mailer log", "docker logs -n 100 mailer"),
    ("lines with order 17 in the shop logs", "docker logs shop 2>&1 | grep 'order 17'"),
    ("page through the logs of api", "docker logs api 2>&1 | less"),
    ("web logs of the last quarter of an hour", "docker logs --since 15m web"),
    ("3 lines around fatal in the api logs", "docker logs api 2>&1 | grep -C 3 fatal"),
    # questions of one container
    ("which container writes to volume media", "docker ps -a -f volume=media"),
    ("only pid and command of what runs in spark1", "docker top spark1 -o pid,cmd"),
    ("does web start by itself after reboot", "docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' web"),
    ("what network db is in", "docker inspect -f '{{range $k, $v := .NetworkSettings.Networks}}{{$k}} {{end}}' db"),
    ("remind me which image shop runs", "docker inspect -f '{{.Config.Image}}' shop"),
    ("what is DEBUG set to in api", "docker exec api printenv DEBUG"),
    ("which value has NODE_ENV in frontend", "docker exec frontend printenv NODE_ENV"),
    ("was the last run of seeder successful", "docker inspect -f '{{.State.ExitCode}}' seeder"),
    ("who has uploads mounted", "docker ps -a -f volume=uploads"),
    ("port 5432 is already taken, which container is it", "docker ps -f publish=5432"),
    ("why does db eat my disk", "docker ps -s -f name=db"),
    ("portforwards of web", "docker port web"),
    ("who am i logged in as", "docker info | grep Username"),
    ("which dns servers does container proxy use", "docker inspect -f '{{json .HostConfig.Dns}}' proxy"),
    ("is a healthcheck configured for frontend", "docker inspect -f '{{json .Config.Healthcheck}}' frontend"),
    ("swap limit of indexer", "docker inspect -f '{{.HostConfig.MemorySwap}}' indexer"),
    ("which devices does plex have", "docker inspect -f '{{json .HostConfig.Devices}}' plex"),
    ("search the hub for caddy, complete descriptions", "docker search --no-trunc caddy"),
    # more than what runs
    ("count the containers, the stopped ones too", "docker ps -aq | wc -l"),
    ("list containers labelled team=data, also the stopped", "docker ps -a -f label=team=data"),
    ("stats, including stopped", "docker stats -a"),
    ("ps with id, image and status only", "docker ps --format 'table {{.ID}}\\t{{.Image}}\\t{{.Status}}'"),
    # events
    ("container starts in the last 3 hours", "docker events --since 3h -f event=start"),
    ("all container deaths in the last 6 hours", "docker events --since 6h -f event=die"),
    ("network disconnects within the last hour", "docker events --since 1h -f type=network -f event=disconnect"),
    ("who restarted web yesterday", "docker events --since 24h -f event=restart -f container=web"),
    ("has somebody killed kasse in the last hour", "docker events --since 1h -f event=kill -f container=kasse"),
    ("network events, starting 2 hours ago", "docker events --since 2h -f type=network"),
    ("what was killed overnight", "docker events --since 24h -f event=kill"),
    # an order, columns
    ("which image is the smallest", f"{SIZES} -h | head -n 1"),
    ("the 3 biggest images", f"{SIZES} -hr | head -n 3"),
    ("images by size, biggest first", f"{SIZES} -hr"),
    ("networks sorted by name", "docker network ls | sort"),
    ("images sorted alphabetically", "docker images | sort"),
    ("my five oldest images", f"{AGES} | head -n 5"),
    ("whcih of my contaners is still alive since tuesday", "docker ps"),
    ("which container has been running the longest", "docker ps | tail -n 1"),
    ("stats with just container name and cpu", "docker stats --format 'table {{.Name}}\\t{{.CPUPerc}}'"),
    ("cpu and memory of web", "docker stats web"),
    # no image is spoken of
    ("which environment variables has mariadb", "docker inspect -f '{{.Config.Env}}' mariadb"),
    ("show the labels of gitea", "docker inspect -f '{{json .Config.Labels}}' gitea"),
    ("what's the entrypoint of rabbitmq", "docker inspect -f '{{.Config.Entrypoint}}' rabbitmq"),
    ("the env vars of the image mariadb", "docker image inspect -f '{{.Config.Env}}' mariadb"),
    ("which env vars does mariadb:11 set", "docker image inspect -f '{{.Config.Env}}' mariadb:11"),
    ("what env vars does my container have", "docker exec CONTAINER env"),
    ("which restart policy has my container", "docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' CONTAINER"),
    # what happens from now on
    ("tell me live every time a container gets paused", "docker events -f event=pause"),
    ("print a line each time some container restarts", "docker events -f event=restart"),
    ("keep me posted whenever a network is created", "docker events -f event=create -f type=network"),
    ("let me know as soon as a container dies", "docker events -f event=die"),
    # what runs inside
    ("is celery still running inside worker2", "docker top worker2"),
    ("check whether sshd is running in the container jump", "docker top jump"),
    ("is there a java process in kafka1", "docker top kafka1"),
    # is it gone
    ("check that the container old is really gone", "docker ps -a -f name=old"),
    ("was image till:3 already removed", "docker images till:3"),
    ("is the volume kassendaten really gone", "docker volume ls -f name=kassendaten"),
    ("is container blue gone for good or only stopped", "docker ps -a -f name=blue"),
    ("did the removal of cache3 work", "docker ps -a -f name=cache3"),
    # what happened to one, then what is asked of it
    ("seeder got killed, with which exit code?", "docker inspect -f '{{.State.ExitCode}}' seeder"),
    ("import7 quit - what did it return", "docker inspect -f '{{.State.ExitCode}}' import7"),
    ("etl died this night, when exactly", "docker inspect -f '{{.State.FinishedAt}}' etl"),
    ("queue restarted by itself, how often", "docker inspect -f '{{.RestartCount}}' queue"),
    ("did my container billing die", "docker ps -a -f name=billing"),
    ("did any of my containers crash?", "docker ps -a -f status=exited"),
    ("has something crashed", "docker ps -a -f status=exited"),
    ("any containers down?", "docker ps -a -f status=exited"),
    # besides those that run
    ("how do i see the stopped containers too", "docker ps -a"),
    ("i see only the running ones, show also the stopped", "docker ps -a"),
    ("ps shows me only what runs. i want to see the others too", "docker ps -a"),
    ("include the stopped containers in the stats", "docker stats -a"),
    ("all containers that quit successfully, exit code 0", "docker ps -a -f exited=0"),
    # of the engine
    ("in which folder does docker keep its files", "docker info -f '{{.DockerRootDir}}'"),
    ("how much could i get back if i cleaned up? only tell me", "docker system df"),
    # who, which, all
    ("who is using the volume media", "docker ps -a -f volume=media"),
    ("which container has port 8443 published on my machine", "docker ps -f publish=8443"),
    ("everything docker knows about the container kasse", "docker inspect kasse"),
    ("name + ports of the running containers", "docker ps --format 'table {{.Names}}\\t{{.Ports}}'"),
    ("images with repo, tag and size only", "docker images --format 'table {{.Repository}}\\t{{.Tag}}\\t{{.Size}}'"),
    ("list only repository and tag of all images", "docker images --format '{{.Repository}}:{{.Tag}}'"),
    # a log: into a file, a word in whatever letters
    ("put the output of container etl in a file out.log", "docker logs etl > out.log 2>&1"),
    ("store what web printed in web.txt", "docker logs web > web.txt 2>&1"),
    (
        "look in the logs of a container for the word refused, upper or lower case",
        "docker logs CONTAINER 2>&1 | grep -i refused",
    ),
    ("find deadlock in the log of db ignoring case", "docker logs db 2>&1 | grep -i deadlock"),
    ("oom kills of the last 12h", "docker events --since 12h -f event=oom"),
    # one fact of a container, in whatever order
    ("how can i see the mounts of a running container called plex1", "docker inspect -f '{{json .Mounts}}' plex1"),
    ("find out the volumes of my spool container please", "docker inspect -f '{{json .Mounts}}' spool"),
    ("container lager2: exit code", "docker inspect -f '{{.State.ExitCode}}' lager2"),
    ("my-app container: ports", "docker port my-app"),
    ("tell me shop's image", "docker inspect -f '{{.Config.Image}}' shop"),
    ("which image has crm1", "docker inspect -f '{{.Config.Image}}' crm1"),
    ("worker mounts", "docker inspect -f '{{json .Mounts}}' worker"),
    ("postgres ports", "docker port postgres"),
    ("volumes of my-app", "docker inspect -f '{{json .Mounts}}' my-app"),
    ("show me the ports of the redis container", "docker port redis"),
    ("get user from kasse", "docker inspect -f '{{.Config.User}}' kasse"),
    ("what user is set for kasse", "docker inspect -f '{{.Config.User}}' kasse"),
    ("how long runs the container loki already", "docker inspect -f '{{.State.StartedAt}}' loki"),
    ("how much cpu may worker use", "docker inspect -f '{{.HostConfig.NanoCpus}}' worker"),
    ("will mysql come back after a reboot", "docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' mysql"),
    ("did the nightly container ever restart", "docker inspect -f '{{.RestartCount}}' nightly"),
    ("the address of db inside the docker network", f"docker inspect -f '{IP}' db"),
    ("is anything still using the image old:1", "docker ps -a -f ancestor=old:1"),
    ("oldest container", "docker ps -a | tail -n 1"),
    ("start and stop events of db", "docker events -f container=db -f event=start -f event=stop"),
    # a look that ends by itself, states, sizes
    ("show stats of all containers and quit", "docker stats --no-stream"),
    ("show the memory use of kasse and then stop", "docker stats --no-stream kasse"),
    ("list the running containers and exit", "docker ps"),
    ("containers in the paused state", "docker ps -a -f status=paused"),
    ("containers that are only created", "docker ps -a -f status=created"),
    ("size of volume kassendaten", "docker system df -v"),
    ("size of image kasse:1 in bytes", "docker image inspect -f '{{.Size}}' kasse:1"),
    ("how large is the log file of container mailer", "docker inspect -f '{{.LogPath}}' mailer"),
    (
        "which network uses the range 192.168.10.0/24",
        "docker network inspect -f '{{.Name}} {{range .IPAM.Config}}{{.Subnet}}{{end}}' $(docker network ls -q)"
        " | grep 192.168.10.0/24",
    ),
    ("is there anything with refused in mailer's log", "docker logs mailer 2>&1 | grep refused"),
    # why, and one that is not to be seen
    ("why won't mailer start", "docker logs mailer"),
    ("why isn't kasse running", "docker logs kasse"),
    ("what is the reason that mailer is down", "docker logs mailer"),
    ("i made a container and now it's gone, how can i see all of them", "docker ps -a"),
    ("why can't i see my container in docker ps", "docker ps -a"),
    ("what exit code did the last container give", "docker inspect -f '{{.State.ExitCode}}' $(docker ps -lq)"),
    ("which password has my mariadb container got", "docker exec mariadb env"),
    ("does immich use a bind mount or a volume", "docker inspect -f '{{json .Mounts}}' immich"),
    (
        "are kasse and mailer in the same network",
        "docker inspect -f '{{.Name}} {{range $k, $v := .NetworkSettings.Networks}}{{$k}} {{end}}' kasse mailer",
    ),
    (
        "is the container pinger attached to network lab",
        "docker inspect -f '{{range $k, $v := .NetworkSettings.Networks}}{{$k}} {{end}}' pinger",
    ),
    ("total size of all images", "docker system df"),
    ("is docker running rootless", "docker info -f '{{.SecurityOptions}}'"),
    ("how much ram can docker use", "docker info -f '{{.MemTotal}}'"),
    ("container ids uncut", "docker ps -aq --no-trunc"),
    # how many, the newest, by which
    ("nr of running containers", "docker ps -q | wc -l"),
    ("newest 4 images", "docker images --format '{{.CreatedAt}}\\t{{.Repository}}:{{.Tag}}' | sort -r | head -n 4"),
    ("how do i filter docker ps by name", "docker ps -a -f name=NAME"),
    ("how many percent cpu does mailer need", "docker stats mailer"),
    ("network disconnect events live", "docker events -f type=network -f event=disconnect"),
    ("does any container run privileged", each("{{.HostConfig.Privileged}}") + " | grep true"),
    ("who is logged in to docker hub here", "docker info | grep Username"),
    ("search for POST /cart in logs of kasse", "docker logs kasse 2>&1 | grep 'POST /cart'"),
    # the dead ones too, one's state, by an id, a label or a tag
    ("do a docker ps for me but with the stopped ones", "docker ps -a"),
    ("tell me if container kasse is paused", "docker inspect -f '{{.State.Status}}' kasse"),
    ("under which user does the process in mailer run", "docker inspect -f '{{.Config.User}}' mailer"),
    ("what's the image id of container kasse", "docker inspect -f '{{.Image}}' kasse"),
    ("show only images with tag stable", "docker images -f 'reference=*:stable'"),
    ("which container has the id a1b2c3", "docker ps -a -f id=a1b2c3"),
    ("what image has the id 3f5a9c", "docker image inspect -f '{{.RepoTags}}' 3f5a9c"),
    ("does the container kasse have a label team", "docker inspect -f '{{index .Config.Labels \"team\"}}' kasse"),
    # no name
    ("lsit volumes", "docker volume ls"),
    ("changed files in kasse container", "docker diff kasse"),
    # a folder is listed, a file is read, and a program may name the file
    ("what's in /etc/cron.d of the mailer container", "docker exec mailer ls /etc/cron.d"),
    ("contents of /var/lib/mysql in kasse", "docker exec kasse ls /var/lib/mysql"),
    ("what does /etc/php/php.ini contain in kasse", "docker exec kasse cat /etc/php/php.ini"),
    ("cat /srv/settings.toml from mailer", "docker exec mailer cat /srv/settings.toml"),
    ("tail -n 20 /var/log/mail.log from mailer", "docker exec mailer tail -n 20 /var/log/mail.log"),
    # as whom one is in it, whoever it runs as
    ("open a root shell in kasse although it runs as app", "docker exec -it -u root kasse sh"),
    ("get into mailer as root even if its user is vmail", "docker exec -it -u root mailer sh"),
    # to look about is to have a shell
    ("i want to take a look around inside the kasse container", "docker exec -it kasse bash"),
    ("let me poke around in container mailer", "docker exec -it mailer bash"),
    # logs of what has ended, as they come, by what was done, and how long they are
    ("how do i read the logs of a container that has already crashed", "docker logs CONTAINER"),
    ("mailer died last night. show me its logs", "docker logs mailer"),
    ("kasse gets killed at once, i want to read its output", "docker logs kasse"),
    ("watch live what the kasse container is printing", "docker logs -f kasse"),
    ("grep timeout in what mailer logged in the last half hour", "docker logs --since 30m mailer 2>&1 | grep timeout"),
    ("how many log lines has mailer written so far", "docker logs mailer 2>&1 | wc -l"),
    ("how long is the log of kasse in lines", "docker logs kasse 2>&1 | wc -l"),
    # what one was started with, and how it ended
    ("memory limit that mailer was started with", "docker inspect -f '{{.HostConfig.Memory}}' mailer"),
    ("the restart policy kasse was created with", "docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' kasse"),
    ("with which exit code did import9 die", "docker inspect -f '{{.State.ExitCode}}' import9"),
    # columns, each by its name; events of several kinds
    (
        "containers as table with only name, state and ports",
        "docker ps --format 'table {{.Names}}\\t{{.Status}}\\t{{.Ports}}'",
    ),
    (
        "memory of all containers, only name and memory column",
        "docker stats --format 'table {{.Name}}\\t{{.MemUsage}}'",
    ),
    (
        "events die and oom for kasse from the last hour",
        "docker events --since 1h -f event=die -f event=oom -f container=kasse",
    ),
    ("only create and destroy events since yesterday", "docker events --since 24h -f event=create -f event=destroy"),
    ("check if the nginx config is valid in container kasse", "docker exec kasse nginx -t"),
    # what one sees inside: another one, the world, the disk, oneself
    ("can kasse connect to mailer on port 5432", "docker exec kasse nc -zv mailer 5432"),
    ("test the connection from kasse to mailer port 25", "docker exec kasse nc -zv mailer 25"),
    ("can kasse reach the internet", "docker exec kasse ping -c 1 8.8.8.8"),
    ("how much free space is there inside container kasse", "docker exec kasse df -h"),
    ("is the disk full inside mailer", "docker exec mailer df -h"),
    ("which user do i get in container kasse", "docker exec kasse whoami"),
    # its files: written to, listed in full
    ("write hello into /tmp/x in kasse", "docker exec kasse sh -c 'echo hello > /tmp/x'"),
    ("append the line a=1 to /etc/app.conf in kasse", "docker exec kasse sh -c 'echo a=1 >> /etc/app.conf'"),
    ("list all files in /srv of kasse with details", "docker exec kasse ls -la /srv"),
    ("long listing of /srv in kasse", "docker exec kasse ls -la /srv"),
    ("restart nginx inside kasse without restarting the container", "docker exec kasse nginx -s reload"),
    # in an order, those that run
    ("containers ordered by name", "docker ps --format '{{.Names}}' | sort"),
    ("list containers oldest first", "docker ps -a --format '{{.CreatedAt}}\\t{{.Names}}' | sort"),
    ("running containers made from image mariadb", "docker ps -f ancestor=mariadb"),
    ("id of the last started container", "docker ps -lq"),
    ("show the health check log of kasse", "docker inspect -f '{{json .State.Health}}' kasse"),
    # what a line of the log has and has not, its end, and what is new in it
    ("lines with GET but not metrics in logs of kasse", "docker logs kasse 2>&1 | grep GET | grep -v metrics"),
    ("logs of kasse containing POST except /health", "docker logs kasse 2>&1 | grep POST | grep -v /health"),
    ("show log lines of kasse with error but not timeout", "docker logs kasse 2>&1 | grep -i error | grep -v timeout"),
    ("the log of kasse is huge, only show the end", "docker logs -n 10 kasse"),
    ("last few lines of the log of kasse", "docker logs -n 10 kasse"),
    ("show me logs from kasse but without the old stuff, only new lines", "docker logs -f -n 0 kasse"),
    ("does kasse mount any folder from my machine", "docker inspect -f '{{json .Mounts}}' kasse"),
    # the last lines without a number, the log of what ended, the list called by its command
    ("what are the last lines kasse logged", "docker logs -n 10 kasse"),
    ("wait until import9 finishes and show its logs", "docker wait import9 && docker logs import9"),
    ("ps by image mariadb", "docker ps -a -f ancestor=mariadb"),
    ("ps exited names", "docker ps -a -f status=exited --format '{{.Names}}'"),
    ("kasse: cat /etc/hosts", "docker exec kasse cat /etc/hosts"),
    ("is the file /srv/.env there in kasse", "docker exec kasse ls /srv/.env"),
    ("what is the biggest file in /var/log of kasse", "docker exec kasse ls -lS /var/log"),
    # between two points in the past, in whatever order
    ("logs of payments between 10 and 20 minutes ago", "docker logs --since 20m --until 10m payments"),
    ("output of worker between five and fifteen minutes ago", "docker logs --since 15m --until 5m worker"),
    ("what did web print between 1h and 30m ago", "docker logs --since 1h --until 30m web"),
    ("events between 10 and 20 minutes ago", "docker events --since 20m --until 10m"),
    ("logs of web from 10 minutes ago", "docker logs --since 10m web"),
    # what is too short in a list; dead or alive; restarted by whom
    ("the COMMAND column is cut off when I list containers, I want all of it", "docker ps --no-trunc"),
    ("the image ids are truncated in docker images, show the whole ids", "docker images --no-trunc"),
    ("is my mail container dead or alive", "docker inspect -f '{{.State.Status}}' mail"),
    (
        "how often has the worker container been restarted by docker itself",
        "docker inspect -f '{{.RestartCount}}' worker",
    ),
    # where they are is where docker runs
    ("what iamges are on teh server", "docker images"),
    ("what networks do we have on this machine", "docker network ls"),
    ("which containers are on the network server", "docker ps -f network=server"),
    ("will web be deleted on its own when it exits", "docker inspect -f '{{.HostConfig.AutoRemove}}' web"),
    # what is looked at before something goes
    ("I'd like to delete the volume pgdata, which containers still use it?", "docker ps -a -f volume=pgdata"),
    ("before i remove volume world, show me its info", "docker volume inspect world"),
    ("disc usgae of docker", "docker system df"),
    # what is counted, what was searched for, what has become of it
    ("count how many times redis-cache logged the word timeout", "docker logs redis-cache 2>&1 | grep -c timeout"),
    ("count how often web wrote refused in its log", "docker logs web 2>&1 | grep -c refused"),
    ("search the logs of shop-db for 'DROP TABLE'", "docker logs shop-db 2>&1 | grep 'DROP TABLE'"),
    ("have any files been deleted inside of buildbox compared to its image?", "docker diff buildbox | grep '^D'"),
    ("what killed the container ledger", "docker inspect -f '{{.State.ExitCode}} {{.State.OOMKilled}}' ledger"),
    ("show the images of context staging without switching", "docker --context staging images"),
    ("list the containers at context prod without switching to it", "docker --context prod ps"),
    # all that is known of many; what does not go away; what could go is only looked at
    ("full json details of all running containers in one go", "docker inspect $(docker ps -q)"),
    ("json inspect of all containers at once", "docker inspect $(docker ps -aq)"),
    ("inspect web", "docker inspect web"),
    ("which containers are stuck in the removing state", "docker ps -a -f status=removing"),
    ("what build cache could be thrown away, i only want to look", "docker buildx du"),
    (
        "which images here are larger than a gigabyte?",
        "docker images --format '{{.Repository}}:{{.Tag}} {{.Size}}' | grep GB",
    ),
    ("which buildx version is installed", "docker buildx version"),
]


OF_OTHER_THINGS = [
    "why is the sky down",
    "how long is the film already running",
    "notify me whenever it rains",
    "what user is set in windows",
    "is my dog gone for good",
    "is there a bakery in munich",
]


@pytest.mark.parametrize("text", OF_OTHER_THINGS)
def test_a_look_at_other_things_is_none_of_docker(text):
    assert answer(text, STORE).outcome == "none"


@pytest.mark.parametrize(("text", "command"), LOOKS, ids=[text for text, _ in LOOKS])
def test_a_look_comes_to_its_line(text, command):
    got = answer(text, STORE)
    assert got.outcome == "match"
    assert right(got.suggestions[0].command, [command], STORE), got
