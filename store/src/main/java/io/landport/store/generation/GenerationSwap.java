package io.landport.store.generation;

import io.landport.store.sql.OpenStore;
import io.landport.store.sql.PartitionSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.intellij.lang.annotations.Language;

/**
 * Moves the tables, views and functions of the live generation to a schema of its own, and those of the next one to the live schema, in one
 * transaction. The schemas of partitions and internal views are renamed. Privileges on names are kept, and the tables that users fill are
 * copied.
 */
final class GenerationSwap {
    /** Ends the name of the schema of views that only other views and functions read. */
    private static final String INTERNAL = "_internal";

    /** Readers that start meanwhile wait at most this long; less than PostgreSQL's deadlock timeout of one second. */
    private static final String LOCK_TIMEOUT = "500ms";

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

    /** The partitions in a schema of tables with these names there; two generations can have different ones. */
    @Language("SQL")
    private static final String PARTITIONS = """
            SELECT c.relname
            FROM pg_class t
            JOIN pg_namespace n ON n.oid = t.relnamespace
            CROSS JOIN pg_partition_tree(t.oid) p
            JOIN pg_class c ON c.oid = p.relid
            WHERE t.relkind = 'p' AND NOT t.relispartition AND c.relnamespace = n.oid AND n.nspname = ? AND t.relname = ANY (?)""";

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

    /** Two processes may swap at once, a rebuild and the instance that takes it for dead: the second one finds it done. */
    @Language("SQL")
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtext('landport swap ' || current_schema()))";

    private final OpenStore store;
    private final String schema;
    private final String next;
    private final String retired;

    private GenerationSwap(OpenStore store, String schema, String next, String retired) {
        this.store = store;
        this.schema = schema;
        this.next = next;
        this.retired = retired;
    }

    /**
     * Swaps and commits.
     *
     * @param isKept whether the retired generation continues to be written
     * @return whether anything was done; not if the generation is live already
     */
    static boolean perform(Connection connection, int from, int to, boolean isKept) throws SQLException {
        OpenStore store = new OpenStore(connection);
        connection.setAutoCommit(false);
        store.execute("SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'");
        store.execute(ONE_AT_A_TIME);
        OptionalInt current = store.number();
        if (current.isPresent() && current.getAsInt() == to) {
            return false;
        }
        String live = store.schema();
        new GenerationSwap(store, live, live + "_g" + to, live + "_g" + from).move();
        String table = OpenStore.quote(live + "_g" + from);
        // Nobody deletes originals there when their retention ends. The new generation has its own and those of feeds.
        store.execute(
                isKept
                        ? "UPDATE " + table + ".store_generation SET is_open = true"
                        : "TRUNCATE " + table + ".rejected_document");
        connection.commit();
        return true;
    }

    private void move() throws SQLException {
        List<String> relations = store.texts(RELATIONS, next);
        List<String> retiring = retiringRelations(relations);
        store.execute("CREATE SCHEMA IF NOT EXISTS " + OpenStore.quote(retired));
        RetainedTables.copy(store.connection(), OpenStore.quote(schema), OpenStore.quote(next));
        List<String> grants = grants(relations);
        moveRoutines();
        moveRelations(retiring, schema, retired);
        moveRelations(relations, next, schema);
        renameBeside(schema, retired);
        renameBeside(next, schema);
        for (String grant : grants) {
            store.execute(grant);
        }
        store.execute("DROP SCHEMA " + OpenStore.quote(next));
    }

    /** Those of the live schema that the next generation has as well, and their partitions. */
    private List<String> retiringRelations(List<String> relations) throws SQLException {
        Set<String> replaced = new HashSet<>(relations);
        replaced.addAll(store.texts(PARTITIONS, schema, relations));
        List<String> retiring = store.texts(RELATIONS, schema);
        retiring.retainAll(replaced);
        return retiring;
    }

    private List<String> grants(List<String> relations) throws SQLException {
        List<String> grants = store.texts(GRANTS, schema, relations);
        grants.addAll(store.texts(GRANTS, schema + INTERNAL, store.texts(RELATIONS, next + INTERNAL)));
        grants.addAll(store.texts(ROUTINE_GRANTS, schema, next));
        return grants;
    }

    private void moveRoutines() throws SQLException {
        List<String> routines = store.texts(ROUTINES, next);
        List<String> retiring = store.texts(ROUTINES, schema);
        retiring.retainAll(routines);
        for (String routine : retiring) {
            store.execute(moveStatement("ROUTINE", schema, routine, retired));
        }
        for (String routine : routines) {
            store.execute(moveStatement("ROUTINE", next, routine, schema));
        }
    }

    private void moveRelations(List<String> relations, String from, String to) throws SQLException {
        for (String relation : relations) {
            store.execute(moveStatement("TABLE", from, OpenStore.quote(relation), to));
        }
    }

    /** The schemas of partitions and of internal views. */
    private void renameBeside(String from, String to) throws SQLException {
        for (String suffix : List.of(PartitionSchema.SUFFIX, INTERNAL)) {
            store.execute(
                    "ALTER SCHEMA " + OpenStore.quote(from + suffix) + " RENAME TO " + OpenStore.quote(to + suffix));
        }
    }

    private static String moveStatement(String kind, String from, String object, String to) {
        return "ALTER " + kind + ' ' + OpenStore.quote(from) + '.' + object + " SET SCHEMA " + OpenStore.quote(to);
    }
}
