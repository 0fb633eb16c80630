"""What is done to one container, told by a few parts in whatever order (knowledge/requests/deeds.yaml)."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()

# restarts taken back
NO_MORE = (
    ("I don't want jellyfin to start automaticaly any more", "docker update --restart no jellyfin"),
    ("don't start gitea automatically any more", "docker update --restart no gitea"),
    ("plex should not come back after a reboot anymore", "docker update --restart no plex"),
    ("stop vaultwarden from starting at boot", "docker update --restart no vaultwarden"),
    ("no more autostart for zigbee", "docker update --restart no zigbee"),
    ("don't let container old-shop start again at boot", "docker update --restart no old-shop"),
    ("i no longer want octoprint to restart by itself", "docker update --restart no octoprint"),
    ("turn the restart policy of queue1 off", "docker update --restart no queue1"),
    ("please make sure mongo-old never starts on boot again", "docker update --restart no mongo-old"),
    ("take autostart away from container kodi", "docker update --restart no kodi"),
    ("i dont need syncthing to be started at every boot any longer", "docker update --restart no syncthing"),
    ("frigate restarts itself all the time, switch that off", "docker update --restart no frigate"),
    ("autostart for homebridge on", "docker update --restart always homebridge"),
)
SIGNALS = (
    ("sighup to edge so nginx rereads its config", "docker kill -s SIGHUP edge"),
    ("give container logger a SIGUSR1", "docker kill -s SIGUSR1 logger"),
    ("hit lb with a SIGHUP", "docker kill -s SIGHUP lb"),
    ("haproxy needs a SIGHUP", "docker kill -s SIGHUP haproxy"),
    ("container logrotate should receive SIGUSR1", "docker kill -s SIGUSR1 logrotate"),
    ("usr1 signal to the nginx container front so it reopens its logs", "docker kill -s USR1 front"),
)
TIMES = (
    ("ok stop the container pg but give it sixty seconds time before you kill it", "docker stop -t 60 pg"),
    ("stop mysql8 but wait two minutes before killing it", "docker stop -t 120 mysql8"),
    ("give queue half a minute to shut down, then stop it", "docker stop -t 30 queue"),
    ("kafka1 takes long to stop, allow ninety seconds", "docker stop -t 90 kafka1"),
    ("stop the elasticsearch container es1, it needs two minutes to shut down", "docker stop -t 120 es1"),
    ("shut api down gracefully, thirty seconds max", "docker stop -t 30 api"),
    ("restart cache1 with forty five seconds grace", "docker restart -t 45 cache1"),
)
GOING_ON = (
    ("miner is paused, let the container go on", "docker unpause miner"),
    ("let miner continue, it was paused", "docker unpause miner"),
    ("i paused ingest, let it run again", "docker unpause ingest"),
    ("the paused container transcoder may go on", "docker unpause transcoder"),
)
SHELLS = (
    ("exec into crm and start in /srv", "docker exec -it -w /srv crm sh"),
    ("i want a bash in worker2 and be in /code directly", "docker exec -it -w /code worker2 bash"),
    ("open a terminal in edge at /etc/nginx", "docker exec -it -w /etc/nginx edge sh"),
    ("shell inside blog as www-data, and i want to be straight in /var/www",
     "docker exec -it -u www-data -w /var/www blog sh"),
    ("drop me into /data of container etl", "docker exec -it -w /data etl sh"),
    ("i need to be root in the ci container", "docker exec -u root -it ci sh"),
    ("privileged bash in container net2", "docker exec -it --privileged net2 bash"),
)  # fmt: skip
PACKAGES = (
    ("install pandas with pip in the running container lab", "docker exec lab pip install pandas"),
    ("use composer to install guzzle in php-app", "docker exec php-app composer require guzzle"),
    ("i need scipy in the container lab, install it with pip", "docker exec lab pip install scipy"),
    ("add lodash with yarn in storefront", "docker exec storefront yarn add lodash"),
    ("can you install curl in the web container with apt-get", "docker exec web apt-get install -y curl"),
    ("install nano in running debian container tools2",
     "docker exec tools2 sh -c 'apt-get update && apt-get install -y nano'"),
)  # fmt: skip
FILES = (
    ("disk usage of /var/lib/mysql in container db1", "docker exec db1 du -sh /var/lib/mysql"),
    ("how big is /data in store", "docker exec store du -sh /data"),
    ("change the owner of /uploads in container site to www-data, with everything in it",
     "docker exec site chown -R www-data /uploads"),
    ("make /app/run.sh executable in job1", "docker exec job1 chmod +x /app/run.sh"),
    ("look at the hosts file inside container api2", "docker exec api2 cat /etc/hosts"),
    ("see what is in /etc/motd of the stopped container x1, print it", "docker cp x1:/etc/motd - | tar xO"),
    ("which files are in container slim? list them all without starting it", "docker export slim | tar t"),
    ("dump the filesystem of container app2 into a gzipped tar app2.tgz", "docker export app2 | gzip > app2.tgz"),
    ("tail the file /var/log/app.log within container shop", "docker exec shop tail /var/log/app.log"),
    ("what's the listing of the root dir in container shop", "docker exec shop ls /"),
    ("backup volumes of container pg into the current directory, as pg.tar, they're at /pgdata",
     "docker run --rm --volumes-from pg -v $(pwd):/backup alpine tar cvf /backup/pg.tar /pgdata"),
)  # fmt: skip
TOOLS = (
    ("run seed.py in the backend container but in the backround", "docker exec -d backend python seed.py"),
    ("run the migrations in container backend (python manage.py migrate)",
     "docker exec backend python manage.py migrate"),
    ("run the tests (pytest) in the compose service web", "docker compose exec web pytest"),
    ("create a superuser in django container site", "docker exec -it site python manage.py createsuperuser"),
    ("clear the laravel cache in container php1", "docker exec php1 php artisan cache:clear"),
    ("how do i get into the mysql prompt of container shopdb", "docker exec -it shopdb mysql"),
    ("open the postgres prompt in pg1", "docker exec -it pg1 psql -U postgres"),
    ("i need a mongo console in m1", "docker exec -it m1 mongosh"),
    ("connect to the redis cli in sessions", "docker exec -it sessions redis-cli"),
    ("postgres shell in pg1 as user anna", "docker exec -it pg1 psql -U anna"),
    ("rails console in container app", "docker exec -it app rails console"),
    ("send PING to the redis in container cache", "docker exec -it cache redis-cli PING"),
    ("pg_dump of db crm from container pg to crm.sql, user app", "docker exec pg pg_dump -U app crm > crm.sql"),
    ("mysqldump of all databases in container mysql, root pw secret, to all.sql",
     "docker exec mysql mysqldump -u root -psecret --all-databases > all.sql"),
    ("tell nginx in container proxy to quit gracefully with SIGQUIT", "docker kill -s SIGQUIT proxy"),
    ("can the wordpress container ping db?", "docker exec wordpress ping db"),
    ("check from inside crm if it can reach example.com with ping", "docker exec crm ping example.com"),
    ("is gunicorn running inside backend?", "docker top backend"),
    ("job7 got killed, with which exit code?", "docker inspect -f '{{.State.ExitCode}}' job7"),
)  # fmt: skip
DATABASES = (
    ("run select count(*) from orders in container pg, database crm, user crm",
     "docker exec pg psql -U crm -d crm -c 'select count(*) from orders'"),
    ("list all databases in the postgres container pg", "docker exec pg psql -U postgres -l"),
    ("show databases in mysql container sql1, root pw secret",
     "docker exec sql1 mysql -u root -psecret -e 'SHOW DATABASES'"),
    ("mysql in container sql1 as root with password hunter2, database shop",
     "docker exec -it sql1 mysql -u root -phunter2 shop"),
    ("connect to postgres inside container pg, db sales, user report", "docker exec -it pg psql -U report -d sales"),
    ("connect to psql inside my postgres container store as user postgres",
     "docker exec -it store psql -U postgres"),
    ("flush the redis cache in container cache2", "docker exec -it cache2 redis-cli FLUSHALL"),
    ("mongodump of db shop from mongo1 into shop.archive",
     "docker exec mongo1 mongodump --archive --db shop > shop.archive"),
    ("sqlite3 /data/app.db inside the container site", "docker exec -it site sqlite3 /data/app.db"),
)  # fmt: skip
MORE_DATABASES = (
    ("how many rows has table users in container pg1, postgres db app",
     "docker exec pg1 psql -U postgres -d app -c 'select count(*) from users'"),
    ("redis cli on redis2 with password s3cret", "docker exec -it redis2 redis-cli -a s3cret"),
    ("create a new database called shop in postgres container pg", "docker exec pg createdb -U postgres shop"),
    ("get the value of key session:1 from redis in container cache", "docker exec cache redis-cli GET session:1"),
    ("gzip dump of database crm in container pg, crm.sql.gz",
     "docker exec pg pg_dump -U postgres crm | gzip > crm.sql.gz"),
)  # fmt: skip
INSIDE = (
    ("take me to /var/log in a shell of syslog1", "docker exec -it -w /var/log syslog1 sh"),
    ("give www-data ownership of /var/www in container wp", "docker exec wp chown www-data /var/www"),
    ("is redis reachable from worker1 by ping", "docker exec worker1 ping redis"),
    ("seed the database of rails app in container rails1", "docker exec rails1 rails db:seed"),
    ("rake db:seed in container rails1", "docker exec rails1 rake db:seed"),
    ("my file report.pdf should go in container office, path /docs", "docker cp report.pdf office:/docs"),
    ("chown volume uploads to 1000:1000", "docker run --rm -v uploads:/data alpine chown -R 1000:1000 /data"),
    ("make a folder /backup in container db", "docker exec db mkdir -p /backup"),
    ("delete everything in /tmp/cache inside the container app", "docker exec app sh -c 'rm -rf /tmp/cache/*'"),
    ("rename /app/a.yml to /app/b.yml in container api", "docker exec api mv /app/a.yml /app/b.yml"),
    ("copy /etc/x.conf to /etc/x.bak inside container proxy", "docker exec proxy cp /etc/x.conf /etc/x.bak"),
    ("grep refused in /var/log/mail.log of container mx", "docker exec mx grep refused /var/log/mail.log"),
    ("find all .log files under /app in container worker", "docker exec worker find /app -name '*.log'"),
    ("count the lines of /data/input.csv inside container etl", "docker exec etl wc -l /data/input.csv"),
    ("show the last 20 lines of /var/log/syslog in container box", "docker exec box tail -n 20 /var/log/syslog"),
    ("edit /etc/hosts with vi in container web", "docker exec -it web vi /etc/hosts"),
    ("what time is it in container web", "docker exec web date"),
    ("kernel version inside container box", "docker exec box uname -r"),
    ("what version of nginx is in web container", "docker exec web nginx -v"),
    ("run yarn install in frontend at /srv/ui", "docker exec -w /srv/ui frontend yarn install"),
    ("do a git pull in the container site, folder /var/www", "docker exec -w /var/www site git pull"),
    ('in container db run psql -U postgres -c "select 1"', 'docker exec db psql -U postgres -c "select 1"'),
    ("renew certificates with certbot renew in container tls", "docker exec tls certbot renew"),
    ("look up db with nslookup from inside api", "docker exec api nslookup db"),
    ("check port 5432 on db from container api with nc -zv", "docker exec api nc -zv db 5432"),
    (
        "curl the health endpoint http://localhost:8080/health inside app",
        "docker exec app curl http://localhost:8080/health",
    ),
    ("how can i run a one time command in the container called api, like ls -la", "docker exec api ls -la"),
    ("how much ram is free inside container app", "docker exec app free -m"),
    ("open up zsh in devbox container", "docker exec -it devbox zsh"),
    ("attach a second terminal to container worker", "docker exec -it worker sh"),
    ("show hidden files in /root of container box", "docker exec box ls -la /root"),
    ("cat the .env file in /app of container api", "docker exec api cat /app/.env"),
    ("print nginx.conf from container proxy", "docker exec proxy cat /etc/nginx/nginx.conf"),
    ("reload apache gracefully in container www", "docker exec www apachectl graceful"),
    ("list the rabbitmq queues in container rabbit", "docker exec rabbit rabbitmqctl list_queues"),
    ("show memory inside container app with free -m", "docker exec app free -m"),
    ("what ip does container web see itself as, hostname -i", "docker exec web hostname -i"),
    ("kill process 42 inside container app", "docker exec app kill 42"),
    ("upgrade pip in container notebook", "docker exec notebook pip install --upgrade pip"),
    ("let container cron run /etc/cron.daily/backup now", "docker exec cron /etc/cron.daily/backup"),
    ("have the db container run vacuumdb -a as postgres", "docker exec -u postgres db vacuumdb -a"),
    ("artisan migrate:fresh --seed in container shop", "docker exec shop php artisan migrate:fresh --seed"),
    ("wp-cli: list plugins in container blog", "docker exec blog wp plugin list"),
    ("block until import is done", "docker wait import"),
)
OTHERS = (
    ("unfreeze web please", "docker unpause web"),
    ("stop plex in max 5 sec", "docker stop -t 5 plex"),
    ("load the rootfs.tar as image base:1", "docker import rootfs.tar base:1"),
    ("stop an remove wordpress and mysql", "docker stop wordpress mysql && docker rm wordpress mysql"),
    ("copy /app/coverage out of tests to here", "docker cp tests:/app/coverage ."),
    ("pull /data/export.csv from etl to my desktop", "docker cp etl:/data/export.csv ~/Desktop"),
    ("copy /data from container a keeping owner and group, into ./data", "docker cp -a a:/data ./data"),
    ("i forgot --restart unless-stopped when i created nas, add it", "docker update --restart unless-stopped nas"),
    ("updaet max pids for sandbox to 200", "docker update --pids-limit 200 sandbox"),
    ("create new image crm:2 from container c7 with CMD node app.js", "docker commit -c 'CMD node app.js' c7 crm:2"),
    ("run a command in a container that's already up", "docker exec -it CONTAINER COMMAND"),
)  # fmt: skip
ROWS = (
    *NO_MORE,
    *SIGNALS,
    *TIMES,
    *GOING_ON,
    *SHELLS,
    *PACKAGES,
    *FILES,
    *TOOLS,
    *DATABASES,
    *MORE_DATABASES,
    *INSIDE,
    *OTHERS,
)
# a word more than the parts is no such wish: who asks, or means another thing
NOT_SO = (
    ("why does pihole not start automatically any more", "docker update --restart no pihole"),
    ("how to install numpy with pip", "docker exec install pip install numpy"),
    ("how big is my /home partition", "docker exec partition du -sh /home"),
    ("who owns /uploads in site", "docker exec site chown"),
    ("give me ownership of /srv in files", "docker exec files chown me"),
    ("can my laptop ping the server", "docker exec laptop"),
    ("run pytest in my project folder /src", "docker exec -w /src project"),
    ("empty the folder /cache in container www", "docker exec www sh -c 'rm"),
    ("list the files in /var/log inside nginx1", "docker exec nginx1 find"),
    ("save nginx zipped to nginx.tgz", "docker export"),
    ("run ls /app in www", "docker exec -w"),
    ("logs from proxy except the ping lines", "docker exec proxy ping"),
)


@pytest.mark.parametrize(("request_", "line"), ROWS, ids=[r for r, _ in ROWS])
def test_is_read(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert got.suggestions[0].command == line


@pytest.mark.parametrize(("request_", "line"), NOT_SO, ids=[r for r, _ in NOT_SO])
def test_is_not_read(request_: str, line: str) -> None:
    assert not any(it.command.startswith(line) for it in answer(request_, STORE).suggestions)
