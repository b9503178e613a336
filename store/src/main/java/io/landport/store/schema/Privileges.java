package io.landport.store.schema;

import io.landport.store.sql.OpenStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.intellij.lang.annotations.Language;

/**
 * The privileges of writer and analyst on tables and views of the first schema of the search path, on their partitions and on the internal
 * views. They follow from the kind of each relation, so migrations grant nothing, and every generation has the same privileges.
 *
 * <p>Analysts may select from every view, from dimension tables, and from tables whose comment ends with "For analysts." The writer has
 * the privileges that {@code Store} needs; on tables that are not listed here it may change all rows. The reader, a member of the analyst,
 * writes the history of the pipeline and how far feeds were told of their receipts, and nothing else.
 */
final class Privileges {
    @Language("SQL")
    private static final String CHANGES = """
            WITH relation AS (
              SELECT c.oid, n.nspname, c.relname, c.relacl, c.relispartition AS is_part, c.relkind IN ('v', 'm') AS is_view,
                c.relkind IN ('v', 'm')
                  OR EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attname = 'reference_version')
                  OR coalesce(obj_description(c.oid, 'pg_class') LIKE '%For analysts.', false) AS is_for_analysts
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname IN (current_schema(), current_schema() || '_partitions', current_schema() || '_internal')
                AND c.relkind IN ('r', 'p', 'v', 'm')
                AND c.relowner = (SELECT h.relowner FROM pg_class h WHERE h.oid = to_regclass('flyway_schema_history'))
            ), wanted AS (
              SELECT r.oid, r.nspname, r.relname, u.oid AS role, u.rolname,
                (CASE WHEN r.is_for_analysts AND NOT r.is_part THEN '{SELECT}' ELSE '{}' END)::text[] AS privileges
              FROM relation r, pg_roles u WHERE u.rolname = ?
              UNION ALL
              SELECT r.oid, r.nspname, r.relname, u.oid, u.rolname,
                (CASE
                  -- Empties the partition of a month whose retention has ended.
                  WHEN r.is_part AND r.relname LIKE 'receipt\\_log\\_%' THEN '{TRUNCATE}'
                  WHEN r.is_part THEN '{}'
                  WHEN r.is_view OR r.relname IN ('flyway_schema_history', 'pipeline_history', 'alarm_history', 'webhook_delivery')
                  THEN '{SELECT}'
                  WHEN r.relname IN ('series', 'trade', 'good', 'receipt_log') THEN '{SELECT,INSERT}'
                  -- May lock the row, but not reopen a generation that the owner has closed.
                  WHEN r.relname = 'store_generation' THEN '{SELECT,INSERT,UPDATE (is_single)}'
                  WHEN r.relname LIKE '%\\_fact' OR r.relname IN ('document_clock', 'fate_count', 'feed_file', 'list_fate', 'list_naming',
                    'operator_action_log', 'quarantined_document', 'receipt_expiry', 'receipt_retention', 'reference_data',
                    'rejected_document', 'rolling_clock', 'sink_offset')
                  THEN '{SELECT,INSERT,UPDATE}'
                  ELSE '{SELECT,INSERT,UPDATE,DELETE}'
                END)::text[]
              FROM relation r, pg_roles u WHERE u.rolname = ?
              UNION ALL
              SELECT r.oid, r.nspname, r.relname, u.oid, u.rolname,
                (CASE
                  WHEN r.relname IN ('pipeline_history', 'webhook_delivery') THEN '{INSERT,UPDATE}'
                  WHEN r.relname = 'alarm_history' THEN '{INSERT,DELETE}'
                  ELSE '{}'
                END)::text[]
              FROM relation r, pg_roles u WHERE u.rolname = ?
            ), given AS (
              SELECT r.oid, a.grantee AS role, a.privilege_type AS privilege FROM relation r, aclexplode(r.relacl) a
              UNION ALL
              SELECT r.oid, a.grantee, format('%s (%I)', a.privilege_type, t.attname)
              FROM relation r JOIN pg_attribute t ON t.attrelid = r.oid, aclexplode(t.attacl) a
            )
            SELECT format('REVOKE %s ON %I.%I FROM %I', string_agg(g.privilege, ', '), w.nspname, w.relname, w.rolname)
            FROM wanted w JOIN given g USING (oid, role)
            WHERE g.privilege <> ALL (w.privileges)
            GROUP BY w.nspname, w.relname, w.rolname
            UNION ALL
            SELECT format('GRANT %s ON %I.%I TO %I', string_agg(p, ', '), w.nspname, w.relname, w.rolname)
            FROM wanted w, unnest(w.privileges) AS p
            WHERE (w.oid, w.role, p) NOT IN (SELECT oid, role, privilege FROM given)
            GROUP BY w.nspname, w.relname, w.rolname
            UNION ALL
            SELECT format('GRANT USAGE ON SCHEMA %I TO %I', nspname, rolname) FROM pg_namespace n, pg_roles r
            WHERE nspname IN (current_schema(), current_schema() || '_internal') AND rolname IN (?, ?)
              AND NOT has_schema_privilege(r.oid, n.oid, 'USAGE')
            UNION ALL
            -- The writer names partitions that it empties.
            SELECT format('GRANT USAGE ON SCHEMA %I TO %I', nspname, rolname) FROM pg_namespace n, pg_roles r
            WHERE nspname = current_schema() || '_partitions' AND rolname = ? AND NOT has_schema_privilege(r.oid, n.oid, 'USAGE')
            UNION ALL
            SELECT format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), rolname) FROM pg_roles
            WHERE rolname IN (?, ?) AND NOT has_database_privilege(oid, current_database(), 'CONNECT')
            UNION ALL
            -- Temporary tables would let analysts fill the disk. PostgreSQL grants this privilege to every role.
            SELECT format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', datname)
            FROM pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))) a
            WHERE datname = current_database() AND a.grantee = 0 AND a.privilege_type = 'TEMPORARY'
              AND pg_has_role(datdba, 'USAGE') AND EXISTS (SELECT FROM pg_roles WHERE rolname = ?)
            ORDER BY 1 DESC
            """;

    private Privileges() {}

    /** Grants the roles their privileges and revokes all others. */
    static void apply(Connection open, StoreRoles roles) throws SQLException {
        // Twice, because revoking a privilege on a table also revokes it on its columns.
        for (int round = 1; round <= 2; round++) {
            for (String change : changes(open, roles)) {
                new OpenStore(open).execute(change);
            }
        }
    }

    /** The statements that grant and revoke what is needed; empty if the privileges are right. Any role may call this. */
    static List<String> changes(Connection open, StoreRoles roles) throws SQLException {
        String analyst = name(roles.analyst());
        String writer = name(roles.writer());
        String reader = name(roles.reader());
        return new OpenStore(open)
                .texts(CHANGES, analyst, writer, reader, analyst, writer, writer, analyst, writer, analyst);
    }

    /** The empty name, which no role has, for a role that is not used. */
    private static String name(Optional<StoreRoles.Role> role) {
        return role.map(StoreRoles.Role::name).orElse("");
    }
}
