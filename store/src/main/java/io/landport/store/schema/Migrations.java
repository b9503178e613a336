package io.landport.store.schema;

import io.landport.store.Backoff;
import io.landport.store.StoreAddress;
import io.landport.store.StoreException;
import io.landport.store.StoreUnavailableException;
import io.landport.store.sql.OpenStore;
import io.landport.store.sql.PartitionSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.intellij.lang.annotations.Language;

/**
 * Migrates the schema, comments on its tables, views and columns, and grants the roles their privileges, if the role of the connection
 * owns the store; otherwise requires that this has been done. Changes nothing in a schema that the next version has migrated
 * ({@link SchemaLevel}). Safe if several processes start at the same time: Flyway takes a lock, and
 * so does granting.
 */
public final class Migrations {
    private static final String LOCATION = "classpath:io/landport/store/migration";

    /** Descriptions of migrations that only schemas from before the baseline have. */
    private static final Set<String> BEFORE_BASELINE =
            Set.of("store", "years", "price screening", "names", "partner names", "screening statistics");

    /** Held until the transaction ends, so that only one process at a time creates roles and grants privileges. */
    @Language("SQL")
    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(hashtext('landport roles'), hashtext(current_schema()))""";

    private Migrations() {}

    /** Migrates a store that only its owner uses. */
    public static void apply(StoreAddress address) {
        apply(address, StoreRoles.none());
    }

    /**
     * Migrates the schema and grants privileges.
     *
     * @throws StoreException if the database is unavailable or the migration fails, if the schema is of a pre-release version or two levels
     *     away, or if the role does not own the store and the schema is not of this version
     */
    public static void apply(StoreAddress address, StoreRoles roles) {
        try {
            migrate(address, roles);
        } catch (StoreUnavailableException e) {
            throw new StoreException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The pending migrations and statements about privileges. Any role may call this; pending migrations are included only if it may read
     * the schema history.
     *
     * @throws StoreException if the store cannot be read
     */
    public static List<String> outstanding(StoreAddress address, StoreRoles roles) {
        List<String> outstanding = new ArrayList<>();
        try (Connection open = address.connect()) {
            if (StoreAccess.of(open).maySeeHistory()) {
                MigrationInfoService info = flyway(address).info();
                if (SchemaLevel.isMigratedByLater(address, info)) {
                    return outstanding;
                }
                Stream.of(info.pending())
                        .map(pending -> "migration " + name(pending))
                        .forEach(outstanding::add);
            }
            outstanding.addAll(Privileges.changes(open, roles));
            return outstanding;
        } catch (SQLException e) {
            throw new StoreException("cannot open the store at " + address + ": " + e.getMessage(), e);
        }
    }

    /**
     * Does the same as {@link #apply(StoreAddress, StoreRoles)}, but retries while the database is unavailable, until the back-off is
     * closed.
     *
     * @param waiting receives the failure before each retry
     * @return whether the schema is migrated; false if the back-off was closed before
     * @throws InterruptedException if a wait was interrupted; the database is unchanged
     */
    public static boolean apply(
            StoreAddress address, StoreRoles roles, Backoff backoff, Consumer<StoreUnavailableException> waiting)
            throws InterruptedException {
        while (true) {
            try {
                migrate(address, roles);
                backoff.reset();
                return true;
            } catch (StoreUnavailableException e) {
                waiting.accept(e);
            }
            if (!backoff.pause()) {
                return false;
            }
        }
    }

    private static void migrate(StoreAddress address, StoreRoles roles) throws StoreUnavailableException {
        try (Connection open = open(address)) {
            StoreAccess access = StoreAccess.of(open);
            if (!access.mayMigrate()) {
                requireMigrated(address, open.getSchema(), access);
                return;
            }
            MigrationInfoService info = flyway(address).info();
            requireBaseline(address, open.getSchema(), info);
            if (SchemaLevel.isMigratedByLater(address, info)) {
                return;
            }
            open.setAutoCommit(false);
            new OpenStore(open).execute(LOCK);
            RoleProvisioning.provision(address, open, roles);
            open.commit();
            flyway(address).migrate();
            new OpenStore(open).execute(LOCK);
            PartitionSchema.collect(open);
            Comments.apply(open);
            Privileges.apply(open, roles);
            open.commit();
            PastYearIndexes.index(open);
        } catch (SQLException | FlywayException e) {
            throw failure(address, "migrate", e);
        }
    }

    private static Connection open(StoreAddress address) throws StoreUnavailableException {
        try {
            return address.connect();
        } catch (SQLException e) {
            throw failure(address, "open", e);
        }
    }

    /** A schema of a version before the first release is not migrated: the consumer fills a new one from Kafka. */
    private static void requireBaseline(StoreAddress address, String schema, MigrationInfoService info) {
        for (MigrationInfo migration : info.applied()) {
            if (migration.isVersioned() && BEFORE_BASELINE.contains(migration.getDescription())) {
                String quoted = OpenStore.quote(schema);
                throw new StoreException("the store at " + address
                        + " was created by a pre-release version, which cannot"
                        + " be migrated: stop all consumers, run 'DROP SCHEMA " + quoted + " CASCADE; CREATE SCHEMA "
                        + quoted + "' as its owner and start again. The consumer fills the new schema from Kafka;"
                        + " exchange rates and policies have to be loaded again");
            }
        }
    }

    private static void requireMigrated(StoreAddress address, String schema, StoreAccess access) {
        MigrationInfo[] pending = new MigrationInfo[0];
        if (access.maySeeHistory()) {
            MigrationInfoService info = flyway(address).info();
            requireBaseline(address, schema, info);
            pending = SchemaLevel.isMigratedByLater(address, info) ? pending : info.pending();
        }
        if (!access.maySeeHistory() || pending.length > 0) {
            throw new StoreException("the store at " + address + " is not migrated to this version"
                    + (pending.length > 0 ? ", from migration " + name(pending[0]) + " on" : "")
                    + ", and user " + access.user() + " may not migrate it: run 'landport migrate' as its owner");
        }
    }

    /** The version of a versioned migration, or the description of a repeatable one. */
    private static String name(MigrationInfo migration) {
        return migration.isVersioned() ? String.valueOf(migration.getVersion()) : migration.getDescription();
    }

    static Flyway flyway(StoreAddress address) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(address.url(), address.user(), address.password())
                .locations(LOCATION)
                .load();
    }

    private static RuntimeException failure(StoreAddress address, String what, Exception failure)
            throws StoreUnavailableException {
        Optional<SQLException> cause = sqlCause(failure).filter(StoreUnavailableException::isTransient);
        if (cause.isPresent()) {
            throw new StoreUnavailableException(address, cause.get());
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
