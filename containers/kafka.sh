#!/usr/bin/env bash
# Turns variables KAFKA_* into settings as the official image does, formats the storage at the first start, and runs the broker.
set -euo pipefail
mkdir -p /tmp/default /tmp/mounted
touch /tmp/default/server.properties /tmp/default/log4j2.yaml /tmp/default/tools-log4j2.yaml
setup=$(java -cp '/opt/kafka/lib/*' kafka.docker.KafkaDockerWrapper setup \
  --default-configs-dir /tmp/default --mounted-configs-dir /tmp/mounted --final-configs-dir /opt/kafka/config 2>&1) \
  || grep -q 'already formatted' <<<"$setup" || { echo "$setup"; exit 1; }
# shellcheck disable=SC2086
exec java ${KAFKA_HEAP_OPTS:--Xmx1g} -XX:+UseSerialGC -cp '/opt/kafka/lib/*' kafka.Kafka /opt/kafka/config/server.properties
