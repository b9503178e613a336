package io.landport.query.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as the store has it.
 *
 * @param revision null if a rejected message is a decision
 * @param message topic, partition and offset of a message that changed nothing; null for a revision
 * @param reason code, null unless it was rejected
 * @param received null if another message of the document changed its fate
 * @param day where it counts, like crossing and sectors; null unless it is counted
 * @param summaries number of summaries in force that name the document; 0 unless this is its winning revision
 */
public record StoredReceipt(
        String source,
        String document,
        String channel,
        @Nullable Long revision,
        @Nullable String message,
        String fate,
        @Nullable String reason,
        LocalDate receivedDay,
        @Nullable Instant received,
        Instant decided,
        @Nullable LocalDate day,
        @Nullable String crossing,
        List<String> sectors,
        long summaries) {

    public StoredReceipt {
        sectors = List.copyOf(sectors);
    }

    /** What it is a receipt of: receipts of the same thing follow each other, and the last one is valid. */
    public String subject() {
        return channel + '\t' + document + '\t' + revision + '\t' + message;
    }
}
