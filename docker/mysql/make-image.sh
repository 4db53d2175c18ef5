#!/usr/bin/env bash
# Gives the local Docker engine an image mysql:9.7 where no registry can be reached: the MySQL of get-mysql.sh
# with an entrypoint that understands the variables of the official image.
# Does nothing where the image exists, be it the official one or one made by these very scripts.
#
# usage: make-image.sh [TAG]
set -euo pipefail
cd "$(dirname "$0")"

tag=${1:-mysql:9.7}
made=$(cat ./*.sh | sha256sum | cut -c 1-16)
if have=$(docker image inspect --format '{{index .Config.Labels "io.callcraft.made"}}' "$tag" 2>/dev/null); then
	[ -z "$have" ] || [ "$have" = "$made" ] && exit 0
fi
root=${XDG_CACHE_HOME:-$HOME/.cache}/callcraft/mysql-9.7
./get-mysql.sh "$root"

# hard links: the unpacked folder stays as it is, and nothing of its size is copied
work=$(mktemp -d "$root.image.XXXXXX")
trap 'rm -rf "$work"' EXIT
cp -al "$root" "$work/image"
cd "$work/image"

# what package scripts would have set up had the packages been installed
# (install, since it writes a new file and so never through a hard link)
mkdir -p etc/mysql/conf.d run/mysqld usr/local/bin var/lib/mysql
chmod 1777 tmp
{ cat usr/share/base-passwd/passwd.master; echo 'mysql:x:999:999::/var/lib/mysql:/usr/sbin/nologin'; } |
	install -m 644 /dev/stdin etc/passwd
{ cat usr/share/base-passwd/group.master; echo 'mysql:x:999:'; } | install -m 644 /dev/stdin etc/group
install -m 644 /dev/stdin etc/mysql/my.cnf <<'CNF'
[mysqld]
user = mysql
datadir = /var/lib/mysql
socket = /run/mysqld/mysqld.sock
pid-file = /run/mysqld/mysqld.pid
mysqlx = OFF
secure-file-priv = NULL
skip-name-resolve
[client]
socket = /run/mysqld/mysqld.sock
!includedir /etc/mysql/conf.d/
CNF
install -m 755 "$OLDPWD/docker-entrypoint.sh" usr/local/bin/

tar -c --owner=0 --group=0 --numeric-owner . | docker import \
	--change 'ENTRYPOINT ["docker-entrypoint.sh"]' --change 'CMD ["mysqld"]' \
	--change 'EXPOSE 3306' --change 'VOLUME /var/lib/mysql' --change "LABEL io.callcraft.made=$made" \
	--change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' - "$tag"
# the one it took the place of
docker image prune --force --filter label=io.callcraft.made >/dev/null
