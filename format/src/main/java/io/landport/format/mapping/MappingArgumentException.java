package io.landport.format.mapping;

/** A parameter of a mapping that the caller did not give, or one that the mapping does not have. */
public final class MappingArgumentException extends Exception {
    private static final long serialVersionUID = 1L;

    MappingArgumentException(String message) {
        super(message);
    }
}
