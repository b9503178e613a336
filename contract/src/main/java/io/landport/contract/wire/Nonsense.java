package io.landport.contract.wire;

/** A record that follows its schema and still means nothing, such as one of an unknown channel. */
public final class Nonsense extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Nonsense(String what) {
        super(what);
    }
}
