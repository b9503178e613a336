#!/usr/bin/env bash
# Runs a test that starts its servers with Testcontainers, on the stand-ins of build.sh under the names that docker-compose.yml has.
set -euo pipefail
cd "$(dirname "$0")/.."
for service in kafka postgres; do
  image=$(sed -n "s#.*:-\\([a-z/]*$service:[0-9.]*\\)@.*#\\1#p" docker-compose.yml)
  docker tag "landport-stand-in/$service" "$image"
done
# Its container for cleaning up is of no use on an engine that is removed.
export TESTCONTAINERS_RYUK_DISABLED=true
mvn -B -q verify -Plong -Dquick -pl launcher -am -Dtest=none -Dit.test=RolesEndToEndTest \
  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false | tee --append /dev/stderr | { ! grep -q 'embedded servers:'; }
