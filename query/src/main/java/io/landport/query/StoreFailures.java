package io.landport.query;

import java.sql.SQLException;
import java.time.Duration;

/**
 * Says why the store did not answer, and what helps.
 *
 * @param address of the store, without options
 * @param user whose privileges count
 * @param timeout of a query
 */
record StoreFailures(String address, String user, Duration timeout) {
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_FUNCTION = "42883";
    private static final String DENIED = "42501";
    private static final String CANCELLED = "57014";
    private static final String LOGIN = "28";
    private static final String DATA_EXCEPTION = "22";
    private static final String CONNECTION_EXCEPTION = "08";

    QueryException ofOpening(SQLException failure) {
        return new QueryException(
                "cannot open the store at " + address + ": " + failure.getMessage(),
                failure,
                String.valueOf(failure.getSQLState()).startsWith(LOGIN)
                        ? QueryException.Cause.LOGIN
                        : QueryException.Cause.STORE);
    }

    QueryException of(SQLException failure) {
        return new QueryException(
                "cannot read the store at " + address + ": " + why(failure),
                failure,
                kind(String.valueOf(failure.getSQLState())));
    }

    private static QueryException.Cause kind(String state) {
        if (state.equals(CANCELLED)) {
            return QueryException.Cause.TIMEOUT;
        }
        return state.startsWith(DATA_EXCEPTION) ? QueryException.Cause.INVALID_VALUE : QueryException.Cause.STORE;
    }

    private String why(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case UNDEFINED_TABLE ->
                "its schema is missing, or user " + user + " has no privileges on it: run 'landport migrate'";
            case DENIED ->
                "user " + user + " lacks a privilege (" + failure.getMessage()
                        + "): run 'landport migrate' to grant it";
            case CANCELLED -> "the query exceeded the timeout of " + timeout.toMillis() + " ms, or was cancelled";
            case UNDEFINED_FUNCTION -> "its schema is of an earlier version: run 'landport migrate' to update it";
            default ->
                (state.startsWith(CONNECTION_EXCEPTION)
                                ? "the connection is closed or the server does not answer: "
                                : "")
                        + failure.getMessage();
        };
    }
}
