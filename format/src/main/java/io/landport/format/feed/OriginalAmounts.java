package io.landport.format.feed;

import io.landport.domain.document.Measures;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Verdict;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a document does not hold of its amounts: how many were rounded, and the texts of those that are too large. The document holds the
 * largest amount instead, which the judge rejects; the user sees the text.
 */
public final class OriginalAmounts {
    private final Map<FieldLocation, String> texts = new HashMap<>();
    private long rounded;

    /** Keeps those of a line that was just read, counted from 1; null for those of the whole document. */
    public void keep(@Nullable Integer line, DocumentFields fields) {
        rounded += fields.takeRounded();
        fields.unbounded().forEach((field, text) -> texts.put(new FieldLocation(field.member(), line), text));
    }

    /** How many amounts had more decimals than are kept. */
    public long rounded() {
        return rounded;
    }

    /** The rejection with the original amount; unchanged if no such amount is the reason. */
    public Verdict.Rejected restore(Verdict.Rejected rejected) {
        FieldLocation location = rejected.location();
        String text = location == null || rejected.reason() != Reason.AMOUNT_OUT_OF_RANGE ? null : texts.get(location);
        return text == null || location == null
                ? rejected
                : new Verdict.Rejected(rejected.reason(), problem(location.field(), text), location);
    }

    public static String problem(String field, String text) {
        return field + " is '" + text + "', must be from 0 to " + Measures.MAX_UNITS;
    }
}
