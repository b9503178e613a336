package io.landport.streams.crash;

import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import org.jspecify.annotations.Nullable;

/**
 * A record of a document topic.
 *
 * @param topic the channel whose topic it is sent to
 * @param document the content of the value, null if the value is not a document
 * @param isMisplaced whether it is sent to another partition than that of its key
 */
record TestMessage(Channel topic, String key, @Nullable TradeDocument document, boolean isMisplaced) {

    /** A message in the right partition and with the right key. */
    static TestMessage of(TradeDocument document) {
        return new TestMessage(document.id().channel(), document.id().key(), document, false);
    }
}
