package io.landport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AcknowledgementStreamTest {
    private static final int MANY = 5_000;

    private final ExecutorService writers = Executors.newSingleThreadExecutor();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void shutDown() {
        writers.shutdownNow();
    }

    @Test
    void shouldWriteInTheOrderOfTheDocuments() throws Exception {
        // Given
        CompletableFuture<DocumentOutcome> first = new CompletableFuture<>();
        CompletableFuture<DocumentOutcome> second = new CompletableFuture<>();
        try (AcknowledgementStream stream = start(out)) {
            stream.take(first);
            stream.take(second);

            // When
            second.complete(accepted(2));
            first.complete(accepted(1));
            stream.end();
        }

        // Then
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("\"line\":1");
        assertThat(lines.get(1)).contains("\"line\":2");
        assertThat(lines.get(2))
                .isEqualTo("{\"status\":\"end\",\"documents\":2,\"accepted\":2,\"rejected\":0,\"forbidden\":0}");
    }

    @Test
    void shouldStopItsWriterWithoutAnEndWhereARequestIsBrokenOff() throws Exception {
        // Given
        try (AcknowledgementStream stream = start(out)) {
            stream.take(CompletableFuture.completedFuture(accepted(1)));
        }

        // When
        writers.shutdown();

        // Then
        assertThat(writers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("end");
    }

    @Test
    void shouldReadNoFurtherWhereTheClientHasGone() throws Exception {
        // Given
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("connection closed");
            }
        };
        try (AcknowledgementStream stream = start(closed)) {
            // Then
            assertThatThrownBy(() -> {
                        for (int line = 1; line <= MANY; line++) {
                            stream.take(CompletableFuture.completedFuture(accepted(line)));
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("connection closed");
        }
    }

    private AcknowledgementStream start(OutputStream to) {
        return AcknowledgementStream.start(to, new OutcomeJson(false), writers);
    }

    private static DocumentOutcome accepted(long line) {
        return new DocumentOutcome.Accepted(
                line, new DocumentId(Channel.CUSTOMS, "us-bts", "A" + line), FakeLog.TOPIC, 0, line, List.of());
    }
}
