package io.landport.bench.peer;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** A consumer that discards its records: the read throughput of the broker. */
public final class RawConsumer implements Candidate {
    @Override
    public String code() {
        return "a2";
    }

    @Override
    public String title() {
        return "raw consumer";
    }

    @Override
    public List<OutputTopic> outputs(TrialEnvironment environment) {
        return List.of();
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(new ConsumerProgram());
    }

    @Override
    public Optional<String> group(TrialEnvironment environment) {
        return Optional.of(environment.run());
    }

    @Override
    public Goal goal(TrialEnvironment environment) {
        return new Goal.Records(input().topic());
    }

    private static final class ConsumerProgram implements CandidateProgram {
        @Override
        public String name() {
            return "consumer";
        }

        @Override
        public AutoCloseable start(TrialEnvironment environment) {
            return WorkerThread.start(new ReadLoop(environment));
        }
    }

    private static final class ReadLoop implements WorkerThread.Loop {
        private static final Duration POLL = Duration.ofMillis(100);

        private final KafkaConsumer<byte[], byte[]> consumer;
        private final CommitClock commits = new CommitClock();

        ReadLoop(TrialEnvironment environment) {
            consumer = Clients.consumer(environment);
            consumer.subscribe(List.of(new RawConsumer().input().topic()));
        }

        @Override
        public boolean runOnce() {
            consumer.poll(POLL);
            if (commits.isDue()) {
                consumer.commitAsync();
            }
            return true;
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
