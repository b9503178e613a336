package io.landport.streams.judge;

import io.landport.domain.judge.Origin;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers of a dead letter, named as Kafka Streams' own dead letters have them, so that tools for those work here.
 * There is no stack trace: nothing was thrown, and it would tell the reader nothing about the bytes.
 */
public final class DeadLetter {
    public static final String EXCEPTION = "__streams.errors.exception";
    public static final String MESSAGE = "__streams.errors.message";
    public static final String TOPIC = "__streams.errors.topic";
    public static final String PARTITION = "__streams.errors.partition";
    public static final String OFFSET = "__streams.errors.offset";

    private DeadLetter() {}

    /** The record's own headers, and why and where it died. */
    public static Headers headers(Headers own, Origin.TopicRecord origin, String why) {
        Headers headers = new RecordHeaders(own);
        add(headers, EXCEPTION, SerializationException.class.getName());
        add(headers, MESSAGE, why);
        add(headers, TOPIC, origin.topic());
        add(headers, PARTITION, Integer.toString(origin.partition()));
        add(headers, OFFSET, Long.toString(origin.offset()));
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
