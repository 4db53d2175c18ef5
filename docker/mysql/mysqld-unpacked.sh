#!/usr/bin/env bash
# Runs the mysqld that get-mysql.sh unpacked. It is newer than the host's C library, so it takes its own
# loader and libraries along; its messages, character sets and plugins are not where it was built for either.
#
# usage: mysqld-unpacked.sh MYSQLD-OPTIONS      MYSQL_UNPACKED: the folder, if not the usual one
set -euo pipefail

root=${MYSQL_UNPACKED:-${XDG_CACHE_HOME:-$HOME/.cache}/callcraft/mysql-9.7}
if [ ! -x "$root/usr/sbin/mysqld" ]; then
	echo "mysqld-unpacked.sh: nothing unpacked yet, run get-mysql.sh first" >&2
	exit 69
fi
libraries=$(echo "$root"/usr/lib/*-linux-gnu)
run=("$libraries"/ld-linux-*.so.* --library-path "$libraries:$libraries/mysql/private" "$root/usr/sbin/mysqld")

# these two must stay first; the folders follow them and can be overruled by the caller
first=()
while [[ ${1:-} == --no-defaults || ${1:-} == --defaults-* ]]; do
	first+=("$1")
	shift
done
# exec: the caller's pid is the server's, so stopping it stops the server
exec "${run[@]}" "${first[@]}" --lc-messages-dir="$root/usr/share/mysql" \
	--character-sets-dir="$root/usr/share/mysql/charsets" --plugin-dir="$root/usr/lib/mysql/plugin" "$@"
