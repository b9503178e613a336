package io.landport.bench.candidate;

import io.landport.bench.workload.Sums;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must stand where for a trial to be done. Sealed: a result is a number of records, totals in a topic, or rows. */
public sealed interface Goal {

    /**
     * As many committed records in a topic as there are messages; nothing is added up.
     *
     * @param topic which; the input topic itself for one that only reads
     */
    record Records(String topic) implements Goal {}

    /**
     * The oracle's totals in a topic, the latest record of each key counting.
     *
     * @param reader what its records say
     */
    record TotalsInTopic(String topic, TotalReader reader) implements Goal {}

    /**
     * The oracle's totals in the database.
     *
     * @param reader reads them
     * @param sumOfLines SQL that gives one number, the lines of all totals together; cheap, for it is asked often at the end
     */
    record TotalsInTable(String sumOfLines, TableReader reader) implements Goal {}

    /** What a record of totals says. */
    @FunctionalInterface
    interface TotalReader {
        /**
         * The total of a record.
         *
         * @param value null where it is a tombstone
         */
        Map.Entry<String, Sums> total(byte[] key, byte @Nullable [] value);
    }

    /** Reads totals from rows. */
    @FunctionalInterface
    interface TableReader {
        /** Sums by the daily total's key; totals without lines may be there or not. */
        Map<String, Sums> totals(Connection connection) throws SQLException;
    }
}
