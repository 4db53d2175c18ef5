#!/usr/bin/env bash
# Runs a Docker engine for tests in the foreground, until it is stopped by its pid.
# It touches no firewall and no routing: published ports go through docker-proxy, on loopback alone.
# Needs root. Its clients set DOCKER_HOST=unix://FOLDER/docker.sock
#
# usage: start-dockerd.sh [FOLDER]
set -euo pipefail

folder=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/callcraft/docker}
mkdir -p "$folder"
if DOCKER_HOST=unix://$folder/docker.sock timeout 20 docker version >/dev/null 2>&1; then
	echo "start-dockerd.sh: an engine already runs there" >&2
	exit 1
fi
# an engine that was killed leaves these, and a recycled pid would keep the next one from starting
rm -rf "$folder/docker.sock" "$folder/dockerd.pid" "$folder/exec"
exec dockerd --data-root="$folder/data" --exec-root="$folder/exec" --pidfile="$folder/dockerd.pid" \
	--host="unix://$folder/docker.sock" --iptables=false --ip6tables=false \
	--ip-forward=false --ip-masq=false --ip=127.0.0.1
