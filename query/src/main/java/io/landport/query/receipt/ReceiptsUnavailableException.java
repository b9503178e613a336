package io.landport.query.receipt;

import java.sql.SQLException;

/** The store cannot be read now. */
public final class ReceiptsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReceiptsUnavailableException(String address, SQLException cause) {
        super("cannot read the store at " + address + ": " + cause.getMessage(), cause);
    }
}
