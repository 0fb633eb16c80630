"""More previews against the truth: prune in its order, chains, conflicts, shared layers, what goes along with --rm."""

import pytest
from seen import PREVIEWS
from truth import as_foretold, changes, foretold, preview, settled, state, warned_of_removal

from dsh.verbs.confirm import wanted

UP = "docker run -d --init --name up busybox sleep 1000"
RM = "docker run -d --init --rm --name rm -v /anon -v named:/n busybox sleep 1000"
A1 = "docker create --name a1 busybox sleep 1000"
A2 = "docker create --name a2 -l keep=yes web:1.0"
ANON = "docker create --name an -v /anon -v named:/n busybox"
HEIR = "docker create --name heir --volumes-from an busybox"
NET = "docker network create --subnet 10.77.0.0/24 net1"
NET2 = "docker network create --subnet 10.78.0.0/24 --label keep net2"
ON_NET = "docker create --name on --network net1 busybox"
RUNS_ON = "docker run -d --init --name runs --network net1 busybox sleep 1000"
V = "docker volume create --label a=b v1"
BUILT = "printf 'FROM busybox\\nENV A=1\\nENV B=2\\n' | docker build -q -t t:1 -"
SIBLING = "printf 'FROM busybox\\nENV A=1\\nENV B=3\\n' | docker build -q -t t:2 -"
CHILD = "printf 'FROM t:1\\nENV C=1\\n' | docker build -q -t child:1 -"
NAMELESS = "printf 'FROM busybox\\nENV Z=1\\n' | docker build -q -"
AT_5 = "docker run -d --init --name up --network net1 --ip 10.77.0.5 busybox sleep 1000"
PORT = "docker create --name {} -p 18091:80 busybox sleep 9"
COMMITTED = "docker commit a1 mine:1"

