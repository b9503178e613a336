#!/usr/bin/env bash
# Runs the Compose files for real, with the stand-ins of build.sh: starts the services as the README does, follows documents from HTTP and
# Kafka to the store, the page and Prometheus, scales streams, then kills and disconnects containers under load, and verifies all figures.
#   containers/test.sh              one broker
#   containers/test.sh cluster      three brokers
# Needs what build.sh needs, its images, and the ports of docker-compose.yml. Removes what it has started, with all of its data.
set -euo pipefail
cd "$(dirname "$0")/.."
export COMPOSE_PROJECT_NAME=landport-test
files=(-f docker-compose.yml)
brokers=(kafka) bootstrap=localhost:29092
if [ "${1:-}" = cluster ]; then
  files+=(-f docker-compose.cluster.yml)
  brokers=(kafka kafka-2 kafka-3) bootstrap=localhost:29092,localhost:29093,localhost:29094
fi
stages=(intake streams consumer gateway api console)
load=

compose() { docker compose --env-file containers/images.env "${files[@]}" "$@"; }
operator() { compose run --rm -T operator "$@"; }
step() { echo "== $(date -u +%T) $*"; }

cleanup() {
  local code=$?
  if [ -n "$load" ]; then kill "$load" 2>/dev/null || true; fi
  if [ $code != 0 ]; then
    compose ps --all
    compose logs --tail 30 "${stages[@]}" 2>&1 | cut -c1-300
  fi
  compose --profile operator down --volumes --remove-orphans >/dev/null 2>&1
  exit $code
}
trap cleanup EXIT

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
    for id in $(compose ps --quiet "$service"); do
      [ "$(docker inspect --format '{{.State.Health.Status}}' "$id")" = healthy ] || return 1
    done
    [ -n "${id:-}" ] || return 1
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

compose/secrets.sh
step "start"
compose up --detach --no-build --quiet-pull "${brokers[@]}" "${stages[@]}" prometheus-token prometheus alertmanager >/dev/null 2>&1
await 240 are_healthy "${brokers[@]}" "${stages[@]}"
operator check | sed -n "/^reference data/,\$p"

step "documents over HTTP, with a token of a feed"
feed=$(operator tokens create feed --label test --source '*' 2>/dev/null | grep -o 'lp_.*')
analyst=$(operator tokens create analyst --label test 2>/dev/null | grep -o 'lp_.*')
curl -sf -H "Authorization: Bearer $feed" --data-binary @docs/samples/documents.ndjson \
  'http://127.0.0.1:8082/v1/documents?format=ndjson'
echo

step "documents over Kafka, as the README has it"
export LANDPORT_BOOTSTRAP_SERVERS=$bootstrap LANDPORT_KAFKA_USER=landport-ingest LANDPORT_KAFKA_PASSWORD_FILE=compose/secrets/landport-ingest
export LANDPORT_SCHEMA_REGISTRY_URL=http://localhost:8081/apis/ccompat/v7
./landport simulate --messages 2000 --rate 1000 --seed 1 --data "$(mktemp -d)" 2>/dev/null

step "figures in the store and from the API"
operator query monthly --wait --by source,flow
curl -sf -H "Authorization: Bearer $analyst" 'http://127.0.0.1:8083/v1/query/monthly?by=source&format=csv'
curl -sf http://127.0.0.1:8080/console | grep -q '<title>'

step "every process is scraped"
await 120 are_scraped 12

step "three streams processes"
compose up --detach --no-build --scale streams=3 streams >/dev/null 2>&1
await 180 are_healthy streams

step "load, crashes, and containers without their network"
./landport simulate --rate 200 --seed 2 --data "$(mktemp -d)" >/dev/null 2>&1 &
load=$!
sleep 5
for service in streams consumer postgres "${brokers[-1]}" gateway; do
  crash "$service"
  sleep 5
done
cut_off streams kafka 20
cut_off consumer database 20
cut_off consumer kafka 20
cut_off "${brokers[-1]}" kafka 20
sleep 10
kill "$load" && wait "$load" || true
load=
await 240 are_healthy "${brokers[@]}" "${stages[@]}"
operator verify

step "an alert"
compose stop consumer >/dev/null 2>&1
await 240 is_firing LandportDown
await 60 is_notified LandportDown
compose start consumer >/dev/null 2>&1
await 120 are_healthy consumer
operator verify | tail -n 1
step "done"
