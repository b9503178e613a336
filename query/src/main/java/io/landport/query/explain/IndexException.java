package io.landport.query.explain;

import java.sql.SQLException;

/** The index of documents cannot be read. */
public final class IndexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IndexException(SQLException cause) {
        super("cannot read the index of documents: " + cause.getMessage(), cause);
    }
}
