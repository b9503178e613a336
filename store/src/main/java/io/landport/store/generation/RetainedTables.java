package io.landport.store.generation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The tables that no topic fills: users do, the page of operators, and webhooks. A new generation has them with their initial rows; the
 * swap copies the rows of the live generation.
 */
public final class RetainedTables {
    /** Each table after those that it references. */
    public static final List<String> NAMES = List.of(
            "revision_policy",
            "rate_authority",
            "exchange_rate",
            "exchange_rate_replaced",
            "conversion_rule",
            "reporting_currency",
            "screening_policy",
            "mirror_policy",
            "pipeline_history",
            "alarm_history",
            "webhook_delivery");

    private RetainedTables() {}

    /**
     * Replaces the rows in one schema by those in another, in the transaction of the swap. Blocks other writers of these tables until it
     * ends, but not readers. Table and schema names are part of the statements, because SQL has no parameters for identifiers.
     *
     * @param from schema of the live generation, quoted
     * @param to schema of the generation that replaces it, quoted
     */
    static void copy(Connection open, String from, String to) throws SQLException {
        try (Statement statement = open.createStatement()) {
            for (String name : NAMES) {
                statement.execute("LOCK TABLE " + from + '.' + name + " IN SHARE MODE");
            }
            List<String> referringFirst = new ArrayList<>(NAMES);
            Collections.reverse(referringFirst);
            for (String name : referringFirst) {
                statement.execute("DELETE FROM " + to + '.' + name);
            }
            for (String name : NAMES) {
                statement.execute("INSERT INTO " + to + '.' + name + " SELECT * FROM " + from + '.' + name);
            }
        }
    }
}
