package io.landport.bench.peer;

import static java.util.Objects.requireNonNull;

import io.landport.domain.judge.Judged.JudgedRevision;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.Int128;
import io.landport.domain.total.TotalKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Judged documents of one statement, the highest revision of each. */
final class DocumentBatch {
    /** Numbers of one line in {@link Columns#counted}. */
    private static final int LINE = 5;

    private final Map<String, JudgedRevision> winners = new LinkedHashMap<>();

    /**
     * The parameters of the statement.
     *
     * @param counted five numbers for each line of all documents
     * @param first index of a document's first number in {@code counted}, from 1
     * @param last index of its last number; less than {@code first} if it counts nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // as the driver takes them
    record Columns(String[] ids, long[] revisions, int[] first, int[] last, long[] counted) {}

    void add(String id, JudgedRevision revision) {
        winners.merge(id, revision, (left, right) -> right.revision() > left.revision() ? right : left);
    }

    int size() {
        return winners.size();
    }

    /** The keys of its totals that have no number yet. */
    Set<TotalKey> keysWithout(Map<TotalKey, Integer> numbers) {
        Set<TotalKey> keys = new LinkedHashSet<>();
        for (JudgedRevision winner : winners.values()) {
            for (Contribution counted : winner.counted()) {
                if (!numbers.containsKey(counted.key())) {
                    keys.add(counted.key());
                }
            }
        }
        return keys;
    }

    /** The parameters, with the numbers of all totals. */
    Columns columns(Map<TotalKey, Integer> numbers) {
        Collection<JudgedRevision> revisions = winners.values();
        int[] first = new int[revisions.size()];
        int[] last = new int[revisions.size()];
        long[] counted = new long
                [LINE
                        * revisions.stream()
                                .mapToInt(revision -> revision.counted().size())
                                .sum()];
        int document = 0;
        int end = 0;
        for (JudgedRevision revision : revisions) {
            first[document] = end + 1;
            for (Contribution line : revision.counted()) {
                end = append(requireNonNull(numbers.get(line.key())), line.amounts(), counted, end);
            }
            last[document++] = end;
        }
        return new Columns(
                winners.keySet().toArray(String[]::new),
                revisions.stream().mapToLong(JudgedRevision::revision).toArray(),
                first,
                last,
                counted);
    }

    private static int append(int total, Amounts amounts, long[] counted, int from) {
        counted[from] = total;
        counted[from + 1] = amounts.lines();
        counted[from + 2] = amounts.linesWithoutWeight();
        counted[from + 3] = exact(amounts.value());
        counted[from + 4] = exact(amounts.netWeight());
        return from + LINE;
    }

    private static long exact(Int128 number) {
        if (!number.isLong()) {
            throw new ArithmeticException(number + " does not fit a bigint");
        }
        return number.low();
    }
}
