package io.landport.store;

import java.sql.Connection;
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

/**
 * The generations of a store. The live one stands in the schema that the connection's search path names first, where analysts
 * look; one that is built stands in a schema of its own beside it, and so does one that was live before.
 */
public final class StoreGenerations {
    private static final String UNDEFINED_TABLE = "42P01";
    private static final Set<String> LOCKED = Set.of("55P03", "40P01");

    /** Readers that come meanwhile wait for so long at most; below PostgreSQL's own deadlock timeout of a second. */
    private static final String LOCK_TIMEOUT = "500ms";

    private static final String GRANTEE =
            "CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END";
    private static final String GRANT_OPTION = "CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END";

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int ATTEMPTS = 120;

    private final StoreAddress live;

    /** @param live where the live generation stands */
    public StoreGenerations(StoreAddress live) {
        this.live = live;
    }

    /**
     * Which generation fills the live schema; empty where nobody has written anything yet.
     *
     * @throws StoreException if the store does not answer
     */
    public OptionalInt number() {
        try {
            return asked(open -> numbers(open, "SELECT number FROM store_generation"));
        } catch (StoreException failure) {
            if (failure.getCause() instanceof SQLException cause && UNDEFINED_TABLE.equals(cause.getSQLState())) {
                return OptionalInt.empty();
            }
            throw failure;
        }
    }

    /** The name of the schema of a generation that is not live. */
    public String schema(int generation) {
        return asked(StoreGenerations::liveSchema) + "_g" + generation;
    }

    /** Whether a generation stands beside the live one. */
    public boolean isBeside(int generation) {
        String table = quoted(schema(generation)) + ".store_generation";
        return asked(open -> !texts(open, "SELECT 1 WHERE to_regclass('" + table + "') IS NOT NULL")
                .isEmpty());
    }

    /**
     * Where a generation that is being built stands; its schema is made where there is none.
     *
     * @throws StoreException if the store does not let it be made
     */
    public StoreAddress beside(int generation) {
        String schema = schema(generation);
        changed("CREATE SCHEMA IF NOT EXISTS " + quoted(schema));
        return live.inSchema(schema);
    }

    /**
     * Ends the writing of the live generation: what has begun is waited for, and nothing begins any more. Takes over what no
     * generation makes anew, the rejections of feeds whose topic has forgotten them.
     *
     * @param next the generation that takes its place
     */
    public void close(int next) {
        String schema = quoted(schema(next));
        changed("UPDATE store_generation SET is_open = false WHERE number <> " + next);
        changed("INSERT INTO " + schema + ".rejected_document SELECT * FROM rejected_document WHERE stage = 'feed'"
                + " ON CONFLICT DO NOTHING");
    }

