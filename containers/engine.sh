#!/usr/bin/env bash
# Runs a command with a Docker engine of its own, and ends and removes the engine with all of its data afterwards:
#   containers/engine.sh containers/test.sh
# Installs Debian's packages of the engine if they are missing. Where it cannot be installed or started, and where the command ends with
# code 75 because it cannot download what it needs, it says so in one line and succeeds. With DOCKER_HOST set it uses that engine.
# With ENGINE_DATA=FOLDER the images stay in the folder for the next run.
set -euo pipefail
command="$*" engine='' rules=''

skip() {
  echo "no containers: $*; not run: $command"
  exit 0
}

if [ -n "${DOCKER_HOST:-}" ]; then
  exec "$@"
fi
[ "$(id -u)" = 0 ] || skip "an engine needs root"
if ! command -v dockerd >/dev/null || ! command -v docker-compose >/dev/null || ! command -v mmdebstrap >/dev/null; then
  command -v apt-get >/dev/null || skip "its packages are those of Debian"
  apt-get update -qq || true
  # At this run level the installation does not start a service.
  RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    docker.io docker-cli docker-buildx docker-compose iptables mmdebstrap unzip >/dev/null || skip "its packages cannot be installed"
fi

# What an engine may leave outside of its own folders.
traces() {
  ls -d /var/lib/docker* /var/lib/containerd* 2>/dev/null
  findmnt -rno TARGET | grep -e docker -e "$run" -e "$data" | sort
  ip -brief link show docker0 2>/dev/null | cut -d' ' -f1
  true
}

run=$(mktemp -d)
data=${ENGINE_DATA:-$run/data}

# Containers of a command that was killed, the engine, and its bridge and rules, unless another engine has them.
cleanup() {
  local code=$?
  trap - EXIT
  set +e
  if [ -n "$engine" ]; then
    docker ps --all --quiet 2>/dev/null | xargs --no-run-if-empty docker rm --force --volumes >/dev/null
    docker network prune --force >/dev/null 2>&1
    kill "$engine" 2>/dev/null
    wait "$engine"
    # The engine may leave its folder mounted on itself.
    umount "$data" 2>/dev/null
  fi
  if [ -n "$rules" ]; then
    ip link delete docker0 2>/dev/null
    iptables-restore <"$rules"
  fi
  if [ "$(traces)" != "$before" ]; then
    echo "engine.sh: the engine has left $(comm -13 <(sort <<<"$before") <(traces | sort) | xargs)" >&2
    [ $code != 0 ] || code=1
  fi
  rm -rf "$run"
  exit "$code"
}
before=$(traces)
trap cleanup EXIT
trap 'exit 143' TERM INT

if ! ip link show docker0 >/dev/null 2>&1; then
  rules=$run/rules
  { iptables-save -t nat; iptables-save -t filter; } >"$rules"
fi
export DOCKER_HOST=unix://$run/docker.sock
dockerd --data-root "$data" --exec-root "$run/exec" --pidfile "$run/pid" --host "$DOCKER_HOST" >"$run/log" 2>&1 &
engine=$!
until docker info >/dev/null 2>&1; do
  if [ $SECONDS -ge 120 ] || ! kill -0 "$engine" 2>/dev/null; then
    skip "the engine does not start: $(tail -n 1 "$run/log")"
  fi
  sleep 0.2
done
"$@" || {
  code=$?
  [ $code = 75 ] || exit $code
  skip "what the images are built from cannot be downloaded"
}
