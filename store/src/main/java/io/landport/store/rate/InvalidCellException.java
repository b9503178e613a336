package io.landport.store.rate;

/** A cell that is not what it should be. Never leaves the package: it becomes a {@link InvalidRateRow}. */
final class InvalidCellException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidCellException(String reason) {
        super(reason);
    }
}
