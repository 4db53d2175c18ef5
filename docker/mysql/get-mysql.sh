#!/usr/bin/env bash
# Unpacks a real MySQL 9.7 into a folder of its own: no Docker, no root, nothing installed on the host.
#
# Debian's stable suites carry no MySQL server, its unstable suite does. apt works here with lists, a cache
# and an empty package state of ours, so that it fetches every library the server needs and the host's own
# apt and dpkg notice none of it.
#
# usage: get-mysql.sh [FOLDER]      does nothing where FOLDER already holds a server
set -euo pipefail

series=9.7
root=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/callcraft/mysql-$series}
# what the server needs, and what makes an image of the same folder (make-image.sh)
packages=(mysql-server-core mysql-client-core bash dash coreutils base-passwd tzdata)

unpacked() { [ -x "$root/usr/sbin/mysqld" ]; }

unpacked && exit 0
mkdir -p "$(dirname "$root")"
# two builds may want it at once: the second waits and finds it done
exec 9>"$root.lock"
flock 9
unpacked && exit 0

# DEBIAN_MIRROR for a mirror whose address does not end in /debian
configured() { apt-get indextargets --format '$(REPO_URI)' 'Identifier: Packages' | grep -m1 '/debian/$' || true; }
mirror=${DEBIAN_MIRROR:-$(configured)}
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
if [ -z "$mirror" ] || [ ! -e "$keyring" ]; then
	echo "get-mysql.sh: needs Debian: an apt source that ends in /debian, and the package debian-archive-keyring" >&2
	exit 1
fi

work=$(mktemp -d "$root.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{lists,archives}/partial "$work/root"
: >"$work/status"
echo "deb [signed-by=$keyring] $mirror sid main" >"$work/sources.list"
options=(
	-qq -o Acquire::Retries=5
	-o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=/dev/null
	-o Dir::State::Lists="$work/lists" -o Dir::State::status="$work/status"
	-o Dir::Cache="$work" -o Dir::Cache::archives="$work/archives"
	-o APT::Install-Recommends=false -o APT::Sandbox::User=
	-o APT::Keep-Downloaded-Packages=true -o Binary::apt-get::APT::Keep-Downloaded-Packages=true
)
apt-get "${options[@]}" update
apt-get "${options[@]}" -y --download-only install base-files "${packages[@]}"

# the unstable suite moves on; a folder and an image called 9.7 must not hold anything else
version=$(dpkg-deb -f "$work"/archives/mysql-server-core_*.deb Version)
if [[ $version != "$series".* ]]; then
	echo "get-mysql.sh: Debian's unstable suite now has MySQL $version, the tests are pinned to $series" >&2
	exit 1
fi

# base-files first: it brings the links /bin and /lib that later packages unpack through
for package in "$work"/archives/base-files_*.deb "$work"/archives/*.deb; do
	dpkg-deb -x "$package" "$work/root"
done
# in one step, so that an interrupted run leaves no half a server behind
mv "$work/root" "$root"
echo "MySQL $version unpacked"
