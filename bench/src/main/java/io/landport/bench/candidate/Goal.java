package io.landport.bench.candidate;

import io.landport.bench.workload.Sums;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The result that ends a trial: a number of records, totals in a topic, or totals in a table. */
public sealed interface Goal {

    /**
     * As many committed records in a topic as there are messages.
     *
     * @param topic the topic; the input topic for a candidate that only reads
     */
    record Records(String topic) implements Goal {}

    /**
     * The oracle's totals in a topic, as the latest record of each key.
     *
     * @param reader decodes its records
     */
    record TotalsInTopic(String topic, TotalReader reader) implements Goal {}

    /**
     * The oracle's totals in the database.
     *
     * @param reader reads them
     * @param sumOfLines SQL that returns one number, the lines of all totals; must be fast, because it is executed often at the end
     */
    record TotalsInTable(String sumOfLines, TableReader reader) implements Goal {}

    /** Decodes a record of totals. */
    @FunctionalInterface
    interface TotalReader {
        /**
         * The total of a record.
         *
         * @param value null for a tombstone
         */
        Map.Entry<String, Sums> total(byte[] key, byte @Nullable [] value);
    }

    /** Reads totals from rows. */
    @FunctionalInterface
    interface TableReader {
        /** Sums by the key of the daily total. Totals without lines are optional. */
        Map<String, Sums> totals(Connection connection) throws SQLException;
    }
}
