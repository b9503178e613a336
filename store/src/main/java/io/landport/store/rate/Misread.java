package io.landport.store.rate;

/** A cell that is not what it should be. Never leaves the package: it becomes a {@link BadRow}. */
final class Misread extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misread(String reason) {
        super(reason);
    }
}
