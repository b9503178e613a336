package io.landport.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The tables that people fill, which no generation makes anew. Each generation has them as its migrations make them; what is in
 * the live ones is carried over when it is replaced.
 */
final class RetainedTables {
    /** Each after those that it refers to. */
    static final List<String> NAMES = List.of(
            "revision_policy",
            "rate_authority",
            "exchange_rate",
            "exchange_rate_replaced",
            "conversion_rule",
            "reporting_currency",
            "screening_policy",
            "mirror_policy");

    private RetainedTables() {}

    /**
     * Puts what the tables of one schema hold into those of another, as a part of the transaction that puts the other into its
     * place. Nobody can change them from here on until it ends; readers are not held up.
     *
     * @param from schema of the live generation, quoted
     * @param to schema of the generation that takes its place, quoted
     */
    static void carryOver(Connection open, String from, String to) throws SQLException {
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
