package io.landport.store.index;

import io.landport.domain.document.Channel;

/** A partition of the document topic of a channel. */
public record DocumentPartition(Channel channel, int number) {
    public DocumentPartition {
        if (number < 0) {
            throw new IllegalArgumentException("partition must not be negative but is " + number);
        }
    }
}
