package io.landport.domain.document;

import org.jspecify.annotations.Nullable;

/**
 * What customs said of a revision.
 *
 * @param number orders the decisions of the document; of several on one revision the highest counts
 * @param revision the revision decided on; null is the highest that is not later than {@code number}
 * @param outcome {@code released}, {@code refused} or {@code annulled}
 */
public record Decision(DocumentId id, long number, @Nullable Long revision, String outcome) implements TradeDocument {}
