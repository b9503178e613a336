package io.landport.store.schema;

import io.landport.store.sql.OpenStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.intellij.lang.annotations.Language;

/**
 * The comments on tables, views and columns in the database, which are the entries of the {@link Dictionary}. Tables and views that it does
 * not name belong to users and keep their comments.
 */
final class Comments {
    /** Statements that set each comment that differs from the dictionary. */
    @Language("SQL")
    private static final String CHANGES = """
            WITH entry AS (
              SELECT u.relation, e.name, e.text
              FROM unnest(?::text[], ?::text[], ?::text[]) AS e (relations, name, text)
              LEFT JOIN LATERAL unnest(string_to_array(e.relations, ' ')) AS u (relation) ON true
            ), relation AS (
              SELECT c.oid, c.relname, c.relkind, e.text
              FROM entry e JOIN pg_class c ON c.relname = e.relation
              WHERE e.name = ''
                AND c.relnamespace IN (current_schema()::regnamespace, to_regnamespace(quote_ident(current_schema() || '_internal')))
                AND c.relkind IN ('r', 'p', 'v')
                AND pg_has_role(c.relowner, 'USAGE')
            )
            SELECT format('COMMENT ON %s %s IS %L', CASE r.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, r.oid::regclass, r.text)
            FROM relation r
            WHERE obj_description(r.oid, 'pg_class') IS DISTINCT FROM r.text
            UNION ALL
            SELECT format('COMMENT ON TABLE %s IS %L', c.oid::regclass, format('Partition of %s.', r.relname))
            FROM relation r CROSS JOIN pg_partition_tree(r.oid) p JOIN pg_class c ON c.oid = p.relid
            WHERE p.level > 0 AND obj_description(c.oid, 'pg_class') IS NULL AND pg_has_role(c.relowner, 'USAGE')
            UNION ALL
            SELECT format('COMMENT ON COLUMN %s.%I IS %L', r.oid::regclass, a.attname, coalesce(own.text, common.text))
            FROM relation r
            JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0
            LEFT JOIN entry own ON own.relation = r.relname AND own.name = a.attname
            LEFT JOIN entry common ON common.relation IS NULL AND common.name = a.attname
            WHERE coalesce(own.text, common.text) <> coalesce(col_description(r.oid, a.attnum), '')
            """;

    private Comments() {}

    /** Sets all comments, in one round trip. */
    static void apply(Connection open) throws SQLException {
        List<String> changes = changes(open);
        if (!changes.isEmpty()) {
            new OpenStore(open).execute(String.join(";\n", changes));
        }
    }

    /** The statements that set what differs; empty if all comments are right. Any role may call this. */
    static List<String> changes(Connection open) throws SQLException {
        OpenStore store = new OpenStore(open);
        List<Dictionary.Entry> entries = Dictionary.entries();
        return store.texts(
                CHANGES,
                column(entries, Dictionary.Entry::relations),
                column(entries, Dictionary.Entry::column),
                column(entries, Dictionary.Entry::text));
    }

    private static List<String> column(List<Dictionary.Entry> entries, Function<Dictionary.Entry, String> part) {
        return entries.stream().map(part).toList();
    }
}
