"""Building, images on their way, compose projects and the swarm, as people speak of them."""

import pytest
from scorer import right

from dsh.knowledge.store import Store, open_store
from dsh.request.answer import answer

SAID = [
    # an image of a container, and what that is to have
    (
        "make image till:patched out of container fix with the message 'tz hotfix'",
        "docker commit -m 'tz hotfix' fix till:patched",
    ),
    ("create image logs:old from my container pull", "docker commit pull logs:old"),
    ("commit shop to shop:2 and set its command to python app.py", "docker commit -c 'CMD python app.py' shop shop:2"),
    ("commit web as web:2 with workdir /app", "docker commit -c 'WORKDIR /app' web web:2"),
    # all that a build prints
    ("build the image with output as plain text", "docker build --progress plain ."),
    ("show me the whole build output, not the folded one", "docker build --progress plain ."),
    # orphans
    ("remove the orphans of my compose project", "docker compose up -d --remove-orphans"),
    ("remove orphan containers of compose", "docker compose up -d --remove-orphans"),
    ("how do i get rid of orphans in compose", "docker compose up -d --remove-orphans"),
    ("compose: remove containers of services that are gone from the file", "docker compose up -d --remove-orphans"),
    ("compose down, remove the orphans too", "docker compose down --remove-orphans"),
    # what compose is used to do
    ("use compose to run three copies of worker", "docker compose up -d --scale worker=3"),
    ("use docker compose to restart web", "docker compose restart web"),
    ("bash into the api service", "docker compose exec api bash"),
    ("sh into the compose service db", "docker compose exec db sh"),
    # what compose would do, and a service of it with its newest image
    ("only pretend to do docker compose down, I want to see what goes", "docker compose --dry-run down"),
    (
        "fetch the latest image for api and recreate api with compose",
        "docker compose pull api && docker compose up -d api",
    ),
    (
        "tear the compose project down, and yes the volumes too, I want an empty database",
        "docker compose down -v",
    ),
    # the swarm
    ("this node should quit the swarm, it's a manager so force it", "docker swarm leave -f"),
    ("somebody saw the worker token, I need a fresh one", "docker swarm join-token --rotate worker"),
    (
        "a swarm service front with 3 nginx replicas published on 8080",
        "docker service create -p 8080:80 --replicas 3 --name front nginx",
    ),
    # what is called otherwise
    ("my container is named elated_swan but i want it to be named shop", "docker rename elated_swan shop"),
    ("the container has the silly name jolly_fox, please call it till", "docker rename jolly_fox till"),
    # a version with its flavour; into a folder of a registry; an archive that is packed
    ("pull nginx in version 1.27 alpine", "docker pull nginx:1.27-alpine"),
    ("get postgres version 16 on alpine", "docker pull postgres:16-alpine"),
    (
        "push till:1.4 to our registry registry.acme.io under team/",
        "docker tag till:1.4 registry.acme.io/team/till:1.4 && docker push registry.acme.io/team/till:1.4",
    ),
    ("publish web:3 as ghcr.io/me/web:3", "docker tag web:3 ghcr.io/me/web:3 && docker push ghcr.io/me/web:3"),
    ("export the image till:1 as a gzipped tar called till.tar.gz", "docker save till:1 | gzip > till.tar.gz"),
    # one more name for an image: which is there, and which is new
    ("crm:latest needs the additional tag crm:stable", "docker tag crm:latest crm:stable"),
    ("till:1.0 should also get the tag till:prod", "docker tag till:1.0 till:prod"),
    ("the image blog:1.2 also has to be known as blog:latest", "docker tag blog:1.2 blog:latest"),
    ("i need till:7 under the extra name registry.acme.io/till:7", "docker tag till:7 registry.acme.io/till:7"),
    ("let ledger:9 be available as ledger:current too", "docker tag ledger:9 ledger:current"),
    ("mail:5 needs another tag latest", "docker tag mail:5 mail:latest"),
    ("put the tag prod on till:44", "docker tag till:44 till:prod"),
    ("blog:9 should become blog:latest", "docker tag blog:9 blog:latest"),
    ("make blog:9 the new blog:latest", "docker tag blog:9 blog:latest"),
    # and what a name is to stand for
    ("make crm:prod point to crm:1.9", "docker tag crm:1.9 crm:prod"),
    ("i want crm:latest to be the same as crm:3.1", "docker tag crm:3.1 crm:latest"),
    ("crm:prod should be what is crm:rc2 now", "docker tag crm:rc2 crm:prod"),
    ("blog:live is to be an alias for blog:88", "docker tag blog:88 blog:live"),
    # building: from a repository, with secrets, tags, arguments, labels
    (
        "build branch feature/login of https://github.com/acme/shop.git and name it shop:login",
        "docker build -t shop:login https://github.com/acme/shop.git#feature/login",
    ),
    ("make an image of tag v1.2 of https://github.com/acme/a.git", "docker build https://github.com/acme/a.git#v1.2"),
    (
        "build https://github.com/acme/mono.git, folder services/api, as api",
        "docker build -t api https://github.com/acme/mono.git#:services/api",
    ),
    (
        "build kasse with the secret github_token out of token.txt",
        "docker build --secret id=github_token,src=token.txt -t kasse .",
    ),
    (
        "hand the maven settings settings.xml to the build as a secret called mvn",
        "docker build --secret id=mvn,src=settings.xml .",
    ),
    (
        "secret from variable API_KEY for the build, id api_key",
        "docker build --secret id=api_key,env=API_KEY .",
    ),
    ("build shop with the tags 2.0, 2 and latest", "docker build -t shop:2.0 -t shop:2 -t shop:latest ."),
    (
        "the Dockerfile needs PHP=8.3 and XDEBUG=on to build",
        "docker build --build-arg PHP=8.3 --build-arg XDEBUG=on .",
    ),
    ("build web with the label maintainer being anna", "docker build --label maintainer=anna -t web ."),
    # which stage, which builder, which machine, how much is printed, where the ID goes
    ("build kasse without cache for stage assets", "docker build --no-cache-filter assets -t kasse ."),
    (
        "the Dockerfile has base, test and final, just build test as kasse:test",
        "docker build --target test -t kasse:test .",
    ),
    ("build api on builder ci", "docker build --builder ci -t api ."),
    ("build for arm v6", "docker build --platform linux/arm/v6 ."),
    ("build my_app for a raspberry pi 4", "docker build --platform linux/arm64 -t my_app ."),
    ("build uploads and dont collapse the output, i want each line", "docker build --progress plain -t uploads ."),
    ("build and keep the new image id in out/id", "docker build --iidfile out/id ."),
    ("show what bake would build without doing it", "docker buildx bake --print"),
    # built or pulled anew, and started with it: a restart would go on with the old image
    ("rebuild worker and restart it", "docker compose up -d --build worker"),
    ("i changed the code of api, rebuild it and start it again", "docker compose up -d --build api"),
    ("rebuild everything and restart", "docker compose up -d --build"),
    (
        "pull the newest image of web and recreate it",
        "docker compose pull web && docker compose up -d web",
    ),
    (
        "update mail to the newest image and restart it",
        "docker compose pull mail && docker compose up -d mail",
    ),
    # compose: logs, one-off containers, how many, when it ends
    ("compose logs of api, timestamps in front please", "docker compose logs -t api"),
    ("compose logs of mail, no service names at the beginning of lines", "docker compose logs --no-log-prefix mail"),
    ("follow all compose logs but without the old lines", "docker compose logs -f --tail 0"),
    ("compose run api incl. its ports", "docker compose run --service-ports api"),
    ("compose pull and go on if an image is missing", "docker compose pull --ignore-pull-failures"),
    ("compose pull without the images i build myself", "docker compose pull --ignore-buildable"),
    ("start the compose service api and whatever it depends on", "docker compose up api"),
    ("compose: start only queue and db", "docker compose up queue db"),
    ("compose up, abort as soon as one service stops", "docker compose up --abort-on-container-exit"),
    ("docker compose up but without cache", "docker compose build --no-cache && docker compose up -d"),
    ("compose, 3 workers and 2 webs please", "docker compose up -d --scale worker=3 --scale web=2"),
    ("compose exec worker python -V", "docker compose exec worker python -V"),
    ("exec ls -la /data in service files of compose, no tty", "docker compose exec -T files ls -la /data"),
    # images on their way: to a registry, from one, as files
    (
        "upload the image rechnung:3 into our registry reg.lan:5000",
        "docker tag rechnung:3 reg.lan:5000/rechnung:3 && docker push reg.lan:5000/rechnung:3",
    ),
    (
        "publish web:2 on docker hub, my account is annak",
        "docker tag web:2 annak/web:2 && docker push annak/web:2",
    ),
    ("pull kasse from registry.firma.de, tag 2.1", "docker pull registry.firma.de/kasse:2.1"),
    ("check if there is a newer version of postgres:16 and get it", "docker pull postgres:16"),
    ("log in at reg.firma.de with account deploy, i type the password", "docker login -u deploy reg.firma.de"),
    (
        "sign in to ghcr as annak, token lies in ~/.ghcr",
        "docker login ghcr.io -u annak --password-stdin < ~/.ghcr",
    ),
    ("log out of quay", "docker logout quay.io"),
    (
        "look on hub for nginx, official only, not more than 3 results",
        "docker search -f is-official=true --limit 3 nginx",
    ),
    ("import base.tar as base:1 and set the command to sh", 'docker import -c "CMD sh" base.tar base:1'),
    ("export old-db and import it as image old-db:flat", "docker export old-db | docker import - old-db:flat"),
    ("zip the image kasse:2 into kasse.tgz", "docker save kasse:2 | gzip > kasse.tgz"),
    ("remove all images without asking", "docker image prune -a -f"),
    # the services of compose are those of its file
    (
        "stop every compose service except cache",
        "docker compose stop $(docker compose config --services | grep -vx cache)",
    ),
    ("find OutOfMemory in the compose logs", "docker compose logs | grep OutOfMemory"),
    ("environment of the compose service api", "docker compose exec api env"),
    ("which images have i from reg.lan:5000?", "docker images 'reg.lan:5000/*'"),
    ("pull node 22 bookworm slim", "docker pull node:22-bookworm-slim"),
    (
        "our proxy http://10.1.1.1:8080 must be used to build web",
        "docker build --build-arg HTTP_PROXY=http://10.1.1.1:8080 -t web .",
    ),
    # the swarm
    ("connect service front to the overlay network edge", "docker service update --network-add edge front"),
    ("the rollout of shop failed, bring back the previous one", "docker service rollback shop"),
    ("tell me about this node", "docker node inspect self"),
    ("rotate the manager token, somebody left", "docker swarm join-token --rotate manager"),
    ("start a swarm on interface ens3", "docker swarm init --advertise-addr ens3"),
    ("deploy one busybox:1 service on every node", "docker service create --mode global busybox:1"),
    ("expose port 8443 of service front too", "docker service update --publish-add 8443:8443 front"),
    ("node box4 can take tasks again", "docker node update --availability active box4"),
    ("make a secret called mail_pw with value s3cr3t", "printf s3cr3t | docker secret create mail_pw -"),
    ("import the context from lab.tar as lab2", "docker context import lab2 lab.tar"),
    ("compose run migrate without starting the db it depends on", "docker compose run --no-deps migrate"),
    # a folder or the Dockerfile that is told of, and what the image is called
    ("build folder shop -> shop:dev", "docker build -t shop:dev shop"),
    ("directory services/mail should become image mail:1", "docker build -t mail:1 services/mail"),
    ("image ledger:qa out of directory ledger", "docker build -t ledger:qa ledger"),
    ("Dokcerfile lies in this folder, I want image of name diary", "docker build -t diary ."),
    ("the Dockerfile is here, give me an image named till", "docker build -t till ."),
    ("my dockerfile lies in the directory docker/app, i need an image app:2 of it", "docker build -t app:2 docker/app"),
    ("Docker build: how to pass argument RELEASE=3.2", "docker build --build-arg RELEASE=3.2 ."),
    ("build shop:2 and GIT_SHA must be 99af", "docker build --build-arg GIT_SHA=99af -t shop:2 ."),
    # images that are only pulled, and a service whose end is the end of all
    ("get newer images for all services in my compose file", "docker compose pull"),
    ("download the newest images for the compose project", "docker compose pull"),
    ("pull new images with compose and restart everything", "docker compose pull && docker compose up -d"),
    (
        "compose: start all, and when service e2e ends stop everything with its exit code",
        "docker compose up --exit-code-from e2e",
    ),
    (
        "start my compose project and when the service checks stops, all must stop and the exit code is that of checks",
        "docker compose up --exit-code-from checks",
    ),
    (
        "compose up with a rebuild, stopping everything when the service e2e is done and returning its exit code",
        "docker compose up --build --exit-code-from e2e",
    ),
    ("compose up, rebuild, exit code from e2e", "docker compose up --build --exit-code-from e2e"),
    (
        "start compose with a rebuild and stop all as soon as one container ends",
        "docker compose up --build --abort-on-container-exit",
    ),
    # the command of compose's that is spoken by its name
    ("with compose run I want bash in web as root with DEBUG=1", "docker compose run -u root -e DEBUG=1 web bash"),
    ("via compose run give me python in jobs, removed afterwards", "docker compose run --rm jobs python"),
    ("docker compose run web npm test with CI=1", "docker compose run -e CI=1 web npm test"),
    ("with compose exec open a mysql shell in db", "docker compose exec db mysql"),
    ("run bash in the compose service web as root", "docker compose exec -u root web bash"),
    # how long compose waits, and what it is asked about
    (
        "is it possible that compose up waits until all is healthy, 2 minutes at the most",
        "docker compose up --wait --wait-timeout 120",
    ),
    ("start compose and wait for healthy, 5 minutes maximum", "docker compose up --wait --wait-timeout 300"),
    (
        "combine base.yml and dev.yml and start it with the debug profile",
        "docker compose -f base.yml -f dev.yml --profile debug up",
    ),
    (
        "start compose with the files a.yml and b.yml and the debug profile",
        "docker compose -f a.yml -f b.yml --profile debug up",
    ),
    # which container of a service, and one that runs already
    (
        "sh into the second replica of the compose service worker, in directory /jobs",
        "docker compose exec --index 2 -w /jobs worker sh",
    ),
    (
        "rake db:seed in the already running compose service app, as the user deploy",
        "docker compose exec -u deploy app rake db:seed",
    ),
    ("how many containers does the compose project shop have", "docker compose -p shop ps -q | wc -l"),
    # what is said behind the name of a project, and what is no name of one
    (
        "restart api and worker of the compose project shop, give them 30 secs to finish",
        "docker compose -p shop restart -t 30 api worker",
    ),
    ("tear down the compose project including volumes and locally built images", "docker compose down -v --rmi local"),
    ("tear down the compose project blog with volumes and all images", "docker compose -p blog down -v --rmi all"),
    ("the exit status of compose up shall be the one of service lint", "docker compose up --exit-code-from lint"),
    ("which exit code did the compose service e2e have", "docker compose ps -a e2e"),
    # what is spoken is typed
    ("docker pull node colon twenty dash alpine", "docker pull node:20-alpine"),
    ("push my image emil slash till colon two point one to docker hub please", "docker push emil/till:2.1"),
    # what a compose project is called, and what goes with it
    ("in the compose project demo restart api", "docker compose -p demo restart api"),
    ("with the compose file prod.yml and project shop: logs of web", "docker compose -p shop -f prod.yml logs web"),
    ("compose project live, start detached", "docker compose -p live up -d"),
    ("compose -p shop logs", "docker compose -p shop logs"),
    ("restart the shop compose project", "docker compose -p shop restart"),
    ("remove compose project with volumes", "docker compose down -v"),
    ("remove the compose project with all volumes and images", "docker compose down -v --rmi all"),
    ("compsoe down with images deleted too", "docker compose down --rmi all"),
    ("compose up and throw away containers whose service is gone", "docker compose up --remove-orphans"),
    ("pull just the cache image via compose", "docker compose pull cache"),
    ("compose up, i want to see the output", "docker compose up"),
    ("what runs in my compose project", "docker compose ps"),
    ("what are the services called which are defined in my compose file", "docker compose config --services"),
    ("which profiles are in the compose file", "docker compose config --profiles"),
    ("set replicas of beat to 0 with compose", "docker compose up -d --scale beat=0"),
    ("dry run of compose up", "docker compose --dry-run up"),
    ("as root in the compose service php run id", "docker compose exec -u root php id"),
    # builds told in a list, images named anew, builders, nodes that join
    ("build docker image, name: scraper, tag: nightly, folder: ./scraper", "docker build -t scraper:nightly ./scraper"),
    ("image build but file is called Containerfile", "docker build -f Containerfile ."),
    ("build again from zero, dont use the cache, image is called depot", "docker build --no-cache -t depot ."),
    ("build and pass my pip token from file pip.conf as secret pip", "docker build --secret id=pip,src=pip.conf ."),
    ("image abc123 has no name, call it rescued:1", "docker tag abc123 rescued:1"),
    ("create builder called multi and use it", "docker buildx create --name multi --use"),
    ("bake target release", "docker buildx bake release"),
    ("inspect the current builder", "docker buildx inspect"),
    (
        "combine manifests app:amd64 and app:arm64 to app:latest",
        "docker manifest create app:latest app:amd64 app:arm64",
    ),
    ("what's the command worker nodes need to join the swarm", "docker swarm join-token worker"),
    ("take n2 back to worker", "docker node demote n2"),
    # compose: only pulled, typed as it is run, of which project and profile, how long
    ("compose: newer images please, but don't start anything", "docker compose pull"),
    ("fetch what is new for the services in compose, start later", "docker compose pull"),
    ("docker-compose exec jobs python manage.py shell", "docker compose exec jobs python manage.py shell"),
    ("start a disposable shell in compose service jobs", "docker compose run --rm jobs sh"),
    ("bring only frontend profile up", "docker compose --profile frontend up -d"),
    ("give me three of the compose service beat", "docker compose up -d --scale beat=3"),
    ("follow compose logs starting with last 20 lines", "docker compose logs -f -n 20"),
    ("down for project foo", "docker compose -p foo down"),
    ("compose down, wait max 5 seconds", "docker compose down -t 5"),
    ("rebuild jobs image with arg V=2 through compose", "docker compose build --build-arg V=2 jobs"),
    ("which ports does compose service front publish", "docker compose ps front"),
    # what a build is told, and what a service of the swarm gets
    ("the build should not use network", "docker build --network none ."),
    ("build and squash layers", "docker build --squash ."),
    ("build image quiet, only print id", "docker build -q ."),
    ("how do i set the memory for building to 3g", "docker build -m 3g ."),
    ("my docker hub name is emil, push image depot there", "docker tag depot emil/depot && docker push emil/depot"),
    ("lock the swarm", "docker swarm update --autolock"),
    (
        "mount volume data at /data in swarm service jobs",
        "docker service update --mount-add type=volume,source=data,target=/data jobs",
    ),
    ("publish port 8080 of service front to 80", "docker service update --publish-add 8080:80 front"),
    ("which nodes are managers", "docker node ls --filter role=manager"),
    (
        "update stack shop with new file shop2.yml and remove services that are gone",
        "docker stack deploy -c shop2.yml --prune shop",
    ),
    (
        "deploy the stack crm from crm.yml, pass my registry login along and drop services that vanished from the file",
        "docker stack deploy --prune --with-registry-auth -c crm.yml crm",
    ),
    (
        "deploy stack app from a.yml, services not in the file any more should go",
        "docker stack deploy --prune -c a.yml app",
    ),
    ("stack deploy of mon from mon.yml", "docker stack deploy -c mon.yml mon"),
    ("make the image depot again", "docker build -t depot ."),
    ("download image postgres in version 15 with alpine", "docker pull postgres:15-alpine"),
    (
        "give image depot two more names: depot:5 and depot:stable",
        "docker tag depot depot:5 && docker tag depot depot:stable",
    ),
    (
        "i want depot:5 at reg.acme.io/team/depot:5",
        "docker tag depot:5 reg.acme.io/team/depot:5 && docker push reg.acme.io/team/depot:5",
    ),
    ("which images come from reg.acme.io", "docker images 'reg.acme.io/*'"),
    # what goes down with a project is what is told to
    ("take the stack down, also delete its images", "docker compose down --rmi all"),
    ("bring the project down, remove the images", "docker compose down --rmi all"),
    ("take the stack down and remove its images and volumes", "docker compose down -v --rmi all"),
    ("take the stack down but do not delete its images", "docker compose down"),
    # another platform's image is pulled, one's own for two of them is built; a tar file is no gzip
    ("get me the arm64 variant of debian:12", "docker pull --platform linux/arm64 debian:12"),
    ("i need shop:2 for arm64 and amd64", "docker build --platform linux/amd64,linux/arm64 -t shop:2 ."),
    ("make shop:2 for arm64", "docker build --platform linux/arm64 -t shop:2 ."),
    ("put image api:2.1 into a tar file api.tar so I can carry it on a stick", "docker save -o api.tar api:2.1"),
    ("save image x:1 gzipped to x.tar.gz", "docker save x:1 | gzip > x.tar.gz"),
    ("rebuild the image depot from scrach", "docker build --no-cache -t depot ."),
    # one service is renewed and no other; files are what compose watches; a secret's content told beside its source
    ("fetch the new compose images and recreate api", "docker compose pull api && docker compose up -d api"),
    ("pull new images with compose and restart web", "docker compose pull web && docker compose up -d web"),
    ("pull new compose images and restart everything", "docker compose pull && docker compose up -d"),
    ("watch files and sync to containers with compose", "docker compose watch"),
    ('make a secret called token from stdin "abc"', "printf abc | docker secret create token -"),
    ("create docker secret pw from the text geheim", "printf geheim | docker secret create pw -"),
    ("make a secret called token from stdin", "docker secret create token -"),
    ("create secret pw from file pw.txt", "docker secret create pw pw.txt"),
    # compose, misspelt or in its older spelling
    ("docekr compose upp in background", "docker compose up -d"),
    ("docker-compse dwon", "docker compose down"),
    ("docker-compose pull", "docker compose pull"),
    # how a build tells what it does, and what is only checked
    ("build as lab with plain output rather than the fancy progress bars", "docker build --progress plain -t lab ."),
    ("what would be the problems in my Dockerfile? check only, dont build", "docker build --check ."),
    ("are there problems in my dockerfile? only check it", "docker build --check ."),
    ("three copys of the compose servise consumer", "docker compose up -d --scale consumer=3"),
    ("logn to ghcr.io as octo", "docker login -u octo ghcr.io"),
    # kept as an image and sent; a service that goes; a file elsewhere; a secret that is called token
    (
        "freeze web's current state as image web:fixed then push that",
        "docker commit web web:fixed && docker push web:fixed",
    ),
    ("stop service queue and remove its container", "docker compose stop queue && docker compose rm queue"),
    (
        "start the compose of another folder, file is /srv/blog/compose.yaml",
        "docker compose -f /srv/blog/compose.yaml up",
    ),
    (
        "npm test in compose service frontend in a new container that is removed after",
        "docker compose run --rm frontend npm test",
    ),
    ("remove secret token", "docker secret rm token"),
]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store()


@pytest.mark.parametrize(("request_", "command"), SAID)
def test_it_is_understood(request_: str, command: str, store: Store) -> None:
    assert right(answer(request_, store).suggestions[0].command, [command], store)
