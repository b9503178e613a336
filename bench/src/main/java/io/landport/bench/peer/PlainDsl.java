package io.landport.bench.peer;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.DailyTotals;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The whole job in the plain DSL with our serdes and its record cache: the winning revision of each document, its lines, and
 * their sums. It publishes daily totals alone, neither changes nor anything else that Landport's stage does, and takes it
 * for granted that no document is rejected.
 */
public final class PlainDsl implements Candidate {
    /** Of the intervals at hand the one that suits it; a longer one gains little and shows its totals later. */
    private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(1);

    private static final long CACHE_BYTES = 256L * 1024 * 1024;

    private final String code;
    private final Form form;
    private final Keep keep;

    /** @param code its code */
    public PlainDsl(String code, Form form, Keep keep) {
        this.code = code;
        this.form = form;
        this.keep = keep;
    }

    /** How it takes back what an earlier revision counted. */
    public enum Form {
        /** A table of winning revisions, one of their lines, and a sum with adder and subtractor: as the DSL's guides have it. */
        TABLES("tables"),
        /** The revision before is kept beside the winner, and what changes is summed as a stream: one repartition less. */
        CHANGES("stream of changes");

        private final String title;

        Form(String title) {
            this.title = title;
        }
    }

    /** Where its state is. */
    public enum Keep {
        IN_MEMORY("in memory"),
        ON_DISK("RocksDB");

        private final String title;

        Keep(String title) {
            this.title = title;
        }

        /** A store of this kind. */
        <K, V> Materialized<K, V, KeyValueStore<Bytes, byte[]>> store(String name) {
            return Materialized.as(
                    this == IN_MEMORY ? Stores.inMemoryKeyValueStore(name) : Stores.persistentKeyValueStore(name));
        }
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return "plain DSL, %s, %s, 2 threads".formatted(form.title, keep.title);
    }

    @Override
    public List<OutputTopic> outputs(World world) {
        return List.of(OutputTopic.of(world.topics().dailyTotals()));
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(new Stage(form, keep));
    }

    @Override
    public Optional<String> group(World world) {
        return Optional.of(world.run());
    }

    @Override
    public Goal goal(World world) {
        return new Goal.TotalsInTopic(world.topics().dailyTotals().name(), DailyTotals.reader(world));
    }

    private record Stage(Form form, Keep keep) implements CandidateProgram {
        /** In memory it keeps some four hundred bytes a document and as many a row. */
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
        public AutoCloseable start(World world) {
            PlainDslTopology topology = new PlainDslTopology(world, keep);
            return StreamsRun.start(
                    world,
                    form == Form.TABLES ? topology::drawTables : topology::drawChanges,
                    COMMIT_INTERVAL,
                    CACHE_BYTES);
        }
    }
}
