package io.landport.bench.peer;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.DailyTotalRecords;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The job in the plain DSL with Landport's serdes and the DSL's record cache: the winner of each document, its lines and their sums.
 * Publishes daily totals only, no changes or other aggregates of Landport, and assumes that no document is rejected.
 */
public final class PlainDsl implements Candidate {
    private static final long CACHE_BYTES = 256L * 1024 * 1024;

    private final String code;
    private final Variant variant;
    private final Storage storage;
    private final Publication publication;

    /** @param code on the command line */
    public PlainDsl(String code, Variant variant, Storage storage, Publication publication) {
        this.code = code;
        this.variant = variant;
        this.storage = storage;
        this.publication = publication;
    }

    /** How it subtracts what an earlier revision counted. */
    public enum Variant {
        /** A table of winners, a table of their lines, and a sum with adder and subtractor, as in the DSL's documentation. */
        TABLES("tables"),
        /** Stores the previous winner with the winner and sums a stream of changes: one repartition less. */
        CHANGES("stream of changes");

        private final String title;

        Variant(String title) {
            this.title = title;
        }
    }

    /** Where its state is stored. */
    public enum Storage {
        IN_MEMORY("in memory"),
        ON_DISK("RocksDB");

        private final String title;

        Storage(String title) {
            this.title = title;
        }

        /** A state store with this storage. */
        <K, V> Materialized<K, V, KeyValueStore<Bytes, byte[]>> store(String name) {
            return Materialized.as(
                    this == IN_MEMORY ? Stores.inMemoryKeyValueStore(name) : Stores.persistentKeyValueStore(name));
        }
    }

    /** When it commits, which is when the record cache publishes totals. */
    public enum Publication {
        /** Each second, the best of the fixed intervals tried. */
        EACH_SECOND(Duration.ofSeconds(1), ""),
        /** With the delay that Landport allows itself. */
        BY_LAG(PublishPace.MAX_DELAY, ", delayed");

        private final Duration commitInterval;
        private final String title;

        Publication(Duration commitInterval, String title) {
            this.commitInterval = commitInterval;
            this.title = title;
        }
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return "plain DSL, %s, %s%s".formatted(variant.title, storage.title, publication.title);
    }

    @Override
    public List<OutputTopic> outputs(TrialEnvironment environment) {
        return List.of(OutputTopic.of(environment.topics().dailyTotals()));
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(new DslProgram(variant, storage, publication));
    }

    @Override
    public Optional<String> group(TrialEnvironment environment) {
        return Optional.of(environment.run());
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return new Goal.TotalsInTopic(environment.topics().dailyTotals().name(), DailyTotalRecords.reader(environment));
    }

    private record DslProgram(Variant variant, Storage storage, Publication publication) implements CandidateProgram {
        /** In memory, a document takes about 400 bytes, and so does a row. */
        private static final List<String> JVM_OPTIONS = List.of("-XX:+UseParallelGC", "-Xmx6g");

        @Override
        public String name() {
            return "streams";
        }

        @Override
        public List<String> jvmOptions() {
            return JVM_OPTIONS;
        }

        @Override
        public AutoCloseable start(TrialEnvironment environment) {
            PlainDslTopology topology = new PlainDslTopology(environment, storage, publication);
            return StreamsRun.start(
                    environment,
                    variant == Variant.TABLES ? topology::buildTables : topology::buildChanges,
                    publication.commitInterval,
                    CACHE_BYTES);
        }
    }
}
