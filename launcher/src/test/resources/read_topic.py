"""Prints the values of a topic as JSON lines, decoded by an Avro client that knows Confluent's wire format and a schema registry."""
import decimal
import json
import os
import sys

from confluent_kafka import Consumer
from confluent_kafka.avro import CachedSchemaRegistryClient
from confluent_kafka.avro.serializer.message_serializer import MessageSerializer

bootstrap, registry, topic, expected = sys.argv[1:5]
serializer = MessageSerializer(CachedSchemaRegistryClient({"url": registry}))
consumer = Consumer({
    "bootstrap.servers": bootstrap,
    "group.id": "reader",
    "auto.offset.reset": "earliest",
    "enable.auto.commit": False,
    "security.protocol": "SASL_PLAINTEXT",
    "sasl.mechanism": "SCRAM-SHA-256",
    "sasl.username": os.environ["KAFKA_USER"],
    "sasl.password": os.environ["KAFKA_PASSWORD"],
})
consumer.subscribe([topic])


def plain(value):
    return format(value, "f") if isinstance(value, decimal.Decimal) else str(value)


for _ in range(int(expected)):
    message = consumer.poll(60)
    if message is None or message.error():
        sys.exit("no record: %s" % (message and message.error()))
    decoded = serializer.decode_message(message.value())
    print(json.dumps({"key": message.key().decode(), "value": decoded}, default=plain))
consumer.close()
