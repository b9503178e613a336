package io.landport.api;

/** The documents behind totals cannot be read. */
public final class ExplanationUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ExplanationUnavailableException(Throwable cause) {
        super("cannot read the documents behind totals: " + cause.getMessage(), cause);
    }
}
