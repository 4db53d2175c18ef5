#!/bin/bash
# Does for the image of make-image.sh what the official mysql image's entrypoint does, as far as tests need it:
# MYSQL_ROOT_PASSWORD, MYSQL_DATABASE, MYSQL_USER and MYSQL_PASSWORD, on the first start only.
set -euo pipefail

case ${1:-mysqld} in
-*) ;;
mysqld) shift $(($# > 0)) ;;
*) exec "$@" ;;
esac

quoted() {
	local text=${1//\\/\\\\}
	printf "'%s'" "${text//\'/\'\'}"
}

if [ ! -d /var/lib/mysql/mysql ]; then
	if [ -z "${MYSQL_ROOT_PASSWORD:-}" ] && [ -z "${MYSQL_ALLOW_EMPTY_PASSWORD:-}" ]; then
		echo "set MYSQL_ROOT_PASSWORD or MYSQL_ALLOW_EMPTY_PASSWORD" >&2
		exit 1
	fi
	# a volume or tmpfs arrives owned by root
	chown mysql:mysql /var/lib/mysql /run/mysqld
	mysqld --initialize-insecure "$@"
	password=$(quoted "${MYSQL_ROOT_PASSWORD:-}")
	{
		echo "ALTER USER root@localhost IDENTIFIED BY $password;"
		echo "CREATE USER root@'%' IDENTIFIED BY $password;"
		echo "GRANT ALL ON *.* TO root@'%' WITH GRANT OPTION;"
		if [ -n "${MYSQL_DATABASE:-}" ]; then
			# this file's session starts from built-in defaults, not from the server's options
			echo "SET SESSION collation_server = @@GLOBAL.collation_server;"
			echo "CREATE DATABASE IF NOT EXISTS \`$MYSQL_DATABASE\`;"
		fi
		if [ -n "${MYSQL_USER:-}" ]; then
			echo "CREATE USER $(quoted "$MYSQL_USER")@'%' IDENTIFIED BY $(quoted "${MYSQL_PASSWORD:-}");"
			[ -z "${MYSQL_DATABASE:-}" ] || echo "GRANT ALL ON \`$MYSQL_DATABASE\`.* TO $(quoted "$MYSQL_USER")@'%';"
		fi
	} >/run/mysqld/first-start.sql
	chown mysql:mysql /run/mysqld/first-start.sql
	# runs before the server takes its first connection, so nobody meets it half set up
	set -- --init-file=/run/mysqld/first-start.sql "$@"
fi
exec mysqld "$@"