CASES = {
    # prune: what one part frees goes with the next
    "prune frees volume": ([ANON], "docker container prune -f && docker volume prune -f"),
    "prune volume first": ([ANON], "docker volume prune -f && docker container prune -f"),
    "prune frees image": ([NAMELESS, "docker create $(docker images -qf dangling=true)"], "docker system prune -f"),
    "prune image in use": ([BUILT, "docker create --name c1 t:1"], "docker image prune -af"),
    "prune frees network": ([NET, ON_NET], "docker network prune -f; docker container prune -f"),
    "prune running network": ([NET, RUNS_ON, NET2], "docker system prune -f"),
    "prune keeps label": ([A1, A2, NET, NET2], "docker system prune -f --filter label!=keep"),
    "prune one label": ([A1, A2], "docker container prune -f --filter label=keep=yes"),
    "prune volume label": ([V, "docker volume create v2"], "docker volume prune -f --filter label=a=b"),
    "prune until long ago": ([A1, NET], "docker system prune -f --filter until=48h"),
    "prune until and volumes": ([V], "docker system prune -f --volumes --filter until=1h"),
    "prune bad filter": ([A1], "docker container prune -f --filter nope=1"),
    "prune children": ([BUILT, CHILD], "docker rmi child:1 && docker image prune -af"),
    "prune all but used child": ([BUILT, CHILD, "docker create child:1"], "docker image prune -af"),
    "prune nameless": ([NAMELESS, BUILT], "docker image prune -f"),
    "prune moved tag": ([BUILT, "docker tag busybox t:1"], "docker image prune -f"),
    "prune two tags": ([BUILT, "docker tag t:1 t:9"], "docker image prune -af"),
    "prune twice": ([A1, ANON], "docker system prune -f; docker system prune -f --volumes"),
    "prune of an heir": ([ANON, HEIR], "docker rm an && docker volume prune -f"),
    "prune of an heir left alone": ([ANON, HEIR, "docker rm an"], "docker volume prune -f"),
    "prune nothing": ([UP], "docker container prune -f"),
    "prune paused": ([UP, "docker pause up", A1], "docker container prune -f"),
    "prune all": ([UP, ANON, NET, NET2, V, BUILT, NAMELESS], "docker system prune -af --volumes"),
    # removal
    "rm linked": ([UP, "docker create --name ln --link up:db busybox"], "docker rm -f up"),
    "rm link alone": ([UP, "docker run -d --init --name ln --link up:db busybox sleep 9"], "docker rm --link ln/db"),
    "rm heirs last": ([ANON, HEIR], "docker rm -v an; docker rm -v heir"),
    "rm heirs first": ([ANON, HEIR], "docker rm -v heir an"),
    "rm twice": ([A1], "docker rm a1 a1"),
    "rm by id and name": ([A1, UP], "docker rm a1 $(docker ps -aqf name=up)"),
    "rm paused forced": ([UP, "docker pause up"], "docker rm -f up"),
    "rm auto removing": ([RM], "docker rm -f rm"),
    "rm auto removing with volumes": ([RM], "docker rm -fv rm"),
    "rm by filter": ([A1, A2, UP], "docker rm $(docker ps -aqf label=keep=yes)"),
    "rm all xargs": ([A1, A2, UP], "docker ps -aq | xargs docker rm"),
    "rm grep": ([A1, A2, UP], "docker ps -a --format '{{.Names}}' | grep a | xargs docker rm"),
    "rm head": ([A1, A2], "docker ps -aq | head -1 | xargs docker rm"),
    "rm sort uniq": ([A1, A2], "docker ps -a --format '{{.Names}}' | sort | uniq | tail -n 1 | xargs docker rm"),
    "rm in backticks": ([A1, A2], "docker rm `docker ps -aq`"),
    # states
    "stop and gone": ([RM], "docker stop -t 1 rm"),
    "kill and gone": ([RM, A1], "docker kill rm a1"),
    "stop pipe": ([UP, RM, A1], "docker ps -q | xargs docker stop -t 1"),
    "stop told twice": ([UP, A1], "docker stop --time 3 -t 4 up a1 || docker pause up"),
    "restart told twice": ([A1], "docker restart --timeout 2 --time 2 a1; docker rename a1 b1"),
    "restart auto removing": ([RM], "docker restart -t 1 rm"),
    "restart paused": ([UP, "docker pause up"], "docker restart -t 1 up"),
    "stop then start": ([UP], "docker stop -t 1 up && docker start up"),
    "start twice": ([A1], "docker start a1 a1"),
    "start on lost network": ([NET, ON_NET], "docker network rm net1 && docker start on"),
    "start taken port": (["docker run -d --init --name pp -p 18070:80 busybox sleep 9",
                          "docker create --name qq -p 18070:80 busybox"], "docker start qq"),
    "start after port is free": (["docker run -d --init --name pp -p 18070:80 busybox sleep 9",
                                  "docker create --name qq -p 18070:80 busybox sleep 9"],
                                 "docker stop -t 1 pp && docker start qq"),
    "start removes what cannot start": (
        ["docker create --rm --name gone -v /anon -v named:/n busybox nope"], "docker start gone"),
    "start at a held address": (
        [NET, AT_5, A1], "docker network connect --ip 10.77.0.5 net1 a1 && docker start a1"),
    "start with a lost link": (
        [UP, "docker create --name ln --link up:db busybox sleep 9", "docker rm -f up"],
        "docker start ln; docker create --name after busybox"),
    "start with a stopped link": ([A1, "docker create --name ln --link a1:db busybox sleep 9"], "docker start ln"),
    "run with a stopped link": ([A1], "docker run -d --name ln --link a1:db busybox sleep 9"),
    "restart with a stopped link": (
        [UP, "docker run -d --init --name ln --link up:db busybox sleep 999"],
        "docker stop -t 1 up; docker restart -t 1 ln"),
    "start depends": (["docker create --name base busybox",
                       "docker create --name dep --network container:base busybox"], "docker start dep"),
    "pause stopped": ([A1], "docker pause a1"),
    "pause twice": ([UP], "docker pause up; docker pause up"),
    "unpause then stop": ([UP, "docker pause up"], "docker unpause up && docker stop -t 1 up"),
    "rename chain": ([A1, UP], "docker rename up old && docker rename a1 up && docker rm up"),
    "rename to itself": ([A1], "docker rename a1 a1"),
    "update stopped": ([A1], "docker update --memory 64m --memory-swap 64m a1"),
    "update restart": ([UP], "docker update --restart always up"),
    "update refused": ([UP], "docker update --memory 1k up"),
    # create and run
    "create": ([], "docker create --name c1 -v v9:/v -v /x web:1.0"),
    "create with a bad volume name": ([], "docker create -v '~x:/y' busybox; docker create --name after busybox"),
    "create with a driver there is not": (
        [], "docker create --volume-driver nope -v /y $(docker images -q --no-trunc busybox); "
        "docker create --name after busybox"),
    "exec makes a folder": (
        [UP], "docker exec up mkdir /app && docker exec -w /app up touch x && docker cp up:/app/x - | wc -c && "
        "docker rm -f up"),
    "prune is told yes": ([A1], "yes | docker container prune"),
    "create named taken": ([A1], "docker create --name a1 busybox"),
    "create then taken": ([A1], "docker rm a1 && docker create --name a1 busybox"),
    "create existing volume": ([V], "docker create -v v1:/v busybox"),
    "create twice": ([], "docker create --name c1 busybox; docker create --name c1 busybox"),
    "create loop": ([], "for n in a b c; do docker create --name x$n busybox; done"),
    "run detached": ([], "docker run -d --init --name c1 -v v9:/v -v /x busybox sleep 1000"),
    "run and gone": ([], "docker run --rm -v /x -v kept:/k busybox true"),
    "run program missing": ([], "docker run --name c1 -v /x busybox nope"),
    "run rm program missing": ([], "docker run --rm -v /x busybox nope"),
    "run port taken": (["docker run -d --init -p 18071:80 busybox sleep 9"], "docker run -d -p 18071:80 -v /x busybox"),
    "run on a port just freed": (["docker run -d --init --name pp -p 127.0.0.1:18072:80 busybox sleep 99"],
                                 "docker rm -f pp && docker run -d --init --name pp -p 18072:80 busybox sleep 99"),
    "run no network": ([], "docker run -d --network nosuch -v /x busybox sleep 9"),
    "run bad user": ([], "docker run --name c1 -u nosuch busybox true"),
    "run tiny memory": ([], "docker run -m 1m -v v9:/v busybox true"),
    "run on network": ([NET], "docker run -d --init --network net1 --name c1 busybox sleep 9"),
    "run made network": (
        [], "docker network create --subnet 10.79.0.0/24 n && docker run -d --network n busybox sleep 9"),
    "run then rm": ([], "docker run -d --init --name c1 busybox sleep 9 && docker rm -f c1"),
    # programs that end at once
    "run ends and goes": (
        [], "docker run -d --rm --name e1 -v /x busybox echo a; sleep 1; docker create --name e1 busybox"),
    "run ends and frees its port": (
        [PORT.format("s1")], "docker run -d -p 18091:80 busybox sh -c 'exit 3'; sleep 1; docker start s1"),
    "run ends and is pruned": ([A1], "docker run -d --name e1 busybox false; sleep 1; docker container prune -f"),
    "run ends before it is asked": (
        [], "docker run -d --name e1 busybox pwd; sleep 1; docker pause e1 || docker exec e1 ls || docker rm e1"),
    "run ends and is started anew": (
        [], "docker run -d --restart on-failure --name e1 busybox true; sleep 1; docker start e1; sleep 1; "
        "docker rm e1"),
    "run goes on with its policy": ([], "docker run -d --restart always --name e1 busybox sleep 50; docker rm e1"),
    "start ends and goes": (
        ["docker create --rm --name e1 -v /x busybox true"], "docker start e1; sleep 1; docker rename e1 e2; echo $?"),
    "start attached with its code": (
        ["docker create --name e1 busybox sh -c 'exit 4'"], "docker start -a e1 || docker wait e1 && docker rm e1"),
    "attach until it ends": (
        ["docker run -d --name e1 --rm -v /x busybox sleep 2"], "docker attach e1; docker volume create v3"),
    "wait for a code": ([], "docker run --name e1 busybox false; docker wait e1 && docker rm e1"),
    "run volumes from": ([ANON], "docker run --rm --volumes-from an busybox true"),
    "create with an ID file that is there": (
        [],
        "docker create --cidfile f --name i1 busybox; docker run --cidfile f --name i2 busybox true || docker rm i1"),
    "exec after a program that writes nothing": (
        [UP], "docker exec up sh -c 'exit 3'; docker exec -d up nowhere || docker rename up old"),
    "exec with no such group": ([UP], "docker exec -u root:nowhere up true || docker exec -u 7:nowhere up true"),
    "exec paused, with bad keys": (
        [UP, "docker pause up"], "docker exec --detach-keys ctrl-zz up true || docker unpause up"),
    "policy of one that goes": ([], "docker run --rm --restart unless-stopped:2 busybox true; docker create busybox"),
    "prune within the second": (
        [A1], "docker container prune -f --filter until=$(docker inspect -f '{{.Created}}' a1 | cut -c1-19)Z; "
        "docker container prune -f --filter until=$(docker inspect -f '{{.Created}}' a1 | cut -c1-19).999999Z"),
    # images
    "rmi child keeps parent": ([BUILT, CHILD], "docker rmi child:1"),
    "rmi parent of child": ([BUILT, CHILD], "docker rmi t:1"),
    "rmi parent then child": ([BUILT, CHILD], "docker rmi t:1 child:1"),
    "rmi siblings": ([BUILT, SIBLING], "docker rmi t:2"),
    "rmi siblings both": ([BUILT, SIBLING], "docker rmi t:2 && docker rmi t:1"),
    "rmi untag by id": ([BUILT, "docker tag t:1 z:1"], "docker rmi $(docker images -q z)"),
    "rmi forced id": ([BUILT, "docker tag t:1 t:7"], "docker rmi -f $(docker images -q t:7)"),
    "rmi nameless": ([NAMELESS], "docker rmi $(docker images -qf dangling=true)"),
    "rmi used": ([A2], "docker rmi web:1.0"),
    "rmi used forced": ([A2], "docker rmi -f web:1.0"),
    "rmi used by running forced": ([UP, "docker tag busybox bb:1"], "docker rmi -f busybox bb:1"),
    "rmi after rm": ([A2], "docker rm a2 && docker rmi web:1.0"),
    "rmi commit": ([A1, COMMITTED], "docker rmi mine:1"),
    "rmi base of commit": ([A1, COMMITTED, "docker rm a1"], "docker rmi busybox"),
    "rmi no prune both": ([BUILT, SIBLING], "docker rmi --no-prune t:1 t:2"),
    "rmi repeated": (["docker tag web:1.0 w:2"], "docker rmi w:2 w:2"),
    "tag moves nameless": ([BUILT], "docker tag busybox t:1 && docker image prune -f"),
    "commit moves": ([A1, BUILT], "docker commit a1 t:1"),
    "commit nameless": ([A1], "docker commit a1"),
    "build moves": ([BUILT], "printf 'FROM busybox\\nENV Q=1\\n' | docker build -q -t t:1 -"),
    "build cached": ([BUILT], "printf 'FROM busybox\\nENV A=1\\nENV B=2\\n' | docker build -q -t t:5 -"),
    "build half cached": ([BUILT], "printf 'FROM busybox\\nENV A=1\\nENV B=9\\n' | docker build -q -t t:5 -"),
    "build of nothing": (
        [], "printf 'FROM scratch AS base\\nFROM base\\n' | docker build -t t:5 -; docker volume create v3"),
    "build of nothing after a stage": (
        [], "printf 'FROM busybox AS a\\nENV B=4\\nFROM scratch\\n' | docker build -q - || docker volume create v3"),
    "build keeps its parent": (
        [BUILT], "printf 'FROM busybox\\nENV A=1\\nENV B=2\\nENV C=3\\n' | docker build -q -t t:1 - && "
        "docker image prune -f && docker rmi t:1"),
    "build above a name": (
        [BUILT], "printf 'FROM t:1\\nLABEL a=b\\nLABEL c=d\\n' | docker build -q -t u:1 - && docker rmi t:1 u:1"),
    "load joins": (
        [BUILT, CHILD, "docker save -o o.tar child:1 t:1 busybox", "docker rmi child:1"],
        "docker load -qi o.tar && docker rmi busybox && docker image prune -f"),
    "load joins what is there": (
        ["docker tag web:1.0 w:2", "printf 'FROM w:2\\nENV C=1\\n' | docker build -q -t kid:1 -",
         "docker save -o o.tar kid:1 w:2", "docker rmi kid:1"],
        "docker load -qi o.tar && docker rmi w:2"),
    "build bad": ([], "printf 'FROM busybox\\nNOPE\\n' | docker build -q -t t:5 -"),
    # networks, volumes
    "network rm used by stopped": ([NET, ON_NET], "docker network rm net1"),
    "network rm used": ([NET, RUNS_ON], "docker network rm net1"),
    "network freed": ([NET, RUNS_ON], "docker network disconnect net1 runs && docker network rm net1"),
    "network freed by rm": ([NET, RUNS_ON], "docker rm -f runs; docker network rm net1"),
    "network connect stopped": ([NET, A1], "docker network connect net1 a1"),
    "network connect twice": ([NET, RUNS_ON], "docker network connect net1 runs"),
    "network connect bad ip": ([NET, UP], "docker network connect --ip 10.99.0.1 net1 up"),
    "network connect in vain, then rightly": (
        [NET, AT_5, "docker run -d --init --name two busybox sleep 1000"],
        "docker network connect --ip 10.77.0.5 net1 two || docker network connect --ip 10.77.0.6 net1 two"),
    "network held in vain": (
        [NET, UP], "docker network connect --ip 10.77.0.255 net1 up; docker network disconnect net1 up; "
        "docker network rm net1"),
    "network address given in the line": (
        [NET, UP, A1], "docker network connect --ip 10.77.0.9 net1 up && "
        "docker network connect --ip 10.77.0.9 net1 a1; docker start a1; docker create --name after busybox"),
    "network address of one that starts": (
        [NET, *(f"docker create --name {n} --network net1 --ip 10.77.0.8 busybox sleep 99" for n in ("s1", "s2"))],
        "docker start s1 s2; docker rm -f s1; docker start s2"),
    "network address set free": (
        [NET, AT_5],
        "docker network disconnect net1 up && docker run -d --network net1 --ip 10.77.0.5 busybox sleep 9"),
    "network's own addresses": (
        ["docker network create --subnet 10.77.0.0/25 --gateway 10.77.0.3 --aux-address a=10.77.0.4 net1"],
        "for n in 0 3 4 127; do docker run -d --network net1 --ip 10.77.0.$n busybox sleep 9; done; "
        "docker run -d --network net1 --ip 10.77.0.1 busybox sleep 9"),
    "network's first address": (
        [NET, "docker network create --subnet 10.78.0.0/24 --ip-range 10.78.0.32/28 net2"],
        "for n in 32 1; do docker run -d --network net2 --ip 10.78.0.$n busybox sleep 9; done; "
        "docker create --name c1 --network net1 --ip 10.77.0.1 busybox; docker start c1"),
    "network same subnet": ([NET], "docker network create --subnet 10.77.0.0/16 n"),
    "network after rm": ([NET], "docker network rm net1 && docker network create --subnet 10.77.0.0/24 net1"),
    "volume rm used": ([ANON], "docker volume rm named"),
    "volume freed": ([ANON], "docker rm an && docker volume rm named"),
    "volume rm some": ([V], "docker volume rm nosuch v1"),
    "volume rm forced": ([V], "docker volume rm -f nosuch v1"),
    "volume made and used": ([], "docker volume create v9 && docker create -v v9:/v busybox && docker volume rm v9"),
    "volume all": ([V, ANON, "docker volume create"], "docker volume rm $(docker volume ls -q)"),
    "volume all unused": ([V, ANON], "docker volume ls -qf dangling=true | xargs docker volume rm"),
    # lines
    "and or": ([A1], "docker rm nosuch && docker rm a1 || docker tag busybox x:1"),
    "not": ([A1], "! docker rm a1"),
    "if": ([A1], "if docker inspect a1 >/dev/null; then docker rm a1; fi"),
    "if not": ([A1], "if docker inspect nosuch >/dev/null 2>&1; then docker rm a1; else docker tag busybox y:1; fi"),
    "variable": ([A1, A2], "IDS=$(docker ps -aq); docker rm $IDS"),
    "subshell": ([A1], "(docker rm a1; docker volume create v3)"),
    "unknown command": ([A1], "docker rm a1; docker frob"),
    "bad flag": ([A1], "docker rm --nope a1"),
}  # fmt: skip


