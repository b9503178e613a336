package io.landport.store.generation;

import io.landport.store.StoreAddress;
import io.landport.store.StoreException;
import io.landport.store.sql.OpenStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import org.intellij.lang.annotations.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generations of a store. The live one is in the first schema of the search path, which analysts query. One that is being built, and
 * one that was live before, has a schema of its own.
 */
public final class StoreGenerations {
    private static final Set<String> LOCKED = Set.of("55P03", "40P01");

    /** Views that the schema of the next generation does not have and that read tables, views or functions of the live one. */
    @Language("SQL")
    private static final String DEPENDENT_VIEWS = """
            SELECT DISTINCT v.oid::regclass::text
            FROM pg_depend d
            JOIN pg_rewrite r ON r.oid = d.objid AND d.classid = 'pg_rewrite'::regclass
            JOIN pg_class v ON v.oid = r.ev_class
            JOIN pg_namespace own ON own.nspname = ?
            JOIN pg_namespace live ON live.nspname = current_schema()
            JOIN pg_namespace internal ON internal.nspname = current_schema() || '_internal'
            LEFT JOIN pg_class t ON t.oid = d.refobjid AND d.refclassid = 'pg_class'::regclass AND t.oid <> v.oid
            LEFT JOIN pg_proc f ON f.oid = d.refobjid AND d.refclassid = 'pg_proc'::regclass
              AND f.proname IN (SELECT proname FROM pg_proc WHERE pronamespace = own.oid)
            WHERE coalesce(t.relnamespace, f.pronamespace) IN (live.oid, internal.oid)
              AND NOT (v.relnamespace = live.oid
                       AND v.relname IN (SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = own.oid))
              AND v.relnamespace <> internal.oid
            ORDER BY 1""";

