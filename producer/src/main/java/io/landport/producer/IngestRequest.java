package io.landport.producer;

import io.landport.producer.format.Format;
import io.landport.producer.format.Input;
import java.util.List;

/**
 * What is to be ingested.
 *
 * @param inputs read in this order
 * @param strict whether the first bad document ends it, unpublished, instead of being rejected
 */
public record IngestRequest(Format format, List<Input> inputs, boolean strict) {
    public IngestRequest {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("there is no input to ingest");
        }
    }
}
