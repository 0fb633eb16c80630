"""Orders to do something to a group of objects, or to some at once, whatever way the group is told."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()

# what is not to be touched, said before and behind
SPARED = (
    ("stop everything apart from traefik", "docker stop $(docker ps --format '{{.Names}}' | grep -vx traefik)"),
    ("leave mail running and restart the rest", "docker restart $(docker ps --format '{{.Names}}' | grep -vx mail)"),
    ("don't touch vault, kill the others", "docker kill $(docker ps --format '{{.Names}}' | grep -vx vault)"),
    (
        "remove all containers except pg and queue, running ones too",
        "docker rm -f $(docker ps -a --format '{{.Names}}' | grep -vxE 'pg|queue')",
    ),
    (
        "keep shop and cart, delete all other containers",
        "docker rm $(docker ps -a --format '{{.Names}}' | grep -vxE 'shop|cart')",
    ),
    (
        "erase all containers but spare those called shop and cart",
        "docker rm $(docker ps -a --format '{{.Names}}' | grep -vxE 'shop|cart')",
    ),
    ("remove all but the three newest containers", "docker rm $(docker ps -aq | tail -n +4)"),
    ("keep the last five containers and throw away the rest", "docker rm $(docker ps -aq | tail -n +6)"),
    ("prune unused networks but not those with label team=a", "docker network prune --filter 'label!=team=a'"),
    (
        "delete volumes nobody uses, except those of project blog",
        "docker volume prune --filter 'label!=com.docker.compose.project=blog'",
    ),
    (
        "remove unused images older than two weeks except the ones of the blog project",
        "docker image prune -a --filter until=336h --filter 'label!=com.docker.compose.project=blog'",
    ),
    (
        "system prune, all unused images included, but just what is older than 240 hours",
        "docker system prune -a --filter until=240h",
    ),
    (
        "docker system prune with all unused images, only older than 72h",
        "docker system prune -a --filter until=72h",
    ),
    ("delete dangling images older then 12h with out confirmation", "docker image prune -f --filter until=12h"),
    ("clean up everything unused, but only images", "docker image prune -a"),
    (
        "every running container labelled job=night should get a SIGINT",
        "docker kill -s SIGINT $(docker ps -q -f label=job=night)",
    ),
    (
        "signal every running container of image nginx with HUP",
        "docker kill -s HUP $(docker ps -q -f ancestor=nginx)",
    ),
    ("stop every running container labelled job=night", "docker stop $(docker ps -q -f label=job=night)"),
)
# which ones, told by where they come from, how they ended, how old they are
CHOSEN = (
    ("could you start our crm container again", "docker start crm"),
    ("throw away container worker and everything it wrote", "docker rm worker"),
    ("stop oldest container", "docker stop $(docker ps -q | tail -n 1)"),
    ("remove the 4 oldest images", "docker rmi $(docker images -q | tail -n 4)"),
    ("erase all created containers", "docker rm $(docker ps -aq -f status=created)"),
    ("i want that all containers with exit code 2 are removed", "docker rm $(docker ps -aq -f exited=2)"),
    ("remove the volume for the wiki, its called wiki_data", "docker volume rm wiki_data"),
    ("stop everyone but vpn and dns", "docker stop $(docker ps --format '{{.Names}}' | grep -vxE 'vpn|dns')"),
    (
        "remove all crm images except latest",
        "docker rmi $(docker images crm --format '{{.Repository}}:{{.Tag}}' | grep -vx crm:latest)",
    ),
    (
        "delete old tags of a/web but keep 4.1 and 4.2",
        "docker rmi $(docker images a/web --format '{{.Repository}}:{{.Tag}}' | grep -vxE 'a/web:4.1|a/web:4.2')",
    ),
    ("list all containers except vpn", "docker ps -a --format '{{.Names}}' | grep -vx vpn"),
    ("show volumes but not wiki_data", "docker volume ls --format '{{.Name}}' | grep -vx wiki_data"),
    ("delete the two oldest containers", "docker rm $(docker ps -aq | tail -n 2)"),
    ("stop the newest container that is running", "docker stop $(docker ps -q | head -n 1)"),
    ("remove the four containers i started last", "docker rm $(docker ps -aq -n 4)"),
    ("remove all containers with the label job", "docker rm $(docker ps -aq -f label=job)"),
    ("kill all containers whose label tier is set to test", "docker kill $(docker ps -q -f label=tier=test)"),
    ("restart every container connected to network dmz", "docker restart $(docker ps -q -f network=dmz)"),
    ("drop all containers whose name ends with -old", "docker rm $(docker ps -aq -f 'name=-old$')"),
    ("start all containers with lab in their name", "docker start $(docker ps -aq -f name=lab)"),
    ("kill the container that hogs port 3306", "docker kill $(docker ps -q -f publish=3306)"),
    (
        "i want every redis container stopped, but the one called main has to stay up",
        "docker stop $(docker ps -f ancestor=redis --format '{{.Names}}' | grep -vx main)",
    ),
    (
        "drop the containers from image php:8 or php:7",
        "docker rm $(docker ps -aq -f ancestor=php:8 -f ancestor=php:7)",
    ),
    ("delete the containers that failed with exit code 3", "docker rm $(docker ps -aq -f exited=3)"),
    ("remove all containers of the project shop, running or not",
     "docker rm -f $(docker ps -aq -f label=com.docker.compose.project=shop)"),
    ("remove every container that was launched from seeder", "docker rm $(docker ps -aq -f ancestor=seeder)"),
    ("stop the containers which were built out of bot-img", "docker stop $(docker ps -q -f ancestor=bot-img)"),
    ("all containers based on my-base should be killed", "docker kill $(docker ps -q -f ancestor=my-base)"),
    ("show all containers made out of seeder", "docker ps -a -f ancestor=seeder"),
    ("start containers made from image job:4", "docker start $(docker ps -aq -f ancestor=job:4)"),
    ("delete the last 4 containers i created", "docker rm $(docker ps -aq -n 4)"),
    ("stop the last two containers we started", "docker stop $(docker ps -q -n 2)"),
    ("remove images pulled before base:7", "docker rmi $(docker images -q -f before=base:7)"),
    ("remove the images built after image crm", "docker rmi $(docker images -q -f since=crm)"),
    ("delete images matching *-nightly", "docker rmi $(docker images -q -f reference='*-nightly')"),
    ("stop containers with name lab-", "docker stop $(docker ps -q -f name=lab-)"),
    ("stop db crm_1 redis", "docker stop db crm_1 redis"),
    ("throw away every single container on this laptop", "docker rm -f $(docker ps -aq)"),
    ("throw away the exited containers that use the image crm:1",
     "docker rm $(docker ps -aq -f status=exited -f ancestor=crm:1)"),
)  # fmt: skip
# how long they may take, and with which signal
ENDED = (
    ("stop web and api, give them 40 seconds", "docker stop -t 40 web api"),
    ("stop all containers within 3 seconds", "docker stop -t 3 $(docker ps -q)"),
    ("give mail two minutes to finish before you stop it", "docker stop -t 120 mail"),
    ("stop mail with SIGINT instead of the usual signal", "docker stop -s SIGINT mail"),
    ("restart the container mail without grace period", "docker restart -t 0 mail"),
    ("stop mail, however long it takes", "docker stop -t -1 mail"),
)

# clean-ups with limits, and many put on a network at once
SWEPT = (
    ("clean up all things older than 3 weeks but leave the volumes", "docker system prune --filter until=504h"),
    ("delete build cache older than 2 days", "docker builder prune --filter until=48h"),
    (
        "remove exited containers, dangling images, build cache and unused networks at once",
        "docker system prune",
    ),
    (
        "put all containers with label tier=web on the network edge",
        "docker ps -q -f label=tier=web | xargs -n1 docker network connect edge",
    ),
    ("clean up old containers and images", "docker container prune && docker image prune"),
    (
        "delete stopped containers, unused networks and dangling images",
        "docker container prune && docker network prune && docker image prune",
    ),
    ("remove unused images and volumes", "docker image prune -a && docker volume prune"),
    ("clean up the docker system with volumes", "docker system prune --volumes"),
    ("system prune plus all volumes", "docker system prune --volumes"),
    ("wipe unused volumes, those that have a name too", "docker volume prune -a"),
    ("purge all volumes, no matter if named or not", "docker volume prune -a"),
    ("delete unused volumes but not the named ones", "docker volume prune"),
    ("clean everything up, dangling images as well", "docker system prune"),
    ("remove all containers without deleting volumes", "docker rm $(docker ps -aq)"),
    ("remove every image that no one is using", "docker image prune -a"),
    ("delete networks which nobody use", "docker network prune"),
    ("delete every stopped container without touching its volumes", "docker container prune"),
    ("erase all containers without losing any data", "docker rm $(docker ps -aq)"),
    ("volume prune that does not ask", "docker volume prune -f"),
    ("there are tons of exited containers here, clean them up", "docker container prune"),
    ("docker images is full of <none> entries, delete them", "docker image prune"),
    ("too many unused networks, get rid of them", "docker network prune"),
    ("remove the build cache except the last 12 hours", "docker builder prune --filter until=12h"),
    ("prune unused images but keep those of the last week", "docker image prune -a --filter until=168h"),
    ("delete images no container uses, and not just the untagged", "docker image prune -a"),
    (
        "kick everybody off network lab1 and delete it",
        "docker network inspect -f '{{range .Containers}}{{.Name}} {{end}}' lab1 | "
        "xargs -n1 docker network disconnect -f lab1 && docker network rm lab1",
    ),
)
# one step after another, and ways of speaking that name no verb of docker's
STEPS = (
    ("first start db, then web", "docker start db && docker start web"),
    ("stop the container nginx and remove nginx", "docker stop nginx && docker rm nginx"),
    ("commit lab as lab:done and push it", "docker commit lab lab:done && docker push lab:done"),
    (
        "commit lab as lab:done, then stop and remove it",
        "docker commit lab lab:done && docker stop lab && docker rm lab",
    ),
    (
        "stop shop, pull shop:9 and start it again under the same name",
        "docker pull shop:9 && docker stop shop && docker rm shop && docker run --name shop -d shop:9",
    ),
    (
        "create a network lab2, then plug tom and jerry into it",
        "docker network create lab2 && docker network connect lab2 tom && docker network connect lab2 jerry",
    ),
    ("stop and remove redis, nginx and mysql", "docker stop redis nginx mysql && docker rm redis nginx mysql"),
    ("halt an delete shop", "docker stop shop && docker rm shop"),
    ("remove container crm and also its image crm:2", "docker rm crm && docker rmi crm:2"),
    ("delete the redis container and its data volume redis-data", "docker rm redis && docker volume rm redis-data"),
    ("drop container crm along with its anonymous volume", "docker rm -v crm"),
    ("throw away the crm container and the wiki container", "docker rm crm wiki"),
    ("remove container a1 and container b1", "docker rm a1 b1"),
    ("delete crm1 crm2 crm3 and crm4", "docker rm crm1 crm2 crm3 crm4"),
    ("erase volumes v7 and v8 forcibly", "docker volume rm -f v7 v8"),
    ("stop crm and start it again after 20 seconds", "docker stop crm && sleep 20 && docker start crm"),
    ("set up networks red and green", "docker network create red && docker network create green"),
    (
        "i need three volumes v1, v2 and v3",
        "docker volume create v1 && docker volume create v2 && docker volume create v3",
    ),
    (
        "hook the container crm to both red and green",
        "docker network connect red crm && docker network connect green crm",
    ),
    (
        "crm cannot reach pg, so put both in the network lab",
        "docker network connect lab crm && docker network connect lab pg",
    ),
    ("delete all redis containers no matter what", "docker rm -f $(docker ps -aq -f ancestor=redis)"),
    ("drop the network lab and the containers tom and jerry", "docker rm tom jerry && docker network rm lab"),
    ("delete volume wikidata together with the container wiki", "docker rm wiki && docker volume rm wikidata"),
    (
        "stop crm, delete it and start a fresh one called crm from httpd on port 81",
        "docker stop crm && docker rm crm && docker run -p 81:80 --name crm -d httpd",
    ),
    (
        "rebuild image crm and run it again as container crm",
        "docker build -t crm . && docker rm -f crm && docker run --name crm -d crm",
    ),
    ("kill nd remove crm and mongo", "docker kill crm mongo && docker rm crm mongo"),
    (
        "pause pg, copy /dump out of it to ./keep and unpause it",
        "docker pause pg && docker cp pg:/dump ./keep && docker unpause pg",
    ),
    (
        "create network play and put tom and jerry in it",
        "docker network create play && docker network connect play tom && docker network connect play jerry",
    ),
    ("new network play, then attach tom to it", "docker network create play && docker network connect play tom"),
    ("drop shop and crm, by force", "docker rm -f shop crm"),
    ("rm image shop:9", "docker rmi shop:9"),
    # networks: who they are for, where they lead, who is in them
    ("make a network called talk so that shop and pg can see each other", "docker network create talk"),
    ("set up network play where tom and jerry find each other", "docker network create play"),
    ("network for crm and pg only, no way out to the internet, called cave", "docker network create --internal cave"),
    ("create a network cave, nothing in it may reach the internet", "docker network create --internal cave"),
    (
        "create network cave whose containers have no access to the outside world",
        "docker network create --internal cave",
    ),
    ("take crm off the network public", "docker network disconnect public crm"),
    ("crm must not be in network public any more", "docker network disconnect public crm"),
    ("let crm into the network play", "docker network connect play crm"),
    ("make redis part of network play", "docker network connect play redis"),
    ("power cycle the container mail", "docker restart mail"),
    ("send a hangup to proxy2", "docker kill -s SIGHUP proxy2"),
    ("i froze box7 yesterday, let it carry on", "docker unpause box7"),
    ("old-db and old-web have served their purpose, away with them", "docker rm old-db old-web"),
    ("hold on until the seed task has finished", "docker wait seed"),
    ("save the file system of crm as a compressed archive", "docker export crm | gzip > crm.tar.gz"),
    ("squash container fat into an image called thin:1", "docker export fat | docker import - thin:1"),
    (
        "send /srv/list.csv from container src1 to container dst1",
        "docker cp src1:/srv/list.csv . && docker cp list.csv dst1:/srv/list.csv",
    ),
    ("cut the link between app and cache", "docker rm --link app/cache"),
    ("restart cache-2 through cache-4", "docker restart cache-2 cache-3 cache-4"),
    ("start queue, sleep 5 seconds, then start worker", "docker start queue && sleep 5 && docker start worker"),
    (
        "move shop from network red to network blue",
        "docker network disconnect red shop && docker network connect blue shop",
    ),
    (
        "duplicate volume prod into a new volume called test1",
        "docker run --rm -v prod:/from -v test1:/to alpine cp -a /from/. /to/",
    ),
    (
        "back up the volume wiki to /srv/backups/wiki.tar.gz",
        "docker run --rm -v wiki:/data -v /srv/backups:/backup alpine tar czf /backup/wiki.tar.gz -C /data .",
    ),
    (
        "stop cron7, copy its /out to ./out and remove it",
        "docker stop cron7 && docker cp cron7:/out ./out && docker rm cron7",
    ),
    (
        "empty the volume tmpdata but keep the volume itself",
        "docker run --rm -v tmpdata:/data alpine find /data -mindepth 1 -delete",
    ),
    (
        "clean inside volume scratch but keep it",
        "docker run --rm -v scratch:/data alpine find /data -mindepth 1 -delete",
    ),
    ("make room on disk, throw out the images no container uses", "docker image prune -a"),
    ("after stopping remove container job7", "docker stop job7 && docker rm job7"),
    ("image prune with force", "docker image prune -f"),
    ("recreate container crm with compose", "docker compose up -d --force-recreate crm"),
    ("crm is still running, but i want it removed anyway", "docker rm -f crm"),
    ("kill -s HUP the proxy", "docker kill -s HUP proxy"),
    ("which volumes can i throw away safely", "docker volume ls -f dangling=true"),
    ("restart containers which have exited with code 3", "docker restart $(docker ps -aq -f exited=3)"),
    ("restart all containers from the image redis", "docker restart $(docker ps -q -f ancestor=redis)"),
    ("remove the two containers old1 and old2", "docker rm old1 old2"),
    ("remove the three images a:1, b:2 and c:3", "docker rmi a:1 b:2 c:3"),
    (
        "get rid of containers which have been stopped for longer than a day",
        "docker container prune --filter until=24h",
    ),
    ("delete stopped containers older than one day", "docker container prune --filter until=24h"),
    ("delete the whole lot of images on this box", "docker rmi $(docker images -aq)"),
    (
        "take down olddb and delete its image postgres:11 as well",
        "docker stop olddb && docker rm olddb && docker rmi postgres:11",
    ),
    ("I have no use for the imgae python:3.7 any longer, remvoe it", "docker rmi python:3.7"),
    ("I have no need of volume tmpdata any more, drop it", "docker volume rm tmpdata"),
    ("all volumes not in use can go, the named ones as well", "docker volume prune -a"),
    ("all volumes not in use can go", "docker volume prune -a"),
    ("throw away build cahce older than a weak", "docker builder prune --filter until=168h"),
    ("force removing of image id 1a2b3c", "docker rmi -f 1a2b3c"),
    ("force deletion of container web", "docker rm -f web"),
)


@pytest.mark.parametrize(("text", "command"), [*SWEPT, *STEPS, *SPARED, *CHOSEN, *ENDED])
def test_groups(text, command):
    found = answer(text, STORE)
    assert found.outcome == "match"
    assert found.suggestions[0].command == command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        (
            "i plan to remove everything made from web:2, so first list those containers",
            "docker ps -a -f ancestor=web:2",
        ),
        ("i want to delete the exited containers, but show me them first", "docker ps -a -f status=exited"),
        ("prune the dangling images but let me see them first", "docker images -f dangling=true"),
        ("get rid of volumes nobody uses, list them before", "docker volume ls -f dangling=true"),
        ("remove nothing, just show me the exited containers", "docker ps -a -f status=exited"),
        ("count the dangling images, delete nothing", "docker images -q -f dangling=true | wc -l"),
        ("what images would an image prune take", "docker images -f dangling=true"),
        ("which volumes will be lost if i run volume prune", "docker volume ls -f dangling=true"),
        ("can the image crm:2 be deleted or does a container still use it", "docker ps -a -f ancestor=crm:2"),
        ("does network lab still have anything in it? i plan to remove it later", "docker ps -f network=lab"),
        ("is the killed container crm really gone", "docker ps -a -f name=crm"),
        ("help me with docker volume prune, which options has it", "docker volume prune --help"),
        ("flags of docker rmi", "docker rmi --help"),
    ],
)
def test_what_is_to_be_seen_first_is_seen(text, command):
    assert answer(text, STORE).suggestions[0].command == command


def test_no_more_than_the_nameless_goes_beside_it():
    assert not any("-a" in s.command for s in answer("delete dangling images", STORE).suggestions)


@pytest.mark.parametrize(
    "text",
    [
        "would it be safe to remove all containers except db",
        "what happens if i delete all but the last two containers",
        "i removed all containers whose name starts with web",
        "never remove all containers with label ci",
    ],
)
def test_what_is_no_order_removes_nothing(text):
    found = answer(text, STORE)
    assert not any(s.risk == "destroy" for s in found.suggestions[:1])