    /** Other sessions with locks on the tables and views of the live generation. */
    @Language(value = "SQL", prefix = "SELECT * ")
    private static final String WITH_LOCKS = """
            FROM pg_locks l
            JOIN pg_class c ON c.oid = l.relation
            JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.granted AND c.relnamespace = current_schema()::regnamespace AND a.pid <> pg_backend_pid()
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;

    /** The state of other roles' sessions is hidden. */
    private static final String LOCK_HOLDERS =
            "SELECT DISTINCT format('process %s of role %s', a.pid, a.usename) " + WITH_LOCKS + "ORDER BY 1";

    /** Those of other roles that only read. */
    private static final String READERS = "SELECT a.pid::text " + WITH_LOCKS
            + "AND a.usename <> current_user GROUP BY a.pid HAVING bool_and(l.mode = 'AccessShareLock')";

    @Language("SQL")
    private static final String BYTES = """
            SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::text
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname IN (current_schema(), current_schema() || '_partitions')""";

    private static final Logger log = LoggerFactory.getLogger(StoreGenerations.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int ATTEMPTS = 120;
    private static final int ATTEMPTS_BETWEEN_WARNINGS = 10;

    /** For ten seconds readers may end their transactions themselves. */
    private static final int PATIENT_ATTEMPTS = 10;

    private final StoreAddress live;

    /** @param live address of the live generation */
    public StoreGenerations(StoreAddress live) {
        this.live = live;
    }

    /**
     * The number of the live generation; empty if nothing has been written yet.
     *
     * @throws StoreException if the store cannot be read
     */
    public OptionalInt number() {
        try {
            return inConnection(OpenStore::number);
        } catch (StoreException e) {
            if (e.isOfMissingTable()) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    /** The schema of a generation that is not live. */
    public String schema(int generation) {
        return inConnection(OpenStore::schema) + "_g" + generation;
    }

    /** Whether a generation that is not live has a schema with tables, which the role may use. */
    public boolean hasSchema(int generation) {
        String schema = schema(generation);
        return inConnection(open -> open.hasRow(
                "SELECT 1 FROM pg_tables WHERE schemaname = ? AND tablename = 'store_generation'"
                        + " AND has_schema_privilege(schemaname, 'USAGE')",
                schema));
    }

    /**
     * Creates the schema of a generation that is being built, if it is missing, and returns its address.
     *
     * @throws StoreException if the role may not create it
     */
    public StoreAddress createSchema(int generation) {
        String schema = schema(generation);
        update("CREATE SCHEMA IF NOT EXISTS " + OpenStore.quote(schema));
        return live.inSchema(schema);
    }

    /**
     * Closes the live generation for writing, after waiting for running transactions. Copies the rejections of feeds to the next
     * generation, because their topic may no longer have them.
     *
     * @param next the generation that replaces it
     */
    public void close(int next) {
        String schema = OpenStore.quote(schema(next));
        update("UPDATE store_generation SET is_open = false WHERE number <> " + next);
        update("INSERT INTO " + schema + ".rejected_document SELECT * FROM rejected_document WHERE stage = 'feed'"
                + " ON CONFLICT DO NOTHING");
    }

    /**
     * Makes a generation the live one, in one transaction: readers see either all of the old or all of the new one. Privileges on names
     * are kept, and the tables that users fill are copied. The rejections of the retired generation are deleted, unless it is kept: then
     * it also remains open for writing. Does nothing if the generation is live already.
     *
     * <p>Figures do not change while it waits for locks, so after ten seconds it ends the sessions of readers that have them, if its role
     * may.
     *
     * @param isKept whether the generation with a number is kept
     * @throws StoreException if sessions hold locks on the tables for two minutes, naming them
     */
    public void swap(int from, int to, IntPredicate isKept) {
        for (int attempt = 1; ; attempt++) {
            try {
                inConnection(open -> GenerationSwap.perform(open.connection(), from, to, isKept.test(from)));
                return;
            } catch (StoreException e) {
                if (!(e.getCause() instanceof SQLException cause)
                        || !LOCKED.contains(String.valueOf(cause.getSQLState()))) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw new StoreException(
                            "cannot swap generation " + to + " in, because other sessions hold locks on its tables: "
                                    + lockHolders()
                                    + ". End their transactions, then run 'landport rebuild' again to finish the swap",
                            e);
                }
                if (attempt >= PATIENT_ATTEMPTS) {
                    endReaders();
                }
                if (attempt % ATTEMPTS_BETWEEN_WARNINGS == 0) {
                    log.warn("waiting to swap generation {} in: locks are held by {}", to, lockHolders());
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Needs the privileges of the role {@code pg_signal_backend}. */
    private void endReaders() {
        for (String process : inConnection(open -> open.texts(READERS))) {
            try {
                inConnection(open -> open.hasRow("SELECT 1 WHERE pg_terminate_backend(?)", Integer.valueOf(process)));
                log.warn(
                        "ended the session with process {}, whose transaction kept a generation from being swapped in",
                        process);
            } catch (StoreException e) {
                log.debug("cannot end the session with process {}", process, e);
            }
        }
    }

    private String lockHolders() {
        try {
            List<String> holders = inConnection(open -> open.texts(LOCK_HOLDERS));
            return holders.isEmpty() ? "sessions that have ended meanwhile" : String.join(", ", holders);
        } catch (StoreException e) {
            return "sessions that cannot be listed";
        }
    }

    /**
     * Deletes the rejections of a generation that is not live, with their originals, which nobody deletes when their retention ends.
     * Does nothing if it has no schema.
     */
    public void deleteRejections(int generation) {
        if (hasSchema(generation)) {
            update("TRUNCATE " + OpenStore.quote(schema(generation)) + ".rejected_document");
        }
    }

    /** The disk space that the tables of the live generation take, with their indexes. */
    public long bytes() {
        return inConnection(open -> Long.parseLong(open.texts(BYTES).get(0)));
    }

    /** The differences in figures between the live generation and another one. */
    public List<FigureChange> changes(int generation) {
        return inConnection(open -> FigureChange.between(
                open.connection(), OpenStore.quote(open.schema()), OpenStore.quote(open.schema() + "_g" + generation)));
    }

    /**
     * Views of users that read the live tables. After the swap they read those of the retired generation.
     *
     * @param generation a generation with the schema of this version: whatever it has was not created by users
     */
    public List<String> dependentViews(int generation) {
        String own = schema(generation);
        return inConnection(open -> open.texts(DEPENDENT_VIEWS, own));
    }

    private void update(String sql) {
        inConnection(open -> {
            open.execute(sql);
            return true;
        });
    }

    private <T> T inConnection(Work<T> work) {
        try (Connection open = live.connect()) {
            return work.in(new OpenStore(open));
        } catch (SQLException e) {
            throw new StoreException(
                    "cannot read or change the generations of the store at " + live + ": " + e.getMessage(), e);
        }
    }

    private interface Work<T> {
        T in(OpenStore open) throws SQLException;
    }
}
