"""Whole ways of speaking: what each kind of sentence comes to, with other names, numbers and words in its places."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

FAILED = (
    "docker rm $(docker ps -a -f status=exited --format '{{.Names}} {{.Status}}' | grep -v 'Exited (0)' | "
    "cut -d' ' -f1)"
)
SAID = [
    # names
    ("give search 2g instead of what it has", "docker update -m 2g search"),
    ("give worker 512m", "docker update -m 512m worker"),
    ("allow report 1.5 cpus", "docker update --cpus 1.5 report"),
    ("what changed inside box", "docker diff box"),
    ("10 of service resize", "docker service scale resize=10"),
    ("5 of service mail please", "docker service scale mail=5"),
    ("i want 4 of service search", "docker service scale search=4"),
    ("from which image was that old container 'legacy' made", "docker inspect -f '{{.Config.Image}}' legacy"),
    ("stop the old container 'scan'", "docker stop scan"),
    ('restart that slow container "watch"', "docker restart watch"),
    ("errors in the log of api?", "docker logs api 2>&1 | grep -i error"),
    ("stop the compose containers, dont remove em", "docker compose stop"),
    ("follow edge but only stuff from now on", "docker logs -f -n 0 edge"),
    ("the logs of the past 15 mins, container auth", "docker logs --since 15m auth"),
    ("logs of the last 2 hours, container mail", "docker logs --since 2h mail"),
    ("keep the log of api scrolling, start with the last 100 lines", "docker logs -f -n 100 api"),
    (
        "mailhog has to come back by itself after the server reboots (it already runs)",
        "docker update --restart always mailhog",
    ),
    # compose port
    ("which host port does compose's web:80 have", "docker compose port web 80"),
    ("compose: where is api:3000 published", "docker compose port api 3000"),
    ("what port on the host is db:5432 of my compose project mapped to", "docker compose port db 5432"),
    # rm, here
    (
        "mount this folder to /app inside node:20, run npm test in there, throw the container away after",
        "docker run -v $(pwd):/app -w /app --rm node:20 npm test",
    ),
    (
        "run pytest in python:3.12 with this folder at /src and throw the container away after",
        "docker run -v $(pwd):/src -w /src --rm python:3.12 pytest",
    ),
    # command placed
    ("run amd64 alpine and show me uname -m", "docker run --platform linux/amd64 alpine uname -m"),
    ("run arm64 debian and show me uname -a", "docker run --platform linux/arm64 debian uname -a"),
    ("run alpine and show me the output of id", "docker run alpine id"),
    ("run ubuntu and print /etc/os-release", "docker run ubuntu cat /etc/os-release"),
    (
        "does nvidia-smi see my gpus inside nvidia/cuda:12.4.1-base-ubuntu22.04?",
        "docker run --gpus all nvidia/cuda:12.4.1-base-ubuntu22.04 nvidia-smi",
    ),
    (
        "does nvidia-smi work in nvidia/cuda:12.2.0-base-ubuntu22.04",
        "docker run --gpus all nvidia/cuda:12.2.0-base-ubuntu22.04 nvidia-smi",
    ),
    ("run busybox as 1000:1000, print it with id", "docker run -u 1000:1000 busybox id"),
    ("which uid does busybox get if i run it as 1000:1000, print it with id", "docker run -u 1000:1000 busybox id"),
    (
        "service pinger from alpine w/ 3 replicas running ping 8.8.8.8",
        "docker service create --replicas 3 --name pinger alpine ping 8.8.8.8",
    ),
    ("run make smoke in qa with BASE_URL=http://stage set", "docker exec -e BASE_URL=http://stage qa make smoke"),
    ("run rake db:seed in shop with RAILS_ENV=test set", "docker exec -e RAILS_ENV=test shop rake db:seed"),
    ("can container front ping container api? 3 packets is enough", "docker exec front ping -c 3 api"),
    ("can web ping db?", "docker exec web ping db"),
    ("check that app can ping cache, 2 packets", "docker exec app ping -c 2 cache"),
    # columns
    ("name, image and status of all containers", "docker ps -a --format 'table {{.Names}}\\t{{.Image}}\\t{{.Status}}'"),
    (
        "names and restart counts of all my containers",
        "docker inspect -f '{{.Name}} {{.RestartCount}}' $(docker ps -aq)",
    ),
    ("how often was each container restarted", "docker inspect -f '{{.Name}} {{.RestartCount}}' $(docker ps -aq)"),
    ("restart count of every container", "docker inspect -f '{{.Name}} {{.RestartCount}}' $(docker ps -aq)"),
    (
        "who hogs memory? sort the containers by it",
        "docker stats --no-stream --format '{{.MemPerc}}\\t{{.Name}}' | sort -hr",
    ),
    ("sort containers by memory usage", "docker stats --no-stream --format '{{.MemPerc}}\\t{{.Name}}' | sort -hr"),
    ("containers sorted by cpu", "docker stats --no-stream --format '{{.CPUPerc}}\\t{{.Name}}' | sort -hr"),
    ("list images of running containers, each once", "docker ps --format '{{.Image}}' | sort -u"),
    ("names of containers that were killed with 137", "docker ps -a -f exited=137 --format '{{.Names}}'"),
    ("containers that ended with 1", "docker ps -a -f exited=1"),
    ("how many containers run atm", "docker ps -q | wc -l"),
    ("list networks i could prune", "docker network ls -f dangling=true"),
    ("which volumes could i prune", "docker volume ls -f dangling=true"),
    ("like htop but only for the container api", "docker stats api"),
    ("something like top for all containers", "docker stats"),
    # grep
    ("how many 502 lines are in the proxy log", "docker logs proxy 2>&1 | grep -c 502"),
    ("how many 404s are in the log of edge", "docker logs edge 2>&1 | grep -c 404"),
    ("count the lines with 500 in the log of api", "docker logs api 2>&1 | grep -c 500"),
    # flavours
    (
        "fire up the management flavour of rabbitmq, 5672 and 15672 both open",
        "docker run -p 5672:5672 -p 15672:15672 rabbitmq:management",
    ),
    ("run the alpine variant of nginx", "docker run nginx:alpine"),
    ("pull the slim version of python 3.12", "docker pull python:3.12-slim"),
    ("start the alpine flavor of redis on 6379", "docker run -p 6379:6379 redis:alpine"),
    ("i need a throwaway python 3.12 prompt", "docker run -it --rm python:3.12"),
    ("give me a node 22 prompt", "docker run -it node:22"),
    ("i want a debian shell thats on the hosts network directly, no nat", "docker run --network host -it debian bash"),
    ("alpine shell on the host network", "docker run --network host -it alpine sh"),
    ("node:20 container limited to one and a half cpus, drop me in a shell", "docker run --cpus 1.5 -it node:20 bash"),
    # run flags
    ("nginx with a scratch dir in ram at /tmp/cache", "docker run --tmpfs /tmp/cache nginx"),
    ("redis with /tmp in memory only", "docker run --tmpfs /tmp redis"),
    ("run api:2 with a ram disk at /run", "docker run --tmpfs /run api:2"),
    ("run tests:latest with every linux capability taken away", "docker run --cap-drop ALL tests:latest"),
    ("run app:1 without any capabilities", "docker run --cap-drop ALL app:1"),
    (
        "run myorg/e2e:nightly but check for a newer one on the registry first, always",
        "docker run --pull always myorg/e2e:nightly",
    ),
    ("run acme/job:latest, but pull a fresh copy first every time", "docker run --pull always acme/job:latest"),
    (
        "acme/tool crashes right at boot, start it with sh instead of its own entrypoint",
        "docker run --entrypoint sh -it acme/tool",
    ),
    ("run app:2 with logs of at most 5m and 2 files", "docker run --log-opt max-size=5m --log-opt max-file=2 app:2"),
    ("run web:1 where db.local points to 10.1.1.2", "docker run --add-host db.local:10.1.1.2 web:1"),
    (
        "new mongo in the background inside my network labnet, other containers should find it as 'store'",
        "docker run --network-alias store --network labnet -d mongo",
    ),
    ("make a container called worker from busybox but dont start it yet", "docker create --name worker busybox"),
    ("prepare a container from nginx named front, don't run it yet", "docker create --name front nginx"),
    ("the hello world thing to see if my docker installation works", "docker run hello-world"),
    ("is my docker installed right? run the hello world", "docker run hello-world"),
    # build
    ("build with the secret file ./token.txt under the id gh", "docker build --secret id=gh,src=./token.txt ."),
    ("pass NODE_ENV=ci into the build of frontend", "docker build --build-arg NODE_ENV=ci -t frontend ."),
    ("hand VERSION=1.2 to the build of api", "docker build --build-arg VERSION=1.2 -t api ."),
    (
        "image for both amd64 and arm64, push it straight as acme/api:3",
        "docker buildx build --push -t acme/api:3 --platform linux/amd64,linux/arm64 .",
    ),
    ("plain output when building please, no fancy progress bars", "docker build --progress plain ."),
    ("pipe my Dockerfile into hadolint/hadolint to lint it", "docker run --rm -i hadolint/hadolint < FILE"),
    ("feed config.json into acme/check", "docker run --rm -i acme/check < config.json"),
    # stop
    ("stop kafka but give it half a min to flush", "docker stop -t 30 kafka"),
    ("stop db and give it two minutes", "docker stop -t 120 db"),
    ("shut mq down with half a minute grace", "docker stop -t 30 mq"),
    ("make nginx reload its config by sending it a hup", "docker kill -s HUP nginx"),
    ("send gate a usr1", "docker kill -s USR1 gate"),
    ("stop mq and pg and then start them in the other order, pg first", "docker stop mq pg && docker start pg mq"),
    ("bounce nginx", "docker restart nginx"),
    ("bounce redis", "docker restart redis"),
    # hub, ssh, cp, save
    ("is there an arm64 build of acme/app:2 on the registry", "docker manifest inspect acme/app:2"),
    ("which platforms does postgres:16 exist for on the hub", "docker manifest inspect postgres:16"),
    ("copy image app:9 to server prod1 over ssh, no registry", "docker save app:9 | ssh prod1 docker load"),
    ("send the image web:2 to host nas via ssh without a registry", "docker save web:2 | ssh nas docker load"),
    ("transfer tool:1 to user@box.lan over ssh", "docker save tool:1 | ssh user@box.lan docker load"),
    ("put image tool:3 into a gzipped tar for the customer", "docker save tool:3 | gzip > FILE"),
    ("copy report.html from /out in compose service tests to here", "docker compose cp tests:/out/report.html ."),
    (
        "upload the contents of ./dist, not the folder itself, to /usr/share/nginx/html in site",
        "docker cp ./dist/. site:/usr/share/nginx/html",
    ),
    # compose
    ("compose down and the leftovers of services no longer in the file too", "docker compose down --remove-orphans"),
    ("compose up and give me the exit code of the service check", "docker compose up --exit-code-from check"),
    ("compose up in the background and wait till everything is healthy", "docker compose up --wait -d"),
    ("bring compose up with the profile tools", "docker compose --profile tools up"),
    ("get newer images for all my compose services and roll them out", "docker compose pull && docker compose up -d"),
    ("update all compose services to the newest images", "docker compose pull && docker compose up -d"),
    ("docker-compsoe restart just redis", "docker compose restart redis"),
    ("docker compose stop only worker please", "docker compose stop worker"),
    # events swarm
    ("show the events of the last 30 minutes and exit", "docker events --since 30m --until 0s"),
    ("node worker2 goes into maintainance, move its tasks away", "docker node update --availability drain worker2"),
    ("empty node n3, it gets new disks", "docker node update --availability drain n3"),
    ("take the tasks off node blue, maintenance", "docker node update --availability drain blue"),
    ("that deploy of service web was bad, go back to the version before!!", "docker service rollback web"),
    ("undo the last update of service api", "docker service rollback api"),
    # decisions
    ("pull the plug on everything that runs, no grace", "docker kill $(docker ps -q)"),
    ("pull the plug on web", "docker kill web"),
    ("power all the stopped machines back on", "docker start $(docker ps -aq -f status=exited)"),
    ("turn all stopped boxes on again", "docker start $(docker ps -aq -f status=exited)"),
    ("power off all machines", "docker stop $(docker ps -q)"),
    ("server is melting, cap transcoder to half a cpu NOW", "docker update --cpus 0.5 transcoder"),
    ("host is dying, limit encoder to 1 cpu", "docker update --cpus 1 encoder"),
    ("i need a persistent disk called pgdata for later", "docker volume create pgdata"),
    ("make me a disk named media", "docker volume create media"),
    ("unmount and delete the disk called tmpdata (volume)", "docker volume rm tmpdata"),
    ("which docker host am i talking to atm", "docker context show"),
    ("which engine am i connected to", "docker context show"),
    ("worker died at 3am. was it oom killed?", "docker inspect -f '{{.State.OOMKilled}}' worker"),
    ("api crashed last night, did it run out of memory?", "docker inspect -f '{{.State.OOMKilled}}' api"),
    ("where on my disk does the volume uploads live", "docker volume inspect -f '{{.Mountpoint}}' uploads"),
    ("where is the volume media on the host", "docker volume inspect -f '{{.Mountpoint}}' media"),
    (
        "which address range does the default bridge use",
        "docker network inspect -f '{{range .IPAM.Config}}{{.Subnet}}{{end}}' bridge",
    ),
    (
        "what ip range does the network lab have",
        "docker network inspect -f '{{range .IPAM.Config}}{{.Subnet}}{{end}}' lab",
    ),
    ("where does docker store its stuff on this host", "docker info -f '{{.DockerRootDir}}'"),
    ("the build cache is 40 gigs, empty it completely", "docker builder prune -a"),
    ("empty the whole build cache", "docker builder prune -a"),
    ("whats in the volume conf, list the files", "docker run --rm -v conf:/data alpine ls -la /data"),
    ("list the files in volume media", "docker run --rm -v media:/data alpine ls -la /data"),
    ("containers that were created but never started, remove", "docker rm $(docker ps -aq -f status=created)"),
    ("remove the containers that never started", "docker rm $(docker ps -aq -f status=created)"),
    (
        "kick out every container that came from busybox, running or not",
        "docker rm -f $(docker ps -aq -f ancestor=busybox)",
    ),
    ("remove every container of image nginx whether running or not", "docker rm -f $(docker ps -aq -f ancestor=nginx)"),
    ("all images of the repo acme/api can go, every tag", "docker rmi $(docker images -q acme/api)"),
    ("remove all tags of acme/web", "docker rmi $(docker images -q acme/web)"),
    ("which port do ferries to sweden leave from", "none"),
    ("perfect, that did it", "none"),
    ("reboot", "ambiguous"),
    ("make a backup", "ambiguous"),
    ("turn it off", "ambiguous"),
    ("start over", "ambiguous"),
    ("exit 143, good or bad?", "concept exit-code"),
    ("exit 0, what does it mean", "concept exit-code"),
    ("explain layers like im five", "concept layer"),
    ("explain volumes like i'm 5", "concept volume"),
    ("how come my image is 2 gigs", "concept image-size"),
    ("why is my image so big", "concept image-size"),
    # fresh sentences: names
    ("raise the memory of render to 4g", "docker update -m 4g render"),
    ("is the container called load still up?", "docker ps -f name=load"),
    ("what port does the service front listen on", "docker port front"),
    ("copy the folder /data out of box to ./backup", "docker cp box:/data ./backup"),
    ("who is inside the network lab", "docker network inspect lab"),
    ("redis-cli in container cache pls", "docker exec -it cache redis-cli"),
    ("psql into db as user shop", "docker exec -it db psql -U shop"),
    ("rename build to builder1", "docker rename build builder1"),
    # errors and counts
    ("any errors in the log of checkout since yesterday?", "docker logs --since 24h checkout 2>&1 | grep -i error"),
    ("how many times does timeout appear in the log of gate", "docker logs gate 2>&1 | grep -c timeout"),
    ("only the lines of web's log with 'refused' in them", "docker logs web 2>&1 | grep refused"),
    ("count the containers", "docker ps -aq | wc -l"),
    ("how many images do i have", "docker images -q | wc -l"),
    ("how many containers are dead", "docker ps -a -f status=exited -q | wc -l"),
    # run with lots of settings
    ("nginx, but the alpine one, port 8081", "docker run -p 8081:80 nginx:alpine"),
    (
        "postgres 16 with half a gig of ram, password hunter2",
        "docker run -e POSTGRES_PASSWORD=hunter2 -m 512m postgres:16",
    ),
    (
        "run my script ./job.py with python 3.12 in a throwaway container",
        "docker run -v $(pwd):/app -w /app --rm python:3.12 python job.py",
    ),
    ("run npm ci in this folder with node 20", "docker run -v $(pwd):/app -w /app node:20 npm ci"),
    (
        "acme/worker:5 detached, always back after a crash, at most 3 tries",
        "docker run --restart on-failure:3 -d acme/worker:5",
    ),
    ("start api:3 with a read only filesystem but /tmp writable", "docker run --tmpfs /tmp --read-only api:3"),
    (
        "run shop:1 and let it reach my host as host.docker.internal",
        "docker run --add-host host.docker.internal:host-gateway shop:1",
    ),
    ("run tool:2 as nobody", "docker run -u nobody tool:2"),
    ("no network for sandbox:1 please", "docker run --network none sandbox:1"),
    ("run crawler:4 with only NET_RAW as a capability", "docker run --cap-add NET_RAW crawler:4"),
    ("alpine, ping 1.1.1.1 three times, then vanish", "docker run --rm alpine ping -c 3 1.1.1.1"),
    ("check the java version inside eclipse-temurin:21", "docker run eclipse-temurin:21 java -version"),
    ("whats the node version in container web", "docker exec web node --version"),
    ("container name front, image nginx, host port 80", "docker run -p 80:80 --name front nginx"),
    (
        "run registry:2 on 5000 with its data in the volume reg",
        "docker run -p 5000:5000 -v reg:/var/lib/registry registry:2",
    ),
    ("give it 30 seconds when you stop db", "docker stop -t 30 db"),
    ("kill -9 the container stuck", "docker kill stuck"),
    ("freeze batch for a minute", "docker pause batch"),
    ("let batch go on", "docker unpause batch"),
    # looking
    ("which container eats the most ram", "docker stats"),
    (
        "name and ip of every container",
        "docker inspect -f '{{.Name}} {{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' $(docker ps -q)",
    ),
    ("id, image and names of all containers", "docker ps -a --format 'table {{.ID}}\\t{{.Image}}\\t{{.Names}}'"),
    ("names and ports of what runs", "docker ps --format 'table {{.Names}}\\t{{.Ports}}'"),
    ("names of the containers, sorted", "docker ps --format '{{.Names}}' | sort"),
    ("biggest images first", "docker images --format '{{.Size}}\\t{{.Repository}}:{{.Tag}}' | sort -hr"),
    ("who published port 443", "docker ps -f publish=443"),
    ("which containers use the volume pgdata", "docker ps -a -f volume=pgdata"),
    ("was etl killed for memory", "docker inspect -f '{{.State.OOMKilled}}' etl"),
    ("with which exit code did etl end", "docker inspect -f '{{.State.ExitCode}}' etl"),
    ("how much did the container box write to its own layer", "docker inspect --size -f '{{.SizeRw}}' box"),
    ("which env vars does app have", "docker exec app env"),
    ("what command was box started with", "docker inspect -f '{{.Config.Cmd}}' box"),
    ("does web have a restart policy", "docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' web"),
    ("events of container web, last 10 minutes, no waiting", "docker events --since 10m --until 0s -f container=web"),
    ("which volumes is nobody using", "docker volume ls -f dangling=true"),
    ("which networks are unused", "docker network ls -f dangling=true"),
    # images
    (
        "push the image api:2 to registry.acme.io/team",
        "docker tag api:2 registry.acme.io/team/api:2 && docker push registry.acme.io/team/api:2",
    ),
    ("save api:2 to api.tar", "docker save -o api.tar api:2"),
    ("get rid of the tag old of acme/web", "docker rmi acme/web:old"),
    ("which layers make shop:1 so big", "docker history shop:1"),
    ("list the tags i have of acme/web", "docker images acme/web"),
    ("pull nginx for arm64", "docker pull --platform linux/arm64 nginx"),
    # build
    ("build it without cache and call it shop:dev", "docker build -t shop:dev --no-cache ."),
    ("build only the stage test", "docker build --target test ."),
    ("build docker/Dockerfile.prod as api:prod", "docker build -f docker/Dockerfile.prod -t api:prod ."),
    ("build with GIT_SHA=abc123 as argument", "docker build --build-arg GIT_SHA=abc123 ."),
    ("build and give it the ssh agent", "docker build --ssh default ."),
    # compose
    ("compose: rebuild api and start it again in the background", "docker compose up -d --build api"),
    ("compose logs of api, live", "docker compose logs -f api"),
    (
        "run the migrations once with compose: service api, command rake db:migrate",
        "docker compose run api rake db:migrate",
    ),
    ("which services does my compose file have", "docker compose config --services"),
    ("is my compose file valid", "docker compose config"),
    ("use compose.prod.yml and bring everything up detached", "docker compose -f compose.prod.yml up -d"),
    ("start with compose.yml and compose.prod.yml", "docker compose -f compose.yml -f compose.prod.yml up"),
    (
        'use both "docker-compose.yml" and "docker-compose.ci.yml" and start everything detached',
        "docker compose -f docker-compose.yml -f docker-compose.ci.yml up -d",
    ),
    # the folder of a Dockerfile; a stage with a tag
    ("build an image from the Dockerfile in ./shop called shop:dev", "docker build -t shop:dev ./shop"),
    ("build image shop with the dockerfile in ../web", "docker build -t shop ../web"),
    ("build only the stage tests, as shop:tests", "docker build --target tests -t shop:tests ."),
    ("exec with MODE=dry the command ./go.sh in jobs", "docker exec -e MODE=dry jobs ./go.sh"),
    # what runs is refused without -f
    ("delete container crawler, it is still running", "docker rm -f crawler"),
    ("remove crawler. it runs at the moment", "docker rm -f crawler"),
    ("crawler is still running, remove it", "docker rm -f crawler"),
    ("container crawler is running right now but i want it removed", "docker rm -f crawler"),
    ("remove crawler unless it is running", "docker rm crawler"),
    ("build the target tests only", "docker build --target tests ."),
    ("make this machine part of the swarm", "docker swarm join HOST:PORT"),
    (
        "delete all failed containers",
        FAILED,
    ),
    (
        "remove the containers that exited with an error",
        FAILED,
    ),
    ("stop all containers which are running right now", "docker stop $(docker ps -q)"),
    ("remove the tag beta from shop", "docker rmi shop:beta"),
    ("empty the log file of mailer", "docker inspect -f '{{.LogPath}}' mailer"),
    ("drop the table users in container pg", "docker exec -it pg COMMAND"),
    ("run a minecraft server", "docker run itzg/minecraft-server"),
    ("run a throwaway ruby shell", "docker run -it --rm ruby"),
    ("i want a shorter name for sad_curie", "docker rename sad_curie NEW_NAME"),
    ("how can i limit how much memory db gets", "docker update -m SIZE db"),
    ("where are all my images stored", "docker info -f '{{.DockerRootDir}}'"),
    ("build shop but do everything again", "docker build --no-cache -t shop ."),
    ("how do i leave a container and let it run", "concept attach-exec"),
    # misspelt units, and a word whose nearest is a known mistake
    ("delete images older than two wekes", "docker image prune -a --filter until=336h"),
    ("logs of api of the last 20 minutzs", "docker logs --since 20m api"),
    ("delete every stopfed container", "docker container prune"),
    # names, boots, tags
    ("give the container web a new name: frontend", "docker rename web frontend"),
    ("start mailer on every boot", "docker update --restart always mailer"),
    ("restart db every time the server boots", "docker update --restart always db"),
    (
        "show the networks api is in",
        "docker inspect -f '{{range $k, $v := .NetworkSettings.Networks}}{{$k}} {{end}}' api",
    ),
    ("how many services are in my compose file", "docker compose config --services | wc -l"),
    ("prune my volumes", "docker volume prune"),
    ("push image crm to docker hub as acme/crm", "docker tag crm acme/crm && docker push acme/crm"),
    ("what program does image crm start with", "docker image inspect -f '{{.Config.Cmd}}' crm"),
    (
        "delete all images tagged old",
        "docker rmi $(docker images -f 'reference=*:old' -f 'reference=*/*:old' --format '{{.Repository}}:{{.Tag}}')",
    ),
    ("open a shell in the compose service web", "docker compose exec web sh"),
    ("compose kill worker", "docker compose kill worker"),
    # swarm and contexts
    ("scale service web to 5", "docker service scale web=5"),
    ("which nodes are in my swarm", "docker node ls"),
    ("take node n2 out of the swarm", "docker node rm n2"),
    ("make node n3 a manager", "docker node promote n3"),
    ("create a secret dbpass from ./pass.txt", "docker secret create dbpass ./pass.txt"),
    ("switch docker to the context prod", "docker context use prod"),
    ("deploy stack.yml as shop", "docker stack deploy -c stack.yml shop"),
    # cleaning
    ("remove all stopped containers older than two days", "docker container prune --filter until=48h"),
    ("throw away every image nobody uses", "docker image prune -a"),
    ("clean up everything unused incl volumes", "docker system prune --volumes"),
    ("remove box and its anonymous volumes", "docker rm -v box"),
    ("get rid of the network lab", "docker network rm lab"),
    # not docker
    ("can you help me lift this container onto the truck", "none"),
    ("volume of a cylinder", "none"),
    ("stop the music", "none"),
    ("great, thanks a lot!", "none"),
    ("cool, works now", "none"),
    ("what should i cook tonight", "none"),
    ("git rebase onto main", "none"),
    # ideas
    ("is it bad to run as root in a container", "concept root-user"),
    ("difference between stop and kill", "concept stop-kill"),
    ("what does 127 as exit code mean", "concept exit-code"),
    ("do i lose my data when i remove a container", "concept data-loss"),
    ("why use alpine instead of debian", "concept alpine-debian"),
    ("what is copy on write", "concept copy-on-write"),
    # open
    ("delete it", "ambiguous"),
    ("clean up", "ambiguous"),
    ("show me", "ambiguous"),
    ("remove old stuff", "ambiguous"),
    # logins with a variable, and more of the same kinds
    (
        "token is in the var CR_PAT, log me in to ghcr.io as user bot without typing it",
        "echo $CR_PAT | docker login ghcr.io -u bot --password-stdin",
    ),
    (
        "log in to registry.acme.io as ci with the password in $REG_PASS",
        "echo $REG_PASS | docker login registry.acme.io -u ci --password-stdin",
    ),
    (
        "log into ghcr.io as user anna with the token from the variable GH_TOKEN",
        "echo $GH_TOKEN | docker login ghcr.io -u anna --password-stdin",
    ),
    ("log in to docker hub as bob", "docker login -u bob"),
    ("login to ghcr.io", "docker login ghcr.io"),
    ("set mem of indexer to 1g", "docker update -m 1g indexer"),
    ("limit scraper to 2 cpus", "docker update --cpus 2 scraper"),
    ("can shop curl http://api:8080/health", "docker exec shop curl http://api:8080/health"),
    ("send proxy a usr1 signal", "docker kill -s USR1 proxy"),
    ("turn all the paused boxes back on", "docker unpause $(docker ps -q -f status=paused)"),
    ("delete the disk named scratch", "docker volume rm scratch"),
    ("how full is my disk", "docker system df"),
    ("fetch the file app.log from /var/log in container web to here", "docker cp web:/var/log/app.log ."),
    (
        "start redis and let other containers reach it as cache in network back",
        "docker run --network back --network-alias cache redis",
    ),
    ("is redis:8 on docker hub", "docker manifest inspect redis:8"),
    ("undo the last deploy of service shop", "docker service rollback shop"),
    ("compose up and exit with the code of e2e", "docker compose up --exit-code-from e2e"),
    ("bring compose down, leftovers too", "docker compose down --remove-orphans"),
    ("pull the plug on billing", "docker kill billing"),
    ("explain networks like i'm five", "concept network"),
    ("exit code 1, is that bad?", "concept exit-code"),
    ("awesome, it works", "none"),
    ("the volume knob is broken", "none"),
]


@pytest.fixture(scope="module")
def store():
    return open_store()


@pytest.mark.parametrize(("request_", "wanted"), SAID, ids=[r for r, _ in SAID])
def test_said_in_other_words(request_, wanted, store):
    got = answer(request_, store)
    kind, _, name = wanted.partition(" ")
    if kind in ("docker", "echo"):
        assert got.outcome == "match"
        assert right(got.suggestions[0].command, [wanted], store), got.suggestions[0].command
    else:
        assert (got.outcome, got.concept or "") == (kind, name)
