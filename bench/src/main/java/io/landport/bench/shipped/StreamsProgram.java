package io.landport.bench.shipped;

import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.World;
import io.landport.reference.ReferenceReader;
import io.landport.streams.StreamsSettings;
import io.landport.streams.TotalsPipeline;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The streams stage. */
record StreamsProgram(int threads) implements CandidateProgram {
    /** As the script {@code landport} has them. */
    static final List<String> JVM_OPTIONS = List.of("-XX:+UseParallelGC", "-Xms64m", "-Xmx3g", "-XX:MaxNewSize=512m");

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
        StreamsSettings settings = settings(world, threads);
        TotalsPipeline pipeline =
                TotalsPipeline.of(settings, world.topics(), world.wire(), ReferenceReader.bundled(), Set.of());
        CompletableFuture<Void> unused = pipeline.stopped().thenAccept(StreamsProgram::endOnFailure);
        pipeline.start();
        return pipeline;
    }

    /** The application id is this trial's own. */
    static StreamsSettings settings(World world, int threads) {
        return new StreamsSettings(
                world.client(), world.run() + '-', 1, world.folder().resolve("streams"), threads);
    }

    private static void endOnFailure(Optional<Throwable> failure) {
        failure.ifPresent(cause -> Runtime.getRuntime().halt(1));
    }
}
