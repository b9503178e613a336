package io.landport.domain.document;

import org.jspecify.annotations.Nullable;

/**
 * A decision of customs about a revision.
 *
 * @param number orders the decisions of the document; the highest on a revision applies
 * @param revision the revision decided on; null means the highest that is not greater than {@code number}
 * @param outcome {@code released}, {@code refused} or {@code annulled}
 */
public record Decision(DocumentId id, long number, @Nullable Long revision, String outcome) implements TradeDocument {}
