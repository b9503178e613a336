package io.landport.store;

import io.landport.store.sql.Sql;
import java.sql.SQLException;
import java.util.Set;

/**
 * The store is unavailable for now; the call can be retried. Its transaction was either committed or rolled back as a whole.
 */
public final class StoreUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Connection failures, insufficient resources, and transactions rolled back because of another one. */
    private static final Set<String> CLASSES = Set.of("08", "53", "40");

    /** Shutdown by an operator, crash, start-up. */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03");

    private static final String DISK_FULL = "53100";
    private static final int CLASS_LENGTH = 2;

    public StoreUnavailableException(StoreAddress address, SQLException cause) {
        super("PostgreSQL at " + address + problem(cause), cause);
    }

    private static String problem(SQLException cause) {
        if (Sql.isOfMissingTable(cause)) {
            return " has no tables of Landport yet, which the consumer creates";
        }
        String problem = DISK_FULL.equals(cause.getSQLState()) ? " has a full disk: " : " cannot be used: ";
        return problem + cause.getMessage();
    }

    /** Whether a retry can succeed. */
    public static boolean isTransient(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && state.length() >= CLASS_LENGTH
                && (STATES.contains(state) || CLASSES.contains(state.substring(0, CLASS_LENGTH)));
    }
}
