package io.landport.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.intellij.lang.annotations.Language;

/**
 * Makes the store's tables what this version needs, and lets others in, where the user is the store's owner; where he is not,
 * requires that this has been done. Safe when several processes start at once: Flyway locks, and so do privileges.
 */
public final class Migrations {
    private static final String LOCATION = "classpath:io/landport/store/migration";

    /** What the first migration of schemas before the baseline is called. */
    private static final String FIRST_BEFORE_BASELINE = "store";

    /** Until the transaction ends: of several processes that start at once one makes roles and privileges. */
    @Language("SQL")
    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(hashtext('landport roles'), hashtext(current_schema()))""";

    private Migrations() {}

    /** Migrates a store that nobody but its owner uses. */
    public static void apply(StoreAddress address) {
        apply(address, StoreRoles.none());
    }

    /**
     * Migrates, and lets the roles in.
     *
     * @throws StoreException if the database cannot be reached or refuses, its tables are not those of an earlier version, or the
     *     user is not their owner and they are not those of this version
     */
    public static void apply(StoreAddress address, StoreRoles roles) {
        try {
            migrate(address, roles);
        } catch (StoreUnavailableException away) {
            throw new StoreException(String.valueOf(away.getMessage()), away);
        }
    }

    /**
     * What of it is still to be done: migrations, and statements about privileges. Any user may ask, and hears of
     * migrations only what he may see.
     *
     * @throws StoreException if the store does not answer
     */
    public static List<String> outstanding(StoreAddress address, StoreRoles roles) {
        List<String> outstanding = new ArrayList<>();
        try (Connection open = address.connect()) {
            if (StoreAccess.of(open).maySeeHistory()) {
                Stream.of(flyway(address).info().pending())
                        .map(pending -> "migration " + name(pending))
                        .forEach(outstanding::add);
            }
            outstanding.addAll(Privileges.changes(open, roles));
            return outstanding;
        } catch (SQLException failure) {
            throw new StoreException("cannot open the store at " + address + ": " + failure.getMessage(), failure);
        }
    }

    /**
     * Does the same as {@link #apply(StoreAddress, StoreRoles)}, and waits for a database that cannot be reached until the back-off is closed.
     *
     * @param waiting is told why, before each wait
     * @return whether the tables are there now; false if the back-off was closed before
     * @throws InterruptedException if the wait was interrupted; the database is unchanged
     */
    public static boolean apply(
            StoreAddress address,
            StoreRoles roles,
            Backoff backoff,
            java.util.function.Consumer<StoreUnavailableException> waiting)
            throws InterruptedException {
        while (true) {
            try {
                migrate(address, roles);
                backoff.reset();
                return true;
            } catch (StoreUnavailableException away) {
                waiting.accept(away);
            }
            if (!backoff.pause()) {
                return false;
            }
        }
    }

    private static void migrate(StoreAddress address, StoreRoles roles) throws StoreUnavailableException {
        try (Connection open = opened(address)) {
            StoreAccess standing = StoreAccess.of(open);
            if (!standing.mayMigrate()) {
                requireMigrated(address, open.getSchema(), standing);
                return;
            }
            open.setAutoCommit(false);
            lock(open);
            RoleProvisioning.make(open, roles);
            open.commit();
            Flyway flyway = flyway(address);
            requireBaseline(address, open.getSchema(), flyway.info());
            requireNotNewer(address, flyway.info());
            flyway.migrate();
            lock(open);
            Privileges.give(open, roles);
            open.commit();
            PastYearIndexes.index(open);
        } catch (SQLException failure) {
            throw failed(address, "migrate", failure);
        } catch (FlywayException failure) {
            throw failed(address, failure);
        }
    }

    private static Connection opened(StoreAddress address) throws StoreUnavailableException {
        try {
            return address.connect();
        } catch (SQLException failure) {
            throw failed(address, "open", failure);
        }
    }

    private static void lock(Connection open) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute(LOCK);
        }
    }

    /** A schema that a version before the first release created is not migrated: all of it is filled again from Kafka. */
    private static void requireBaseline(StoreAddress address, String schema, MigrationInfoService info) {
        for (MigrationInfo migration : info.applied()) {
            if (migration.isVersioned() && FIRST_BEFORE_BASELINE.equals(migration.getDescription())) {
                String quoted = '"' + schema + '"';
                throw new StoreException("the store at " + address
                        + " was created by a pre-release version, which cannot"
                        + " be migrated: stop all consumers, run 'DROP SCHEMA " + quoted + " CASCADE; CREATE SCHEMA "
                        + quoted + "' as its owner and start again. The consumer fills the new schema from Kafka;"
                        + " exchange rates and policies have to be loaded again");
            }
        }
    }

    /** An earlier version would put its own texts of views back. */
    private static void requireNotNewer(StoreAddress address, MigrationInfoService info) {
        for (MigrationInfo migration : info.all()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                throw new StoreException("the store at " + address + " is of a newer version, with migration "
                        + name(migration) + ": start that version");
            }
        }
    }

    private static void requireMigrated(StoreAddress address, String schema, StoreAccess standing) {
        MigrationInfo[] pending = new MigrationInfo[0];
        if (standing.maySeeHistory()) {
            MigrationInfoService info = flyway(address).info();
            requireBaseline(address, schema, info);
            requireNotNewer(address, info);
            pending = info.pending();
        }
        if (!standing.maySeeHistory() || pending.length > 0) {
            throw new StoreException("the store at " + address + " is not what this version needs"
                    + (pending.length > 0 ? ", from migration " + name(pending[0]) + " on" : "")
                    + ", and user " + standing.user() + " may not migrate it: run 'landport migrate' as its owner");
        }
    }

    /** Its version; of one that is repeated whenever its text changes, what it makes. */
    private static String name(MigrationInfo migration) {
        return migration.isVersioned() ? String.valueOf(migration.getVersion()) : migration.getDescription();
    }

    private static Flyway flyway(StoreAddress address) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(address.url(), address.user(), address.password())
                .locations(LOCATION)
                .load();
    }

    private static RuntimeException failed(StoreAddress address, FlywayException failure)
            throws StoreUnavailableException {
        Optional<SQLException> cause = sqlCause(failure).filter(StoreUnavailableException::isMeantBy);
        if (cause.isPresent()) {
            throw new StoreUnavailableException(address, cause.get());
        }
        return new StoreException("cannot migrate the store at " + address + ": " + failure.getMessage(), failure);
    }

    private static RuntimeException failed(StoreAddress address, String what, SQLException failure)
            throws StoreUnavailableException {
        if (StoreUnavailableException.isMeantBy(failure)) {
            throw new StoreUnavailableException(address, failure);
        }
        return new StoreException("cannot " + what + " the store at " + address + ": " + failure.getMessage(), failure);
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
