package io.landport.producer;

import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import java.util.List;
import java.util.Optional;

/**
 * What to ingest.
 *
 * @param inputs read in this order
 * @param strict whether the first bad document ends the ingest, without being published
 * @param preview judges each document before it is published, if given
 */
public record IngestRequest(Format format, List<Input> inputs, boolean strict, Optional<Preview> preview) {
    public IngestRequest {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("there is no input to ingest");
        }
    }
}
