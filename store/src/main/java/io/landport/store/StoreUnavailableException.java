package io.landport.store;

import java.sql.SQLException;
import java.util.Set;

/**
 * The store cannot be had just now, through no fault of what was asked of it: wait and ask again. What was asked has
 * either happened as a whole or not at all.
 */
public final class StoreUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Connection failures, insufficient resources, and transactions that lost against another. */
    private static final Set<String> CLASSES = Set.of("08", "53", "40");

    /** Shutdown by an operator, crash, start-up. */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03");

    private static final int CLASS_LENGTH = 2;

    StoreUnavailableException(StoreAddress address, SQLException cause) {
        super("PostgreSQL at " + address + " cannot be used: " + cause.getMessage(), cause);
    }

    /** Whether waiting can help. */
    static boolean isMeantBy(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && state.length() >= CLASS_LENGTH
                && (STATES.contains(state) || CLASSES.contains(state.substring(0, CLASS_LENGTH)));
    }
}
