package io.landport.query.explain;

/** There are more documents behind a total than can be explained at once. */
public final class TooManyDocumentsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyDocumentsException(int limit) {
        super("more than %,d documents are behind this total: select fewer days, or one crossing or source"
                .formatted(limit));
    }
}
