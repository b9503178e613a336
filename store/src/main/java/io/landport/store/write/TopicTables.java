package io.landport.store.write;

import java.util.List;

/**
 * The tables that are completely derived from topics, with their offsets: if truncated together, the consumer fills them again.
 * Without rejections, which their topic retains for a limited time, and surrogate keys, which never change.
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
            "operator_action_log",
            "receipt_log",
            "receipt_reference",
            "receipt_retention",
            "receipt_expiry",
            "document_segment",
            "document_revision_posting",
            "document_message_posting",
            "document_clock",
            "sink_offset");

    private TopicTables() {}

    /** The statement that truncates them, for the owner to run while no consumer is running. */
    public static String emptying() {
        return "TRUNCATE " + String.join(", ", NAMES) + ";";
    }
}
