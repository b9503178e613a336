#!/bin/sh
# Creates the passwords that docker-compose.yml needs, each in a file of the folder compose/secrets, or of the given one.
# Existing passwords are kept: run it again after an update.
#
# Only the folder's owner can enter it. The files themselves can be read by everyone, because the containers that they are mounted
# into run as users of their own.
set -eu
folder=${1:-$(dirname "$0")/secrets}
umask 077
mkdir -p "$folder"
chmod 700 "$folder"

# 256 bits, in characters that need no quoting.
random() {
    head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'
}

write() {
    cat > "$folder/$1.part"
    chmod 444 "$folder/$1.part"
    mv "$folder/$1.part" "$folder/$1"
}

for name in database-owner database-writer database-analyst database-reader grafana-admin kafka-admin kafka-registry \
    landport-ingest landport-streams landport-consumer landport-operator landport-reader \
    landport-gateway landport-api landport-console; do
    [ -s "$folder/$name" ] || random | write "$name"
done

login="org.apache.kafka.common.security.plain.PlainLoginModule required username=\"admin\" password=\"$(cat "$folder/kafka-admin")\";"
write kafka-admin.properties <<END
security.protocol=SASL_PLAINTEXT
sasl.mechanism=PLAIN
sasl.jaas.config=$login
END
write landport-admin.properties <<END
kafka.security.protocol=SASL_PLAINTEXT
kafka.sasl.mechanism=PLAIN
kafka.sasl.jaas.config=$login
END
echo "passwords are in $folder"
