package io.landport.store;

import java.util.List;

/**
 * The tables that hold what topics say, all of it, and how far: emptied together they are filled anew. Not among them are
 * rejected documents, which their topic forgets, and numbers, which never change.
 */
public final class TopicTables {
    static final List<String> NAMES = List.of(
            "daily_total_fact",
            "daily_change_fact",
            "monthly_total_fact",
            "monthly_change_fact",
            "reported_total_fact",
            "month_first_known",
            "rolling_total_fact",
            "rolling_clock",
            "commodity_total_fact",
            "fate_count",
            "list_naming",
            "list_fate",
            "feed_file",
            "quarantined_document",
            "sink_offset");

    private TopicTables() {}

    /** The statement that empties them, for the store's owner while no consumer runs. */
    public static String emptying() {
        return "TRUNCATE " + String.join(", ", NAMES) + ";";
    }
}
