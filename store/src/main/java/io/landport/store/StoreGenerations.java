package io.landport.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.intellij.lang.annotations.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generations of a store. The live one is in the first schema of the search path, which analysts query. One that is being built, and
 * one that was live before, has a schema of its own.
 */
public final class StoreGenerations {
    private static final String UNDEFINED_TABLE = "42P01";
    private static final Set<String> LOCKED = Set.of("55P03", "40P01");

    /** Readers that start meanwhile wait at most this long; less than PostgreSQL's deadlock timeout of one second. */
    private static final String LOCK_TIMEOUT = "500ms";

    @Language("SQL")
    private static final String NUMBER = "SELECT number FROM store_generation";

    /** Views that the schema of the next generation does not have and that read tables, views or functions of the live one. */
    @Language("SQL")
    private static final String DEPENDENT_VIEWS = """
            SELECT DISTINCT v.oid::regclass::text
            FROM pg_depend d
            JOIN pg_rewrite r ON r.oid = d.objid AND d.classid = 'pg_rewrite'::regclass
            JOIN pg_class v ON v.oid = r.ev_class
            JOIN pg_namespace own ON own.nspname = ?
            LEFT JOIN pg_class t ON t.oid = d.refobjid AND d.refclassid = 'pg_class'::regclass AND t.oid <> v.oid
            LEFT JOIN pg_proc f ON f.oid = d.refobjid AND d.refclassid = 'pg_proc'::regclass
              AND f.proname IN (SELECT proname FROM pg_proc WHERE pronamespace = own.oid)
            WHERE coalesce(t.relnamespace, f.pronamespace) = current_schema()::regnamespace
              AND NOT (v.relnamespace = current_schema()::regnamespace
                       AND v.relname IN (SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = own.oid))
            ORDER BY 1""";

    /** Tables and views of a schema; first those that writers lock first, so that both lock in the same order. */
    @Language("SQL")
    private static final String RELATIONS = """
            SELECT c.relname
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('p', 'r', 'v') AND n.nspname = ?
            ORDER BY array_position(ARRAY['store_generation', 'sink_offset', 'crossing'], c.relname::text),
              c.relkind = 'v' DESC, c.relispartition, c.relname""";

    /** Functions of a schema with their argument types. */
    @Language("SQL")
    private static final String ROUTINES = """
            SELECT format('%I(%s)', p.proname, pg_get_function_identity_arguments(p.oid))
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname = ?
            ORDER BY 1""";

    /** The partitions of tables with these names; two generations can have different ones. */
    @Language("SQL")
    private static final String PARTITIONS = """
            SELECT c.relname
            FROM pg_class t
            JOIN pg_namespace n ON n.oid = t.relnamespace
            CROSS JOIN pg_partition_tree(t.oid) p
            JOIN pg_class c ON c.oid = p.relid
            WHERE t.relkind = 'p' AND NOT t.relispartition AND n.nspname = ? AND t.relname = ANY (?)""";

    /** Privileges on relations with these names and on their columns, as statements that grant them. */
    @Language("SQL")
    private static final String GRANTS = """
            SELECT format('GRANT %s ON %I.%I TO %s%s', a.privilege_type || coalesce(' (' || quote_ident(a.column_name) || ')', ''),
              n.nspname, c.relname,
              CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
              CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL (
              SELECT NULL::name AS column_name, r.grantee, r.privilege_type, r.is_grantable FROM aclexplode(c.relacl) r
              UNION ALL
              SELECT t.attname, r.grantee, r.privilege_type, r.is_grantable
              FROM pg_attribute t, aclexplode(t.attacl) r
              WHERE t.attrelid = c.oid
            ) a
            WHERE n.nspname = ? AND a.grantee <> c.relowner AND c.relname = ANY (?)""";

    /** Privileges on routines of a schema that another schema has as well, as statements that grant them. */
    @Language("SQL")
    private static final String ROUTINE_GRANTS = """
            SELECT format('GRANT %s ON ROUTINE %I.%I(%s) TO %s%s', a.privilege_type, n.nspname, p.proname,
              pg_get_function_identity_arguments(p.oid),
              CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
              CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
            FROM pg_proc p
            JOIN pg_namespace n ON n.oid = p.pronamespace
            CROSS JOIN aclexplode(p.proacl) a
            WHERE n.nspname = ? AND a.grantee <> p.proowner
              AND EXISTS (
                SELECT FROM pg_proc o JOIN pg_namespace m ON m.oid = o.pronamespace
                WHERE m.nspname = ? AND o.proname = p.proname
                  AND pg_get_function_identity_arguments(o.oid) = pg_get_function_identity_arguments(p.oid))""";

