package io.landport.domain.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message about one document, as its feed gave it. Sealed because the rules differ by kind: a declaration is a revision with
 * lines, a cancellation is a revision without lines, a decision is the answer of customs to a revision.
 */
public sealed interface TradeDocument permits Declaration, Cancellation, Decision {

    /** The document that this message is about. */
    DocumentId id();

    /** The number of the revision that this message is; null for a decision, which is none. */
    @Nullable
    Long declaredRevision();

    /** Other numbers that the document is known by, as this message gives them; empty for most sources. */
    List<DocumentReference> references();

    /** The same message with other references. */
    TradeDocument withReferences(List<DocumentReference> numbers);
}
