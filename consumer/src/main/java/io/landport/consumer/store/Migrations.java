package io.landport.consumer.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the store's tables what this version needs. Safe when several processes start at once: Flyway locks. */
public final class Migrations {
    private static final Logger log = LoggerFactory.getLogger(Migrations.class);
    private static final String LOCATION = "classpath:io/landport/consumer/migration";

    private Migrations() {}

    /**
     * Migrates, and waits for a database that cannot be reached.
     *
     * @throws StoreFailure if the database refuses, or its tables are not those of an earlier version
     * @throws InterruptedException if the wait was interrupted; the database is unchanged
     */
    public static void apply(StoreAddress address) throws InterruptedException {
        try (Backoff backoff = new Backoff()) {
            apply(address, backoff, away -> log.warn("waiting: {}", away.getMessage()));
        }
    }

    /**
     * Migrates, and waits for a database that cannot be reached until the back-off is closed.
     *
     * @param waiting is told why, before each wait
     * @return whether the tables are there now; false if the back-off was closed before
     */
    public static boolean apply(StoreAddress address, Backoff backoff, java.util.function.Consumer<StoreAway> waiting)
            throws InterruptedException {
        while (true) {
            try {
                migrate(address);
                backoff.reset();
                return true;
            } catch (StoreAway away) {
                waiting.accept(away);
            }
            if (!backoff.pause()) {
                return false;
            }
        }
    }

    private static void migrate(StoreAddress address) throws StoreAway {
        try (Connection connection = address.connect()) {
            connection.getSchema();
        } catch (SQLException failure) {
            throw failed(address, failure);
        }
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(address.url(), address.user(), address.password())
                    .locations(LOCATION)
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            Optional<SQLException> cause = sqlCause(failure).filter(StoreAway::isMeantBy);
            if (cause.isPresent()) {
                throw new StoreAway(address, cause.get());
            }
            throw new StoreFailure("cannot migrate the store at " + address + ": " + failure.getMessage(), failure);
        }
    }

    private static RuntimeException failed(StoreAddress address, SQLException failure) throws StoreAway {
        if (StoreAway.isMeantBy(failure)) {
            throw new StoreAway(address, failure);
        }
        return new StoreFailure("cannot open the store at " + address + ": " + failure.getMessage(), failure);
    }

    private static Optional<SQLException> sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
