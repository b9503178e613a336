package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.flink.FlinkToTable;
import io.landport.bench.flink.FlinkToTopic;
import io.landport.bench.flink.Objective;
import io.landport.bench.flink.job.Backend;
import io.landport.bench.peer.BareLoop;
import io.landport.bench.peer.HeapMaps;
import io.landport.bench.peer.PassThrough;
import io.landport.bench.peer.PlainDsl;
import io.landport.bench.peer.PlainDsl.Publication;
import io.landport.bench.peer.PlainDsl.Storage;
import io.landport.bench.peer.PlainDsl.Variant;
import io.landport.bench.peer.PlainPostgres;
import io.landport.bench.peer.RawConsumer;
import io.landport.bench.peer.RawProducer;
import io.landport.bench.shipped.LandportCandidate;
import io.landport.bench.shipped.LandportToStore;
import io.landport.bench.shipped.LandportToStore.Extra;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** All candidates, in the order of the table. */
final class Candidates {
    private static final List<Candidate> ALL = List.of(
            new RawProducer(),
            new RawConsumer(),
            new BareLoop(),
            new PassThrough(),
            LandportCandidate.of(1),
            LandportCandidate.of(2),
            LandportCandidate.withReceipts(),
            LandportCandidate.withMeters(),
            new PlainDsl("e1", Variant.TABLES, Storage.IN_MEMORY, Publication.EACH_SECOND),
            new PlainDsl("e2", Variant.TABLES, Storage.ON_DISK, Publication.EACH_SECOND),
            new PlainDsl("e3", Variant.CHANGES, Storage.IN_MEMORY, Publication.EACH_SECOND),
            new PlainDsl("e4", Variant.CHANGES, Storage.ON_DISK, Publication.EACH_SECOND),
            new PlainDsl("e5", Variant.CHANGES, Storage.IN_MEMORY, Publication.BY_LAG),
            new PlainDsl("e6", Variant.CHANGES, Storage.ON_DISK, Publication.BY_LAG),
            new FlinkToTopic("f1", Backend.HEAP, Objective.THROUGHPUT),
            new FlinkToTopic("f2", Backend.ROCKSDB, Objective.THROUGHPUT),
            new FlinkToTopic("f3", Backend.HEAP, Objective.DELAYED_THROUGHPUT),
            new FlinkToTopic("f4", Backend.ROCKSDB, Objective.DELAYED_THROUGHPUT),
            new LandportToStore(Extra.NONE),
            new LandportToStore(Extra.RECEIPTS),
            new LandportToStore(Extra.INDEX),
            new LandportToStore(Extra.METERS),
            new FlinkToTable("g2", Backend.HEAP, Objective.THROUGHPUT),
            new FlinkToTable("g3", Backend.ROCKSDB, Objective.THROUGHPUT),
            new FlinkToTable("g4", Backend.HEAP, Objective.LATENCY),
            new FlinkToTable("g5", Backend.ROCKSDB, Objective.LATENCY),
            new FlinkToTable("g6", Backend.HEAP, Objective.DELAYED_THROUGHPUT),
            new FlinkToTable("g7", Backend.ROCKSDB, Objective.DELAYED_THROUGHPUT),
            new HeapMaps(1),
            new HeapMaps(2),
            new PlainPostgres(1),
            new PlainPostgres(2));

    private Candidates() {}

    static List<Candidate> all() {
        return ALL;
    }

    /**
     * The candidates with these codes or letters, in the order of the table; if empty, all for throughput.
     *
     * @param wanted {@code d2}, or {@code d} for all codes that begin with it
     * @throws IllegalArgumentException if one of them matches no candidate
     */
    static List<Candidate> of(Set<String> wanted) {
        for (String code : wanted) {
            if (ALL.stream().noneMatch(candidate -> candidate.code().startsWith(code))) {
                throw new IllegalArgumentException("no candidate " + code + "; there are "
                        + ALL.stream().map(Candidate::code).toList());
            }
        }
        return ALL.stream()
                .filter(candidate -> wanted.isEmpty()
                        ? candidate.isForThroughput()
                        : wanted.stream().anyMatch(candidate.code()::startsWith))
                .toList();
    }

    /**
     * Same as {@link #of(Set)}, for a command.
     *
     * @throws ParameterException if one of them matches no candidate
     */
    static List<Candidate> of(Set<String> wanted, CommandLine command) {
        try {
            return of(wanted);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(command, String.valueOf(unknown.getMessage()), unknown);
        }
    }

    /**
     * The candidate with this code.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Candidate of(String code) {
        return ALL.stream()
                .filter(candidate -> candidate.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no candidate " + code));
    }
}
