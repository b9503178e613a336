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
    landport-ingest landport-intake landport-streams landport-consumer landport-operator landport-reader \
    landport-gateway landport-api landport-console prometheus; do
    [ -s "$folder/$name" ] || random | write "$name"
done

# The access token with which Prometheus reads the metrics of processes that serve users.
[ -s "$folder/prometheus-token" ] \
    || printf 'lp_%s_%s' "$(head -c 6 /dev/urandom | od -An -tx1 | tr -d ' \n')" "$(random)" | write prometheus-token

# Prometheus and Alertmanager know the password of their user only as a hash.
hash() {
    if command -v htpasswd >/dev/null; then
        htpasswd -niB -C 10 landport | cut -d: -f2
    else
        perl -e 'print crypt(<STDIN>, q($2b$10$) . shift), "\n"' "$(head -c 16 /dev/urandom | base64 | tr '+' '.' | head -c 21)u"
    fi
}

if [ ! -s "$folder/prometheus-web.yml" ]; then
    hash=$(hash <"$folder/prometheus")
    case $hash in
        '$2'*) ;;
        *) echo "cannot hash the password for Prometheus; install htpasswd" >&2; exit 1 ;;
    esac
    printf 'basic_auth_users:\n  landport: %s\n' "$hash" | write prometheus-web.yml
fi
write prometheus-client.yml <<END
basic_auth: {username: landport, password: $(cat "$folder/prometheus")}
END

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
