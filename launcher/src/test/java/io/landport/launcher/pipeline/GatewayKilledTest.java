package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.Topics;
import io.landport.domain.document.Channel;
import io.landport.embedded.EmbeddedKafka;
import io.landport.kafka.read.TopicReader;
import io.landport.launcher.CommandRun;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is killed while feeds send to it. What it has answered with 202 is in Kafka. */
@Tag("server")
@Tag("long")
final class GatewayKilledTest {
    private static final int ROUNDS = 5;
    private static final int FEEDS = 4;
    private static final int ANSWERS_BEFORE_KILL = 50;
    private static final int DOCUMENTS_OF_REQUEST = 20;
    private static final int ACCEPTED = 202;
    private static final Topics TOPICS = new Topics("");

    @TempDir
    private Path folder;

    private final AtomicInteger numbers = new AtomicInteger();
    private final Set<String> answered = new HashSet<>();
    private volatile boolean isKilled;

    @Test
    void shouldLoseNothingThatItHasAnswered() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.startOpen(folder, 0)) {
            // Given
            Map<String, String> environment =
                    Map.of("LANDPORT_BOOTSTRAP_SERVERS", kafka.bootstrapServers(), "LANDPORT_HTTP_TOKENS", "optional");
            CommandRun created = CommandRun.of(environment, "topics", "--create");
            assertThat(created.exitCode()).as(created.err()).isZero();
            try (ChildStage gateway = ChildStage.start("gateway", folder.resolve("gateway"), environment)) {
                for (int round = 0; round < ROUNDS; round++) {
                    gateway.awaitReady();

                    // When
                    answered.addAll(sentUntilKilled(gateway));
                    gateway.killAndRestart();
                }
            }

            // Then
            assertThat(answered).hasSizeGreaterThanOrEqualTo(ROUNDS * ANSWERS_BEFORE_KILL * DOCUMENTS_OF_REQUEST);
            assertThat(published(kafka)).containsAll(answered);
        }
    }

    /** The documents of all requests that were answered, until the gateway was killed in the middle of others. */
    private List<String> sentUntilKilled(ChildStage gateway) throws Exception {
        ConcurrentLinkedQueue<String> ids = new ConcurrentLinkedQueue<>();
        Semaphore answers = new Semaphore(0);
        isKilled = false;
        ExecutorService pool = Executors.newFixedThreadPool(FEEDS);
        List<Future<?>> feeds = new ArrayList<>();
        for (int feed = 0; feed < FEEDS; feed++) {
            feeds.add(pool.submit(() -> {
                try {
                    send(gateway.address(), ids, answers);
                } finally {
                    // A feed that fails is the last that is waited for.
                    answers.release(ANSWERS_BEFORE_KILL);
                }
                return null;
            }));
        }
        answers.acquire(ANSWERS_BEFORE_KILL);
        isKilled = true;
        gateway.kill();
        pool.shutdown();
        for (Future<?> feed : feeds) {
            feed.get();
        }
        return List.copyOf(ids);
    }

    /** Sends requests until one is not answered, because the gateway is killed. */
    private void send(URI address, ConcurrentLinkedQueue<String> ids, Semaphore answers) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        while (true) {
            List<String> sent = IntStream.range(0, DOCUMENTS_OF_REQUEST)
                    .mapToObj(unused -> "document-" + numbers.incrementAndGet())
                    .toList();
            String body = String.join(
                    "\n", sent.stream().map(GatewayKilledTest::document).toList());
            HttpRequest request = HttpRequest.newBuilder(address.resolve("/v1/documents?format=ndjson"))
                    .timeout(Duration.ofSeconds(30))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            try {
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).as(response.body()).isEqualTo(ACCEPTED);
            } catch (IOException e) {
                if (!isKilled) {
                    throw e;
                }
                return;
            }
            ids.addAll(sent);
            answers.release();
        }
    }

    private static String document(String id) {
        return "{\"channel\":\"customs\",\"source\":\"us-bts\",\"documentId\":\"" + id
                + "\",\"cancellation\":{\"number\":1}}";
    }

    private static Set<String> published(EmbeddedKafka kafka) {
        Set<String> ids = new HashSet<>();
        try (TopicReader reader = new TopicReader(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            reader.read(reader.ends(Set.of(TOPICS.documents(Channel.CUSTOMS).name())), record -> {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                ids.add(key.substring(key.lastIndexOf('|') + 1));
            });
        }
        return ids;
    }
}
