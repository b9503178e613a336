package io.landport.streams.judge;

import io.landport.domain.judge.Origin;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers of a dead letter. They have the names of Kafka Streams' own dead letters, so the same tools can read them.
 * There is no stack trace, because no exception was thrown.
 */
public final class DeadLetter {
    public static final String EXCEPTION = "__streams.errors.exception";
    public static final String MESSAGE = "__streams.errors.message";
    public static final String TOPIC = "__streams.errors.topic";
    public static final String PARTITION = "__streams.errors.partition";
    public static final String OFFSET = "__streams.errors.offset";

    private DeadLetter() {}

    /** The headers of the record, followed by the problem and the position of the record. */
    public static Headers headers(Headers original, Origin.TopicRecord origin, String problem) {
        Headers headers = new RecordHeaders(original);
        add(headers, EXCEPTION, SerializationException.class.getName());
        add(headers, MESSAGE, problem);
        add(headers, TOPIC, origin.topic());
        add(headers, PARTITION, Integer.toString(origin.partition()));
        add(headers, OFFSET, Long.toString(origin.offset()));
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
