package io.landport.streams;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs which input record a failed write follows from, and otherwise decides as Kafka Streams does. Public because Kafka Streams creates it
 * by name.
 */
public final class InputOffsetLog extends DefaultProductionExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(InputOffsetLog.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (!(exception instanceof RetriableException)) {
            log.atError()
                    .addKeyValue("topic", context.topic())
                    .addKeyValue("partition", context.partition())
                    .addKeyValue("offset", context.offset())
                    .log("cannot write to {}: {}; input record:", record.topic(), exception.toString());
        }
        return super.handleError(context, record, exception);
    }
}
