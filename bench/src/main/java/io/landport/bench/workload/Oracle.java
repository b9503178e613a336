package io.landport.bench.workload;

import io.landport.bench.workload.Workload.MessageType;
import io.landport.bench.workload.WorkloadCatalog.Port;
import io.landport.domain.document.Flow;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Computes the expected totals of the first messages of a workload in the simplest way: the last message of each document is the
 * winner, and its lines are added up. Uses no judge, settlement or serdes, and takes sectors and modes from the tables of the
 * generator, so that it shares no error with a candidate.
 */
public final class Oracle {
    private static final int NONE = -1;

    private Oracle() {}

    /** Sums by the key of the daily total, without totals that have no lines. */
    public static Map<String, Sums> totals(Workload workload, int messages) {
        int[] winners = winners(workload, messages);
        Map<String, Sums> totals = new HashMap<>();
        for (int document = 0; document < messages; document++) {
            int winner = winners[document];
            if (winner != NONE && workload.type(winner) != MessageType.CANCELLATION) {
                add(workload, document, winner, totals);
            }
        }
        return totals;
    }

    /** Describes how many totals differ and the first of them; empty if none. A total without lines equals a missing one. */
    public static String difference(Map<String, Sums> expected, Map<String, Sums> found) {
        Set<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        keys.removeIf(key -> of(expected, key).equals(of(found, key)));
        if (keys.isEmpty()) {
            return "";
        }
        String first = keys.iterator().next();
        return "%,d of %,d totals differ, %s is %s, expected %s"
                .formatted(keys.size(), expected.size(), first, of(found, first), of(expected, first));
    }

    private static Sums of(Map<String, Sums> totals, String key) {
        return totals.getOrDefault(key, Sums.ZERO);
    }

    /** The message with the highest revision, by document. The revision is the index of the message. */
    private static int[] winners(Workload workload, int messages) {
        int[] winners = new int[messages];
        Arrays.fill(winners, NONE);
        for (int index = 0; index < messages; index++) {
            int content = workload.contentOf(index);
            int document = workload.documentOf(content);
            winners[document] = Math.max(winners[document], content);
        }
        return winners;
    }

    private static void add(Workload workload, int document, int winner, Map<String, Sums> totals) {
        for (int line = 0; line < workload.lines(winner); line++) {
            boolean isWeighed = workload.isWeighed(winner, line);
            totals.merge(
                    key(
                            workload.port(document),
                            workload.chapter(winner, line).sector(),
                            workload.flow(document),
                            workload.day(document)),
                    new Sums(
                            1,
                            isWeighed ? 0 : 1,
                            workload.value(winner, line),
                            isWeighed ? workload.weight(winner, line) : 0),
                    Sums::plus);
        }
    }

    static String key(Port port, String sector, Flow flow, LocalDate day) {
        return String.join(
                "|",
                WorkloadCatalog.SOURCE,
                WorkloadCatalog.REPORTER,
                port.partner(),
                port.region(),
                WorkloadCatalog.SCHEME + ':' + port.code(),
                sector,
                flow.code(),
                "customs",
                "not-specified",
                port.mode(),
                WorkloadCatalog.CURRENCY,
                day.toString());
    }
}