    /** Other sessions with locks on the tables and views of the live generation. The state of other roles' sessions is hidden. */
    @Language("SQL")
    private static final String LOCK_HOLDERS = """
            SELECT DISTINCT format('process %s of role %s', a.pid, a.usename)
            FROM pg_locks l
            JOIN pg_class c ON c.oid = l.relation
            JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.granted AND c.relnamespace = current_schema()::regnamespace AND a.pid <> pg_backend_pid()
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            ORDER BY 1""";

    /** Two processes may swap at once, a rebuild and the instance that takes it for dead: the second one finds it done. */
    @Language("SQL")
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtext('landport swap ' || current_schema()))";

    private static final Logger log = LoggerFactory.getLogger(StoreGenerations.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int ATTEMPTS = 120;
    private static final int ATTEMPTS_BETWEEN_WARNINGS = 10;

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
            return inConnection(StoreGenerations::liveNumber);
        } catch (StoreException failure) {
            if (failure.getCause() instanceof SQLException cause && UNDEFINED_TABLE.equals(cause.getSQLState())) {
                return OptionalInt.empty();
            }
            throw failure;
        }
    }

    /** The schema of a generation that is not live. */
    public String schema(int generation) {
        return inConnection(StoreGenerations::liveSchema) + "_g" + generation;
    }

    /** Whether a generation that is not live has a schema with tables. */
    public boolean hasSchema(int generation) {
        String table = quoted(schema(generation)) + ".store_generation";
        return inConnection(open ->
                !texts(open, "SELECT 1 WHERE to_regclass(?) IS NOT NULL", table).isEmpty());
    }

    /**
     * Creates the schema of a generation that is being built, if it is missing, and returns its address.
     *
     * @throws StoreException if the role may not create it
     */
    public StoreAddress createSchema(int generation) {
        String schema = schema(generation);
        update("CREATE SCHEMA IF NOT EXISTS " + quoted(schema));
        return live.inSchema(schema);
    }

    /**
     * Closes the live generation for writing, after waiting for running transactions. Copies the rejections of feeds to the next generation,
     * because their topic may no longer have them.
     *
     * @param next the generation that replaces it
     */
    public void close(int next) {
        String schema = quoted(schema(next));
        update("UPDATE store_generation SET is_open = false WHERE number <> " + next);
        update("INSERT INTO " + schema + ".rejected_document SELECT * FROM rejected_document WHERE stage = 'feed'"
                + " ON CONFLICT DO NOTHING");
    }

    /**
     * Makes a generation the live one, in one transaction: readers see either all of the old or all of the new one. Privileges on names
     * are kept, and the tables that users fill are copied. The rejections of the retired generation are deleted. Does nothing if the generation is live already.
     *
     * @throws StoreException if sessions hold locks on the tables for two minutes, naming them
     */
    public void swap(int from, int to) {
        for (int attempt = 1; ; attempt++) {
            try {
                inConnection(open -> swapped(open, from, to));
                return;
            } catch (StoreException failure) {
                if (!(failure.getCause() instanceof SQLException cause)
                        || !LOCKED.contains(String.valueOf(cause.getSQLState()))) {
                    throw failure;
                }
                if (attempt == ATTEMPTS) {
                    throw new StoreException(
                            "cannot swap generation " + to + " in, because other sessions hold locks on its tables: "
                                    + lockHolders()
                                    + ". End their transactions, then run 'landport rebuild' again to finish the swap",
                            failure);
                }
                if (attempt % ATTEMPTS_BETWEEN_WARNINGS == 0) {
                    log.warn("waiting to swap generation {} in: locks are held by {}", to, lockHolders());
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private String lockHolders() {
        try {
            List<String> holders = inConnection(open -> texts(open, LOCK_HOLDERS));
            return holders.isEmpty() ? "sessions that have ended meanwhile" : String.join(", ", holders);
        } catch (StoreException unknown) {
            return "sessions that cannot be listed";
        }
    }

    /**
     * Deletes the rejections of a generation that is not live, with their originals, which nobody deletes when their retention ends.
     * Does nothing if it has no schema.
     */
    public void deleteRejections(int generation) {
        if (hasSchema(generation)) {
            update("TRUNCATE " + quoted(schema(generation)) + ".rejected_document");
        }
    }

    /** The differences in figures between the live generation and another one. */
    public List<FigureChange> changes(int generation) {
        return inConnection(open ->
                FigureChange.between(open, quoted(liveSchema(open)), quoted(liveSchema(open) + "_g" + generation)));
    }

    /**
     * Views of users that read the live tables. After the swap they read those of the retired generation.
     *
     * @param generation a generation with the schema of this version: whatever it has was not created by users
     */
    public List<String> dependentViews(int generation) {
        String own = schema(generation);
        return inConnection(open -> texts(open, DEPENDENT_VIEWS, own));
    }

    private static boolean swapped(Connection open, int from, int to) throws SQLException {
        open.setAutoCommit(false);
        execute(open, "SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'");
        execute(open, ONE_AT_A_TIME);
        OptionalInt current = liveNumber(open);
        if (current.isPresent() && current.getAsInt() == to) {
            return false;
        }
        String schema = liveSchema(open);
        String next = schema + "_g" + to;
        String retired = schema + "_g" + from;
        List<String> names = texts(open, RELATIONS, next);
        List<String> retiring = texts(open, RELATIONS, schema);
        retiring.retainAll(withPartitions(open, schema, names));
        execute(open, "CREATE SCHEMA IF NOT EXISTS " + quoted(retired));
        RetainedTables.copy(open, quoted(schema), quoted(next));
        List<String> grants = texts(open, GRANTS, schema, array(open, names));
        grants.addAll(texts(open, ROUTINE_GRANTS, schema, next));
        List<String> routines = texts(open, ROUTINES, next);
        List<String> retiringRoutines = texts(open, ROUTINES, schema);
        retiringRoutines.retainAll(routines);
        for (String routine : retiringRoutines) {
            execute(open, "ALTER ROUTINE " + quoted(schema) + '.' + routine + " SET SCHEMA " + quoted(retired));
        }
        for (String routine : routines) {
            execute(open, "ALTER ROUTINE " + quoted(next) + '.' + routine + " SET SCHEMA " + quoted(schema));
        }
        for (String name : retiring) {
            execute(open, "ALTER TABLE " + quoted(schema) + '.' + quoted(name) + " SET SCHEMA " + quoted(retired));
        }
        // Nobody deletes originals there when their retention ends. The new generation has its own and those of feeds.
        execute(open, "TRUNCATE " + quoted(retired) + ".rejected_document");
        for (String name : names) {
            execute(open, "ALTER TABLE " + quoted(next) + '.' + quoted(name) + " SET SCHEMA " + quoted(schema));
        }
        for (String grant : grants) {
            execute(open, grant);
        }
        execute(open, "DROP SCHEMA " + quoted(next));
        open.commit();
        return true;
    }

    /** These names and those of the partitions of tables with these names. */
    private static Set<String> withPartitions(Connection open, String schema, List<String> names) throws SQLException {
        Set<String> all = new HashSet<>(names);
        all.addAll(texts(open, PARTITIONS, schema, array(open, names)));
        return all;
    }

    private static String liveSchema(Connection open) throws SQLException {
        return Optional.ofNullable(open.getSchema())
                .orElseThrow(() -> new SQLException("no schema of the search path exists"));
    }

    private static OptionalInt liveNumber(Connection open) throws SQLException {
        List<String> found = texts(open, NUMBER);
        return found.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(found.get(0)));
    }

    private static Array array(Connection open, List<String> names) throws SQLException {
        return open.createArrayOf("text", names.toArray());
    }

    private static List<String> texts(Connection open, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = open.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }
    }

    private static void execute(Connection open, String sql) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private void update(String sql) {
        inConnection(open -> {
            execute(open, sql);
            return true;
        });
    }

    private <T> T inConnection(Work<T> work) {
        try (Connection open = live.connect()) {
            return work.in(open);
        } catch (SQLException failure) {
            throw new StoreException(
                    "cannot read or change the generations of the store at " + live + ": " + failure.getMessage(),
                    failure);
        }
    }

    private interface Work<T> {
        T in(Connection open) throws SQLException;
    }
}