    /**
     * Puts a generation into the place of the live one, in one transaction: readers see all of the one or all of the other.
     * Privileges go with the names, and what people changed is carried over.
     *
     * @throws StoreException if readers do not let go of the tables for a minute
     */
    public void swap(int from, int to) {
        for (int attempt = 1; ; attempt++) {
            try {
                asked(open -> swapped(open, from, to));
                return;
            } catch (StoreException failure) {
                if (attempt == ATTEMPTS
                        || !(failure.getCause() instanceof SQLException cause)
                        || !LOCKED.contains(String.valueOf(cause.getSQLState()))) {
                    throw failure;
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** By how much the figures differ between the live generation and one beside it; only what differs. */
    public List<FigureChange> changes(int beside) {
        return asked(
                open -> FigureChange.between(open, quoted(liveSchema(open)), quoted(liveSchema(open) + "_g" + beside)));
    }

    /**
     * Views of other people that read the live tables, and will go on reading those of the retired generation.
     *
     * @param beside a generation that was made by the same migrations: whatever it has is no other people's
     */
    public List<String> viewsOfOthers(int beside) {
        String own = quoted(schema(beside));
        return asked(open -> texts(open, """
                SELECT DISTINCT v.oid::regclass::text FROM pg_depend d
                JOIN pg_rewrite r ON r.oid = d.objid AND d.classid = 'pg_rewrite'::regclass
                JOIN pg_class v ON v.oid = r.ev_class
                LEFT JOIN pg_class t ON t.oid = d.refobjid AND d.refclassid = 'pg_class'::regclass AND t.oid <> v.oid
                LEFT JOIN pg_proc f ON f.oid = d.refobjid AND d.refclassid = 'pg_proc'::regclass
                  AND f.proname IN (SELECT proname FROM pg_proc WHERE pronamespace = '%1$s'::regnamespace)
                WHERE coalesce(t.relnamespace, f.pronamespace) = current_schema()::regnamespace
                  AND NOT (v.relnamespace = current_schema()::regnamespace
                           AND v.relname IN (SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = '%1$s'::regnamespace))
                ORDER BY 1
                """.formatted(own)));
    }

    private static boolean swapped(Connection open, int from, int to) throws SQLException {
        open.setAutoCommit(false);
        String schema = liveSchema(open);
        String next = schema + "_g" + to;
        String retired = schema + "_g" + from;
        List<String> names = relations(open, next);
        List<String> retiring = relations(open, schema);
        retiring.retainAll(withPartitions(open, schema, names));
        execute(open, "SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'");
        execute(open, "CREATE SCHEMA IF NOT EXISTS " + quoted(retired));
        RetainedTables.carryOver(open, quoted(schema), quoted(next));
        List<String> grants = grants(open, schema, names);
        grants.addAll(routineGrants(open, schema, next));
        List<String> routines = routines(open, next);
        List<String> retiringRoutines = routines(open, schema);
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

    /** Tables and views, those that writers take first at the front, so that both wait in one order. */
    private static List<String> relations(Connection open, String schema) throws SQLException {
        return texts(
                open,
                "SELECT relname FROM pg_class WHERE relkind IN ('p', 'r', 'v') AND relnamespace = '" + quoted(schema)
                        + "'::regnamespace ORDER BY array_position(ARRAY['store_generation', 'sink_offset', 'crossing'], relname::text),"
                        + " relkind = 'v' DESC, relispartition, relname");
    }

    /** Functions, as statements name them within their schema. */
    private static List<String> routines(Connection open, String schema) throws SQLException {
        return texts(
                open,
                "SELECT format('%I(%s)', proname, pg_get_function_identity_arguments(oid)) FROM pg_proc"
                        + " WHERE pronamespace = '" + quoted(schema) + "'::regnamespace ORDER BY 1");
    }

    /** These names and those of the tables that hold their rows, of which the two generations need not have the same. */
    private static Set<String> withPartitions(Connection open, String schema, List<String> names) throws SQLException {
        Set<String> all = new HashSet<>(names);
        all.addAll(texts(
                open,
                "SELECT c.relname FROM pg_class t, pg_partition_tree(t.oid) p JOIN pg_class c ON c.oid = p.relid"
                        + " WHERE t.relkind = 'p' AND NOT t.relispartition AND t.relnamespace = '" + quoted(schema)
                        + "'::regnamespace AND t.relname IN ('" + String.join("', '", names) + "')"));
        return all;
    }

    /** The privileges on the live names as statements that give them anew. */
    private static List<String> grants(Connection open, String schema, List<String> names) throws SQLException {
        String of = " WHERE c.relnamespace = '" + quoted(schema) + "'::regnamespace AND a.grantee <> c.relowner"
                + " AND c.relname IN ('" + String.join("', '", names) + "')";
        return texts(
                open,
                "SELECT format('GRANT %s ON %I.%I TO %s%s', a.privilege_type, '" + schema + "', c.relname, " + GRANTEE
                        + ", "
                        + GRANT_OPTION + ") FROM pg_class c, aclexplode(c.relacl) a" + of
                        + " UNION ALL SELECT format('GRANT %s (%I) ON %I.%I TO %s%s', a.privilege_type, t.attname, '"
                        + schema
                        + "', c.relname, " + GRANTEE + ", " + GRANT_OPTION
                        + ") FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid, aclexplode(t.attacl) a" + of);
    }

    /** The privileges on live routines that the next generation has as well, as statements that give them anew. */
    private static List<String> routineGrants(Connection open, String schema, String next) throws SQLException {
        return texts(
                open,
                "SELECT format('GRANT %s ON ROUTINE %I.%I(%s) TO %s%s', a.privilege_type, '" + schema + "', p.proname,"
                        + " pg_get_function_identity_arguments(p.oid), " + GRANTEE + ", " + GRANT_OPTION
                        + ") FROM pg_proc p JOIN pg_proc n ON n.proname = p.proname"
                        + " AND pg_get_function_identity_arguments(n.oid) = pg_get_function_identity_arguments(p.oid),"
                        + " aclexplode(p.proacl) a WHERE a.grantee <> p.proowner AND p.pronamespace = '"
                        + quoted(schema)
                        + "'::regnamespace AND n.pronamespace = '" + quoted(next) + "'::regnamespace");
    }

    private static String liveSchema(Connection open) throws SQLException {
        return Optional.ofNullable(open.getSchema())
                .orElseThrow(() -> new SQLException("the search path names no schema that is there"));
    }

    private static OptionalInt numbers(Connection open, String sql) throws SQLException {
        List<String> found = texts(open, sql);
        return found.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(found.get(0)));
    }

    private static List<String> texts(Connection open, String sql) throws SQLException {
        try (Statement statement = open.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
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

    private void changed(String sql) {
        asked(open -> {
            execute(open, sql);
            return true;
        });
    }

    private <T> T asked(Question<T> question) {
        try (Connection open = live.connect()) {
            return question.to(open);
        } catch (SQLException failure) {
            throw new StoreException(
                    "cannot ask the store at " + live + " about generations: " + failure.getMessage(), failure);
        }
    }

    private interface Question<T> {
        T to(Connection open) throws SQLException;
    }
}
