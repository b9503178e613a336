package io.landport.query.explain;

import io.landport.domain.document.TradeDocument;
import io.landport.store.index.DocumentPartition;
import java.util.Optional;

/**
 * A record of a document topic.
 *
 * @param moment its timestamp, in milliseconds
 * @param keyHash {@link io.landport.store.index.KeyHash} of its key
 * @param document empty if streams does not judge the record: unreadable, too large, or in another partition than that of its key
 */
public record DocumentRecord(
        DocumentPartition partition,
        long offset,
        long moment,
        int keyHash,
        String key,
        Optional<TradeDocument> document) {}
