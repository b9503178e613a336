package io.landport.verify.recompute;

import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Reason;
import io.landport.domain.receipt.CountedAt;
import io.landport.domain.receipt.Receipt;
import io.landport.domain.total.Int128;
import io.landport.verify.ledger.FigureColumn;
import io.landport.verify.ledger.Figures;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures of receipts: fate, reason and received day as numbers, and a number by which two places where a revision counts differ. */
public final class ReceiptFigures {
    private static final String NONE = "none";
    private static final List<String> FATES = codes(Arrays.stream(Fate.values()).map(Fate::code));
    private static final List<String> REASONS =
            codes(Arrays.stream(Reason.values()).map(Reason::code));

    /** Hexadecimal digits of the hash, so that it is positive in a long. */
    private static final int DIGITS = 15;

    private static final int BITS_PER_DIGIT = 4;

    public static final List<FigureColumn> COLUMNS = List.of(
            new FigureColumn("fate", position("fate", FATES), 0, FATES),
            new FigureColumn("reason", position("reason", REASONS), 0, REASONS),
            FigureColumn.day("received_day"),
            new FigureColumn(
                    "hash of day, crossing and sectors",
                    "CASE WHEN day IS NULL THEN 0 ELSE ('x' || left(md5(concat_ws('|', to_char(day, 'YYYY-MM-DD'),"
                            + " crossing, array_to_string(sectors, ','))), " + DIGITS + "))::bit("
                            + DIGITS * BITS_PER_DIGIT + ")::bigint END",
                    0),
            FigureColumn.whole("summaries"));

    private ReceiptFigures() {}

    public static Figures of(Receipt receipt) {
        Reason reason = receipt.reason();
        return Figures.of(
                FATES.indexOf(receipt.fate().code()),
                reason == null ? 0 : REASONS.indexOf(reason.code()),
                Figures.number(receipt.receivedDay()),
                place(receipt.counted()),
                receipt.summaries());
    }

    /** Only the number of summaries, for {@link #merged}. */
    static Figures ofNamings(long summaries) {
        return Figures.of(summaries);
    }

    /** The later receipt of a key, or the earlier one with a number of summaries. */
    static Figures merged(Figures earlier, Figures later) {
        if (later.size() > 1) {
            return later;
        }
        List<Int128> numbers = new ArrayList<>(earlier.numbers());
        numbers.set(numbers.size() - 1, later.number(0));
        return Figures.of(numbers, "");
    }

    private static long place(@Nullable CountedAt counted) {
        if (counted == null) {
            return 0;
        }
        String text = counted.day() + "|" + counted.crossing() + '|' + String.join(",", counted.sectors());
        try {
            // The only hash that PostgreSQL computes in one call; nobody attacks it here.
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong() >>> BITS_PER_DIGIT;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    private static List<String> codes(Stream<String> codes) {
        return Stream.concat(Stream.of(NONE), codes).toList();
    }

    private static String position(String column, List<String> codes) {
        return "coalesce(array_position(ARRAY['" + String.join("', '", codes) + "'], " + column + "::text) - 1, 0)";
    }
}
