package io.landport.streams.crash;

import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import org.jspecify.annotations.Nullable;

/**
 * A record of a document topic.
 *
 * @param topic the channel whose topic it is sent to
 * @param document what its bytes say, null if they are no document
 * @param isMisplaced whether it is sent to another partition than its key's
 */
record TestMessage(Channel topic, String key, @Nullable TradeDocument document, boolean isMisplaced) {

    /** In its place and under its key. */
    static TestMessage of(TradeDocument document) {
        return new TestMessage(document.id().channel(), document.id().key(), document, false);
    }
}
