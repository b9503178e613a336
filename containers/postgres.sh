#!/usr/bin/env bash
# Creates a cluster with POSTGRES_USER and POSTGRES_DB at the first start, on a temporary server as the official image does, and runs the
# server as its user.
set -euo pipefail
data=/var/lib/postgresql/data

as_postgres() {
  setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
}

password() {
  if [ -n "${POSTGRES_PASSWORD_FILE:-}" ]; then cat "$POSTGRES_PASSWORD_FILE"; else echo "$POSTGRES_PASSWORD"; fi
}

chown postgres:postgres /var/lib/postgresql
if [ ! -s "$data/PG_VERSION" ]; then
  install -m 600 -o postgres <(password) /tmp/password
  as_postgres initdb --pgdata="$data" --username="$POSTGRES_USER" --pwfile=/tmp/password --auth=scram-sha-256 --encoding=UTF8
  rm /tmp/password
  echo 'host all all all scram-sha-256' >> "$data/pg_hba.conf"
  as_postgres pg_ctl start --silent -w -D "$data" -o '-c listen_addresses= -c unix_socket_directories=/tmp'
  PGPASSWORD=$(password) psql --quiet --host=/tmp --username="$POSTGRES_USER" --command="CREATE DATABASE $POSTGRES_DB" postgres
  as_postgres pg_ctl stop --silent -w -D "$data"
fi
exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@" -D "$data" -c listen_addresses='*' \
  -c unix_socket_directories=/tmp
