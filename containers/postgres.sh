#!/usr/bin/env bash
# Creates a cluster with POSTGRES_USER and POSTGRES_DB at the first start, as the official image does, and runs the server as its user.
set -euo pipefail
data=/var/lib/postgresql/data
as_postgres() {
  setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
}
chown postgres:postgres /var/lib/postgresql
if [ ! -s "$data/PG_VERSION" ]; then
  install -m 600 -o postgres "$POSTGRES_PASSWORD_FILE" /tmp/password
  as_postgres initdb --pgdata="$data" --username="$POSTGRES_USER" --pwfile=/tmp/password --auth=scram-sha-256 --encoding=UTF8
  rm /tmp/password
  echo 'host all all all scram-sha-256' >> "$data/pg_hba.conf"
  echo "CREATE DATABASE $POSTGRES_DB" | as_postgres postgres --single -D "$data" postgres
fi
exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@" -D "$data" -c listen_addresses='*' \
  -c unix_socket_directories=/tmp
