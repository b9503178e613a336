#!/usr/bin/env bash
# Runs the Compose files for real, with the stand-ins of build.sh: starts the services as the README does and follows documents from HTTP
# and Kafka to the store, the page and Prometheus. Then scales streams, kills and disconnects containers and fills disks under load, waits
# for an alert, and verifies all figures after each.
#   containers/test.sh              one broker
#   containers/test.sh cluster      three brokers
#   containers/test.sh tls          one broker, with TLS between all services; of the faults only a killed process
# Needs what build.sh needs, openssl, and the ports of docker-compose.yml. Removes what it has started, with all of its data.
set -euo pipefail
cd "$(dirname "$0")/.."
mode=${1:-one}
export COMPOSE_PROJECT_NAME=landport-test
work=$(mktemp -d)
export TEST_DISKS=$work/disks TEST_TLS=$work/tls
files=(-f docker-compose.yml)
brokers=(kafka) bootstrap=localhost:29092
http=http
client=(curl --silent --show-error --fail)
stages=(intake streams consumer gateway api console)
load=

case $mode in
  one) files+=(-f containers/disks.yml) ;;
  cluster)
    files+=(-f docker-compose.cluster.yml)
    brokers=(kafka kafka-2 kafka-3) bootstrap=localhost:29092,localhost:29093,localhost:29094
    ;;
  tls)
    files+=(-f containers/tls.yml)
    http=https
    client+=(--cacert "$TEST_TLS/tls-certificate.pem")
    ;;
  *) echo "test.sh: one, cluster or tls, not $mode" >&2; exit 2 ;;
esac

compose() { docker compose --env-file containers/images.env "${files[@]}" "$@"; }
operator() { compose run --rm -T operator "$@"; }
step() { echo "== $(date -u +%T) $*"; }

cleanup() {
  local code=$? disk
  trap - EXIT
  set +e
  if [ -n "$load" ]; then kill "$load" 2>/dev/null; fi
  wait
  if [ $code != 0 ] && [ $code != 75 ]; then
    compose ps --all
    compose logs --tail 30 "${brokers[@]}" postgres registry "${stages[@]}" 2>&1 | cut -c1-300
  fi
  compose --profile operator down --volumes --remove-orphans --timeout 5 >/dev/null 2>&1
  for disk in "$TEST_DISKS"/*; do
    if mountpoint -q "$disk"; then umount "$disk"; fi
  done
  rm -rf "$work"
  exit $code
}
trap cleanup EXIT
trap 'exit 143' TERM INT

# Repeats a command until it succeeds: await SECONDS COMMAND...
await() {
  local until=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    if [ $SECONDS -ge $until ]; then
      echo "not in time: $*" >&2
      "$@" || return 1
    fi
    sleep 1
  done
}

are_healthy() {
  local service id
  for service in "$@"; do
    id=
    for id in $(compose ps --quiet "$service"); do
      [ "$(docker inspect --format '{{.State.Health.Status}}' "$id")" = healthy ] || return 1
    done
    [ -n "$id" ] || return 1
  done
}

# The first container of a service.
container() { compose ps --quiet "$1" | sed -n 1p; }

# As a crash: after `docker kill` the restart policy would not apply.
crash() {
  step "kill -9 $1"
  kill -9 "$(docker inspect --format '{{.State.Pid}}' "$(container "$1")")"
}

# Takes a container off a network for a time. It gets its name back, because others look it up.
cut_off() {
  local id
  id=$(container "$1")
  step "cut $1 off the network $2 for $3 s"
  docker network disconnect "${COMPOSE_PROJECT_NAME}_$2" "$id"
  sleep "$3"
  docker network connect --alias "$1" "${COMPOSE_PROJECT_NAME}_$2" "$id"
}

# Leaves a disk full for a time: fill kafka SECONDS
fill() {
  step "fill the disk of $1 for $2 s"
  dd if=/dev/zero of="$TEST_DISKS/$1/fill" bs=1M 2>/dev/null || true
  sleep "$2"
  rm "$TEST_DISKS/$1/fill"
}

prometheus() {
  curl -sf -u "landport:$(cat compose/secrets/prometheus)" "http://127.0.0.1:9090/api/v1/$1"
}

are_scraped() {
  local targets
  targets=$(prometheus targets)
  [ "$(grep -o '"health":"up"' <<<"$targets" | wc -l)" -ge "$1" ] && ! grep -q '"health":"down"' <<<"$targets"
}

is_firing() { prometheus 'query?query=ALERTS%7Balertstate%3D%22firing%22%7D' | grep -q "\"alertname\":\"$1\""; }

is_notified() {
  curl -sf -u "landport:$(cat compose/secrets/prometheus)" http://127.0.0.1:9093/api/v2/alerts | grep -q "\"alertname\":\"$1\""
}

# While documents arrive, too.
verify_all() {
  await 600 are_healthy "${brokers[@]}" postgres "${stages[@]}"
  operator verify >"$work/verified" 2>"$work/verify.log" || { tail -n 20 "$work/verified" "$work/verify.log"; false; }
  tail -n 1 "$work/verified" | grep 'Nothing differs'
}

start() {
  compose/secrets.sh >/dev/null
  # For clients on this machine, as the README has it.
  export LANDPORT_BOOTSTRAP_SERVERS=$bootstrap LANDPORT_KAFKA_USER=landport-ingest
  export LANDPORT_KAFKA_PASSWORD_FILE=compose/secrets/landport-ingest LANDPORT_SCHEMA_REGISTRY_URL=$http://localhost:8081/apis/ccompat/v7
  if [ "$mode" = one ]; then
    mkdir -p "$TEST_DISKS"/{kafka,postgres}
    mount -t tmpfs -o size=1g landport-kafka "$TEST_DISKS/kafka"
    mount -t tmpfs -o size=1g landport-postgres "$TEST_DISKS/postgres"
  elif [ "$mode" = tls ]; then
    containers/certificates.sh "$TEST_TLS"
    export LANDPORT_CONFIG=$TEST_TLS/host.properties
    export LANDPORT_JAVA_OPTS="-Djavax.net.ssl.trustStore=$TEST_TLS/tls-trusted.p12 -Djavax.net.ssl.trustStorePassword=trusted"
  fi
  compose up --detach --no-build --quiet-pull "${brokers[@]}" "${stages[@]}" prometheus-token prometheus alertmanager >/dev/null 2>&1
  await 600 are_healthy "${brokers[@]}" "${stages[@]}"
}

documents() {
  step "documents over HTTP, with a token of a feed"
  local feed analyst
  feed=$(operator tokens create feed --label test --source '*' 2>/dev/null | grep -o 'lp_.*')
  analyst=$(operator tokens create analyst --label test 2>/dev/null | grep -o 'lp_.*')
  "${client[@]}" -H "Authorization: Bearer $feed" --data-binary @docs/samples/documents.ndjson \
    "$http://127.0.0.1:8082/v1/documents?format=ndjson"
  echo
  step "documents over Kafka"
  ./landport simulate --messages 2000 --rate 1000 --seed 1 --data "$work/simulate" 2>"$work/simulate.log" || { cat "$work/simulate.log"; false; }
  step "figures in the store, from the API and on the page"
  operator query monthly --wait --by source,flow
  "${client[@]}" -H "Authorization: Bearer $analyst" "$http://127.0.0.1:8083/v1/query/monthly?by=source&format=csv"
  "${client[@]}" "$http://127.0.0.1:8080/console" | grep -q '<title>'
  step "every process is scraped"
  await 300 are_scraped 12 || { prometheus targets | grep -o '"lastError":"[^"]*"' | sort | uniq -c; false; }
}

# An unpacked release on a machine with a Java runtime and nothing else, as a user without privileges.
use_archive() {
  step "the archive of a release with Java alone"
  ls launcher/target/landport-*.tar.gz >/dev/null 2>&1 || mvn -q -B -Prelease -DskipTests -Dquick package
  docker run --rm --network none --user nobody --volume "$PWD/launcher/target:/target:ro" landport-stand-in/debian bash -ec '
    export HOME=/tmp/home
    tar -xzf /target/landport-*.tar.gz -C /tmp
    /tmp/landport-*/install.sh --prefix /tmp/prefix
    rm -r /tmp/landport-*
    /tmp/prefix/bin/landport demo --data /tmp/demo --for 10s
    /tmp/prefix/lib/landport/install.sh --uninstall --prefix /tmp/prefix' >"$work/archive" 2>&1 || { tail -n 20 "$work/archive"; false; }
  grep -o 'daily totals in.*\|^installed.*\|^removed.*' "$work/archive"
}

