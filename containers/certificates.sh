#!/usr/bin/env bash
# Creates a certificate for all services, and the files that tls.yml mounts, in a folder.
set -euo pipefail
folder=$1
passwords=$(dirname "$0")/../compose/secrets
names=$(printf 'DNS:%s,' kafka postgres registry intake streams consumer gateway api console localhost)
mkdir -p "$folder/prometheus"
openssl req -quiet -x509 -newkey rsa:2048 -noenc -days 30 -subj /CN=landport -addext "subjectAltName=${names}IP:127.0.0.1" \
  -keyout "$folder/tls-key.pem" -out "$folder/tls-certificate.pem"
cat "$folder/tls-key.pem" "$folder/tls-certificate.pem" >"$folder/tls-keystore.pem"
keytool -importcert -noprompt -alias landport -file "$folder/tls-certificate.pem" -keystore "$folder/tls-trusted.p12" \
  -storetype PKCS12 -storepass trusted 2>/dev/null

trusting() {
  printf '%ssecurity.protocol=SASL_SSL\n%sssl.truststore.type=PEM\n%sssl.truststore.location=%s\n' "$1" "$1" "$1" "$2"
}
mounted=/run/secrets/tls-certificate.pem
trusting kafka. $mounted >"$folder/tls.properties"
trusting kafka. "$folder/tls-certificate.pem" >"$folder/host.properties"
{ grep -v security.protocol "$passwords/landport-admin.properties"; trusting kafka. $mounted; } >"$folder/tls-admin.properties"
{ grep -v security.protocol "$passwords/kafka-admin.properties"; trusting '' $mounted; } >"$folder/tls-kafka-admin.properties"
cp "$passwords"/../prometheus/*.yml "$folder/prometheus"
sed -i "s#^  - job_name: .*#&\n    scheme: https\n    tls_config: {ca_file: $mounted, server_name: localhost}#" "$folder/prometheus/prometheus.yml"
# The services run as users of their own.
chmod -R a+rX "$folder"
