package io.landport.query.rejection;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** All rejections that are kept. Thread-safe. */
public interface RejectionArchive {

    /** A page of a list. Looks at a limited number of rejections, however few of them it is searched for. */
    RejectionPage page(RejectionSearch search);

    /** When a rejection was last published; empty if there is none with this id. */
    Optional<Instant> recorded(String id);

    /**
     * The outcomes of the documents that one action has sent again: how many have each fate. {@code waiting} are those without a receipt,
     * {@code unconfirmed} and {@code started} those of which Kafka has not confirmed the document.
     */
    Map<String, Long> fates(String action);
}
