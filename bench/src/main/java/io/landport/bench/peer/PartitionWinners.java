package io.landport.bench.peer;

import io.landport.bench.candidate.TrialEnvironment;
import io.landport.contract.Codec;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judged.JudgedRevision;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The winners of the documents of one partition. For one thread at a time. */
final class PartitionWinners {
    private final Codec<TradeDocument> codec;
    private final DocumentJudge judge = new DocumentJudge();
    private final RunningTotals totals;
    private final Map<String, Winner> winners = new HashMap<>();

    /** @param totals to which winners are added and from which replaced ones are subtracted */
    PartitionWinners(TrialEnvironment environment, RunningTotals totals) {
        this.codec = environment.wire().codec(environment.topics().documents(Channel.CUSTOMS));
        this.totals = totals;
    }

    /** Receives messages that became winners. */
    @FunctionalInterface
    interface Log {
        void append(ConsumerRecord<byte[], byte[]> winner);
    }

    private record Winner(long revision, List<CountedLine> lines) {}

    private record CountedLine(RunningTotals.RunningTotal total, Amounts amounts) {}

    /** Settles messages in their order. */
    void settle(List<ConsumerRecord<byte[], byte[]>> messages, Log log) {
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            String key = new String(message.key(), StandardCharsets.UTF_8);
            TradeDocument document = codec.decode(message.value()).value().orElseThrow();
            judge.revision(key, document)
                    .filter(revision -> replaces(revision, winners.get(key)))
                    .ifPresent(revision -> {
                        count(key, revision);
                        log.append(message);
                    });
        }
    }

    private static boolean replaces(JudgedRevision revision, @Nullable Winner winner) {
        return winner == null || revision.revision() > winner.revision();
    }

    private void count(String key, JudgedRevision revision) {
        List<CountedLine> lines = revision.counted().stream().map(this::line).toList();
        lines.forEach(line -> line.total().add(line.amounts()));
        Winner before = winners.put(key, new Winner(revision.revision(), lines));
        if (before != null) {
            before.lines().forEach(line -> line.total().add(line.amounts().negated()));
        }
    }

    private CountedLine line(Contribution counted) {
        return new CountedLine(totals.of(counted.key()), counted.amounts());
    }
}
