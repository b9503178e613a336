#!/usr/bin/env bash
exec java -cp '/opt/kafka/lib/*' org.apache.kafka.tools.AclCommand "$@"
