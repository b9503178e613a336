package io.landport.store.rate;

/** An invalid cell. Does not leave the package: the row becomes an {@link InvalidRateRow}. */
final class InvalidCellException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidCellException(String reason) {
        super(reason);
    }
}