OF_THE_MACHINE = {  # an engine to practise on has no kernel, no log drivers and no runtime that would refuse these
    # what a container that cannot be made leaves, and what keeps one from starting
    "named volume stays": ([], "docker create --name c1 -v nv:/v -v /anon -w /etc/passwd busybox"),
    "named volume stays for a link": ([], "docker run --name c1 -v nv:/v --link nosuch:x busybox true"),
    "nothing of its own in another's network": (
        [UP], "for o in '-h y' '--dns 9.9.9.9' '--add-host b:10.1.1.1' '--expose 7/udp' -P '--link up:z'; do "
        "docker run -v nv:/v --network container:up $o busybox true; done; echo $?; docker create --name after "
        "--network container:up --domainname y busybox"),
    "links in the host's network": (
        [UP], "docker create --network host --link up:db -v nv:/v busybox || docker create --network host busybox"),
    "hostname of the host": (
        [], "docker run --uts host -h y busybox true; docker create --network host -h y busybox"),
    "log driver without an address": (
        [], "docker run --log-driver gelf -v nv:/v busybox true; docker create --log-driver gelf "
        "--log-opt gelf-address=tcp://10.1.1.1:9 busybox"),
    "log option unknown": (
        [], "for d in syslog journald; do docker create --log-driver $d --log-opt a=b -v nv:/v busybox; "
        "docker create --log-driver $d --log-opt tag=b busybox; done"),
    "folder below a file": (
        [], "docker run -v nv:/v -w /bin/busybox/a busybox true; docker create -w /etc/a/b busybox"),
    "tmpfs on a file": (
        ["docker create --name t1 --tmpfs /etc/group/x busybox true"],
        "docker run -d --tmpfs /bin/busybox busybox sleep 9; docker start t1"),
    "no such setting": (
        ["docker create --name s1 --sysctl net.ipv6.nosuch=1 busybox", A1],
        "docker run -d --sysctl net.core.nosuch=2 -v nv:/v busybox sleep 9; docker start a1 s1 || docker rename a1 a9"),
    "too many files": (
        ["docker create --name u1 --ulimit nofile=100:8888888888 busybox"],
        "docker run -d --ulimit nofile=7777777777 busybox sleep 9; docker start u1; echo $?"),
    "rate of no device": (
        ["docker create --name r1 --device-write-iops /dev/none:10 busybox"],
        "docker start r1 || docker run -d --device-read-iops /dev/nothing:5 busybox sleep 9"),
    "log size below zero": (
        ["docker create --name l1 --log-opt max-size=0 busybox"],
        "docker run -d --log-opt max-size=-2m busybox sleep 9; docker start l1; docker run -d --init "
        "--log-driver local --log-opt max-size=0 busybox sleep 9"),
    "init hidden": (
        ["docker create --name i1 --init --tmpfs /sbin busybox"],
        "docker run -d --init -v nv:/sbin busybox sleep 9; docker start i1; docker run -d --init -v nv:/usr busybox "
        "sleep 9"),
    "volume of no folder": (
        ["docker volume create -o type=none -o o=ro,bind -o device=/none/here vb",
         "docker create --name b1 -v vb:/x busybox"],
        "docker start b1; docker run -d --mount type=volume,source=vn,target=/y,volume-opt=type=none,volume-opt=o=bind,"
        "volume-opt=device=/none/there busybox sleep 9"),
    "build fails after words": (
        [], "printf 'FROM busybox\\nENV A=3\\nRUN true; echo b ; exit 6\\n' | docker build -q - || "
        "docker tag busybox b:6"),
    "processor of one that runs": (
        [UP, A1], "docker update --cpus 0.002 a1; docker update --cpus 0.002 up || docker rename up old"),
    "swarm nowhere": (
        [], "docker swarm init --advertise-addr nowhere0:99 || docker swarm init --advertise-addr 127.0.0.1 "
        "--listen-addr 192.0.2.7:77 || docker volume create v3"),
    "address in use": ([NET, AT_5], "docker run -d --name c2 --network net1 --ip 10.77.0.5 busybox sleep 9"),
    "port twice": ([], "docker run -d --name c2 -p 18090:80 -p 18090:81 busybox sleep 9"),
    "memory not shared": ([UP], "docker run -d --name c1 --ipc container:up busybox sleep 9"),
    "group unknown": ([], "docker run -d --name c1 --group-add nosuch busybox sleep 9"),
    "no such runtime": ([], "docker run -d --name c1 --runtime nosuch -v nv:/v busybox sleep 9"),
    "log size": ([], "docker run -d --name c1 --log-opt max-size=x -v nv:/v busybox sleep 9"),
    "tmpfs option": ([], "docker run -d --name c1 --tmpfs /x:bad busybox sleep 9"),
    "second start on a port": ([PORT.format("s1"), PORT.format("s2")], "docker start s1 s2"),
    "made and removed in a line": ([], "C=$(docker create -v /anon busybox) && docker rm -v $C"),
    "imported and removed": ([A1], "docker export -o x.tar a1 && docker import x.tar imp:1 && docker rmi imp:1"),
}  # fmt: skip
KNOWN = {**CASES, **OF_THE_MACHINE}


