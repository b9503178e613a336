package io.landport.query.explain;

/** Reading of records was cancelled by {@link InputRecords#cancel}. */
public final class ReadingCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReadingCancelledException() {
        super("reading was cancelled");
    }

    /** @param cause how the reading thread noticed it */
    public ReadingCancelledException(RuntimeException cause) {
        super("reading was cancelled", cause);
    }
}
