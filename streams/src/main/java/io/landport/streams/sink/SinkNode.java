package io.landport.streams.sink;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A sink of the topology: a node that writes values of one type to one topic. It is a child of the processors that forward
 * to it, and no other child receives what they forward to it.
 *
 * @param name of the node
 */
public record SinkNode<V>(String name) {

    /** Forwards a record from a processor to this sink alone. */
    public void forward(ProcessorContext<String, Object> context, Record<String, V> record) {
        context.forward(record, name);
    }
}
