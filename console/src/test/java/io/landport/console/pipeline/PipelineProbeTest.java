package io.landport.console.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.ManualClock;
import io.landport.monitor.ObservedPipeline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With a broker that accepts connections and never answers. */
final class PipelineProbeTest {
    @Test
    @Timeout(60)
    void shouldSayThatABrokerDoesNotAnswerUnlessThisProcessWasSuspended() throws IOException, InterruptedException {
        // Given
        ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
        CompletableFuture<PipelineProbe> started = new CompletableFuture<>();
        AtomicBoolean isSuspended = new AtomicBoolean();
        BlockingQueue<String> problems = new LinkedBlockingQueue<>();
        try (ServerSocket broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ObservedPipeline pipeline =
                    TestPipeline.of(Map.of("bootstrap.servers", "127.0.0.1:" + broker.getLocalPort()), () -> {
                        problems.add(started.join().problem());
                        if (!isSuspended.getAndSet(true)) {
                            clock.advance(Duration.ofSeconds(5));
                        }
                        return Map.of();
                    });

            // When
            PipelineProbe probe = PipelineProbe.start(pipeline, Duration.ofMillis(1), clock);
            started.complete(probe);

            // Then
            try {
                assertThat(problems.take()).as("at the start").isEmpty();
                assertThat(problems.take()).as("after the first sample").isEmpty();
                assertThat(problems.take()).as("after the second sample").contains("no broker reachable");
            } finally {
                probe.close();
            }
        }
    }
}