@pytest.mark.parametrize(("setup", "line"), KNOWN.values(), ids=[name.replace(" ", "-") for name in KNOWN])
def test_effects_are_foretold(clean_engine, setup, line, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # some lines leave a file
    clean_engine.setup(*setup, cwd=tmp_path)
    before = settled(clean_engine.api)
    plan = preview(clean_engine.host, line)
    assert state(clean_engine.api) == before, "the preview changed something"
    done = clean_engine.sh(line)
    after = settled(clean_engine.api)
    if not as_foretold(plan, before, changes(before, after)):
        assert foretold(plan, before) == changes(before, after), done.stderr.decode()
    assert plan.exit_code in (None, done.returncode), done.stderr.decode()
    fails = any(p.level == "error" for p in plan.problems)
    assert fails == (done.returncode != 0) or warned_of_removal(plan), done.stderr.decode()
    if (setup, line) in CASES.values():
        PREVIEWS[line, *setup] = (plan, done.returncode, after)


WRITES = {
    "docker run --rm -v vol1:/data -v $(pwd):/backup busybox tar czf /backup/old.tgz -C /data .": "old.tgz",
    "docker run --rm -v vol1:/data -v $(pwd):/backup busybox tar czf /backup/new.tgz -C /data .": "",
    "docker run --rm -v new1:/data -v $(pwd):/backup busybox tar xzf /backup/old.tgz -C /data": "",
    "docker save -o old.tgz busybox": "old.tgz",
    "docker export -o new.tgz up": "",
    "docker ps -a > old.tgz": "old.tgz",
    "docker ps -a >> old.tgz": "",
}


def test_a_file_that_is_written_over_is_lost(clean_engine, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.tgz").write_text("x\n")
    clean_engine.setup(UP, "docker volume create vol1")
    for line, lost in WRITES.items():
        plan = preview(clean_engine.host, line)
        said = " ".join(problem.message for problem in plan.problems if problem.id == "written-over")
        assert (plan.risk == "destroy", lost in said) == (bool(lost), True), line
    ids = {
        "docker run --rm -v vol1:/data -v $(pwd):/backup busybox tar xzf /backup/old.tgz -C /data": "unpacked-over",
        "docker run --rm -v vol1:/data busybox find /data -mindepth 1 -delete": "emptied",
        "docker run --rm -v vol1:/data busybox rm -rf /data/a": "emptied",
        "docker run --rm -v vol1:/data busybox find /data -name a": "",
        "docker run --rm -v new1:/data -v $(pwd):/backup busybox tar xzf /backup/none.tgz -C /data": "no-archive",
    }
    for line, id in ids.items():
        plan = preview(clean_engine.host, line)
        assert id in ["", *(problem.id for problem in plan.problems)], line
        assert (plan.risk == "destroy") == (id in ("unpacked-over", "emptied")), line
    empty = preview(clean_engine.host, next(iter(WRITES)).replace(" vol1:", " other:"))
    assert "empty-archive" in [problem.id for problem in empty.problems]


VOLUME_COPIES = {  # copied into a folder here or a volume, and what the preview says of it
    "-v vol1:/from -v $(pwd):/to busybox cp -a /from/old.txt /to/": "written-over",
    "-v vol1:/from -v $(pwd):/to busybox cp -a /from/other.txt /to/": "",
    "-v vol1:/from -v $(pwd):/to busybox cp -a /from/. /to/": "written-over",
    "-v vol1:/from -v $(pwd)/empty:/to busybox cp -a /from/. /to/": "",
    "-v $(pwd):/from -v vol1:/to busybox cp -a /from/old.txt /to/": "unpacked-over",
    "-v $(pwd):/from -v new1:/to busybox cp -a /from/old.txt /to/": "",
    "-v $(pwd):/from -v new1:/to busybox cp -a /from/none.txt /to/": "no-file",
    "-v new1:/from -v vol1:/to busybox cp -a /from/. /to/": "empty-source",
}


def test_what_a_copy_writes_over(clean_engine, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.txt").write_text("x\n")
    (tmp_path / "empty").mkdir()
    clean_engine.setup(UP, "docker volume create vol1")
    for line, id in VOLUME_COPIES.items():
        plan = preview(clean_engine.host, f"docker run --rm {line}")
        found = {problem.id for problem in plan.problems} & {*VOLUME_COPIES.values()}
        assert (id in found) if id else not found, (line, found)


def test_a_new_volume_is_told_from_the_folder_of_that_name(clean_engine, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    lines = {"data:/data:ro": True, "other:/data": False, "./data:/data": False}
    for mount, warned in lines.items():
        plan = preview(clean_engine.host, f"docker create -v {mount} busybox")
        assert ("not-the-folder" in [problem.id for problem in plan.problems]) == warned, mount


COPIES = {
    "docker cp f.txt up:/etc/passwd": "/etc/passwd",
    "docker cp f.txt up:/tmp": "",
    "docker cp d/. up:/etc": "/etc/group",
    "docker cp up:/etc/passwd f.txt": "f.txt",
    "docker cp up:/etc/passwd new.txt": "",
}


def test_a_copy_says_what_it_writes_over(clean_engine, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d").mkdir()
    for name in ("f.txt", "d/group"):
        (tmp_path / name).write_text("x\n")
    clean_engine.setup(UP)
    for line, lost in COPIES.items():
        plan = preview(clean_engine.host, line)
        said = " ".join(problem.message for problem in plan.problems if problem.id == "written-over")
        assert (plan.risk == "destroy", lost in said) == (bool(lost), True), line


DELETED = {  # what a program deletes, and what the preview says of it
    "docker run -v /:/host busybox rm -rf /host": "all that is in the whole of this machine is deleted",
    "docker run -v /:/host busybox rm -rf /host/srv/x": "/srv/x on this machine is deleted",
    "docker run -v /:/host:ro busybox rm -rf /host": "",
    "docker run -d -v vol1:/p -v /srv/a:/d busybox sh -c 'ls /d && rm -rf /p/*'": "all that is in the volume vol1 is",
    "docker run -w /p -v vol1:/p busybox find -name a -delete": "files in the volume vol1 are deleted",
    "docker run --volumes-from holds busybox rm -rf /p": "all that is in the volume vol1 is deleted",
    "docker run --volumes-from holds:ro busybox rm -rf /p": "",
    "docker run -v new1:/p busybox rm -rf /p": "",
    "docker exec holds sh -c 'cd /p; rm -rf *'": "all that is in the volume vol1 is deleted",
    "docker exec holds rm -rf /srv/own": "what is deleted in holds does not come back",
}


def test_what_a_program_deletes_outside_of_its_container(clean_engine):
    clean_engine.setup("docker run -d --name holds -v vol1:/p busybox sleep 1000")
    for line, says in DELETED.items():
        plan = preview(clean_engine.host, line)
        found = [problem.message for problem in plan.problems if problem.id == "emptied"]
        assert (plan.risk == "destroy", says in " ".join(found)) == (bool(says), True), line
        assert plan.way_back is None or not says, line


def test_what_a_new_container_may_write_to_is_told(clean_engine):
    clean_engine.setup("docker volume create vol1")
    line = "docker run -d -v vol1:/p -v /tmp/x:/d -v /srv:/s:ro busybox sleep 1"
    kept = " ".join(preview(clean_engine.host, line).keeps)
    assert "below /p goes into the volume vol1, below /d into /tmp/x on this machine, all else into the" in kept
    assert "/srv" not in kept


@pytest.mark.parametrize(
    ("flags", "mighty"),
    [
        ("--privileged --pid=host", True),
        ("-v /:/host", True),
        ("-v /:/host:ro", False),
        ("-v /var/run/docker.sock:/var/run/docker.sock", True),
        ("-v /srv:/srv", False),
    ],
)
def test_power_over_the_machine_is_told_and_not_run_by_enter(clean_engine, flags, mighty):
    plan = preview(clean_engine.host, f"docker run {flags} busybox nsenter -t 1 -m sh")
    assert ("commands-host" in [problem.id for problem in plan.problems]) == mighty
    assert ("" in wanted(plan)[1]) != mighty
