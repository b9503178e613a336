package io.landport.bench.peer;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** What a lone consumer gets out of the broker; its records are dropped as they come. */
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
    public List<OutputTopic> outputs(World world) {
        return List.of();
    }

    @Override
    public List<CandidateProgram> programs() {
        return List.of(new Reader());
    }

    @Override
    public Optional<String> group(World world) {
        return Optional.of(world.run());
    }

    @Override
    public Goal goal(World world) {
        return new Goal.Records(input().topic());
    }

    private static final class Reader implements CandidateProgram {
        @Override
        public String name() {
            return "consumer";
        }

        @Override
        public AutoCloseable start(World world) {
            return PeerWork.start(new Reading(world));
        }
    }

    private static final class Reading implements PeerWork.Loop {
        private static final Duration POLL = Duration.ofMillis(100);

        private final KafkaConsumer<byte[], byte[]> consumer;
        private final CommitClock commits = new CommitClock();

        Reading(World world) {
            consumer = Clients.consumer(world);
            consumer.subscribe(List.of(new RawConsumer().input().topic()));
        }

        @Override
        public boolean turn() {
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
