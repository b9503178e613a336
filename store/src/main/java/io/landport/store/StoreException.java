package io.landport.store;

import io.landport.store.sql.Sql;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A failure of the store that a retry does not resolve: the process stops with this message. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        this(message, null);
    }

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether it failed because the store is not migrated. */
    public boolean isOfMissingTable() {
        return getCause() instanceof SQLException cause && Sql.isOfMissingTable(cause);
    }
}