faults() {
  step "three streams processes"
  compose up --detach --no-build --scale streams=3 streams >/dev/null 2>&1
  await 600 are_healthy streams
  ./landport simulate --rate 200 --seed 2 --data "$work/simulate" >/dev/null 2>&1 &
  load=$!
  step "crashes under load"
  local service
  for service in streams consumer postgres "${brokers[-1]}" gateway; do
    crash "$service"
    sleep 5
  done
  verify_all
  cut_off streams kafka 15
  verify_all
  cut_off consumer database 15
  verify_all
  cut_off consumer kafka 15
  verify_all
  cut_off "${brokers[-1]}" kafka 15
  verify_all
  if [ "$mode" = one ]; then
    fill postgres 10
    verify_all
    fill kafka 10
    verify_all
  fi
  kill "$load" && wait "$load" || true
  load=
}

use_image() {
  step "the image alone"
  docker run --rm landport --version | grep '^commit [0-9a-f]'
  docker run --rm landport demo --for 10s 2>"$work/demo.log" | grep -o 'daily totals in.*' || { tail -n 20 "$work/demo.log"; false; }
}

# An alert fires two minutes after its cause. In these the archive, the image and Testcontainers are used.
alert() {
  step "stop consumer"
  compose stop consumer >/dev/null 2>&1
  containers/testcontainers.sh >"$work/testcontainers.log" 2>&1 &
  local test=$!
  use_archive
  use_image
  step "a test with Testcontainers"
  wait "$test" || { tail -n 50 "$work/testcontainers.log"; false; }
  step "an alert"
  await 600 is_firing LandportDown
  await 300 is_notified LandportDown
  compose start consumer >/dev/null 2>&1
}

# No container may be ended because it needs more than its limit in the file.
memory() {
  step "memory"
  docker stats --no-stream --format '{{.Name}} {{.MemUsage}}' | sed "s/^$COMPOSE_PROJECT_NAME-//"
  docker ps --all --quiet | xargs docker inspect --format '{{.Name}} {{.State.OOMKilled}}' | { ! grep ' true$'; }
}

step "images"
containers/build.sh
size=$(($(docker image inspect --format '{{.Size}}' landport) / 1000000))
echo "the image has $size MB"
[ $size -lt 400 ] || { echo "test.sh: it must have less than 400 MB" >&2; false; }
step "start"
start
operator check | sed -n "/^reference data/,\$p"
documents
if [ "$mode" = tls ]; then
  crash streams
else
  verify_all
  faults
fi
verify_all
alert
verify_all
memory
step "done"
