package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Draft;
import io.landport.domain.LineBuilder;
import io.landport.domain.Samples;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.installation.Installation;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import io.landport.producer.publish.Publisher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rates of exchange from a file to an answer, before and after a rebuild. */
@Tag("server")
@Tag("long")
final class RatesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String HEADER = "authority,currency,base,kind,date,rate\n";

    @TempDir
    private Path folder;

    @Test
    void shouldConvertWithRatesThatSurviveARebuild() throws Exception {
        // Given
        Path data = folder.resolve("data");
        LocalDate day = Samples.DAY.withDayOfMonth(Samples.DAY.lengthOfMonth());
        String weekly = IntStream.of(8, 16, 24)
                .mapToObj(date -> "ecb,USD,EUR,day," + day.withDayOfMonth(date) + ",0.6\n")
                .collect(Collectors.joining());
        Path file = Files.writeString(
                folder.resolve("rates.csv"),
                HEADER + "ecb,USD,EUR,day," + day + ",0.5\necb,USD,EUR,day," + day.withDayOfMonth(1) + ",0.7\n"
                        + weekly);
        Path corrected =
                Files.writeString(folder.resolve("corrected.csv"), HEADER + "ecb,USD,EUR,day," + day + ",0.3\n");
        Path bad = Files.writeString(
                folder.resolve("bad.csv"),
                HEADER + "ecb,CNY,EUR,day," + day + ",free\necb,JPY,EUR,day," + day + ",0.1\n");
        try (Instance instance = Instance.start(DataFolders.prepared(data), new Ports(0, 0, true), Map.of())) {
            publish(instance.installation());
            new Stores(instance.installation()).awaitAllOf(instance.installation(), PATIENCE);

            // When
            CommandRun first = run(data, "rates", "csv", file.toString());
            CommandRun again = run(data, "rates", "csv", file.toString());
            CommandRun before = run(data, "query", "daily", "--currency", "EUR", "--format", "csv");
            CommandRun correction = run(data, "rates", "csv", corrected.toString());
            CommandRun after = run(data, "query", "daily", "--currency", "EUR", "--format", "csv");
            CommandRun partly = run(data, "rates", "csv", bad.toString(), "--skip-bad-rows");
            CommandRun missing = run(data, "query", "daily", "--currency", "CNY", "--format", "csv");
            CommandRun rebuild = run(data, "rebuild", "--yes");
            awaitGeneration(instance, 2);
            CommandRun rebuilt = run(data, "query", "daily", "--currency", "EUR", "--format", "csv");

            // Then
            assertThat(first).isEqualTo(told(file + ": 5 rates new, 0 replaced, 0 withdrawn, 0 unchanged"));
            assertThat(again).isEqualTo(told(file + ": 0 rates new, 0 replaced, 0 withdrawn, 5 unchanged"));
            assertThat(correction).isEqualTo(told(corrected + ": 0 rates new, 1 replaced, 0 withdrawn, 0 unchanged"));
            assertThat(row(before)).isEqualTo("1,0,6,EUR,0.001,0,");
            assertThat(row(after)).isEqualTo("1,0,5.6,EUR,0.001,0,");
            assertThat(partly.exitCode()).isOne();
            assertThat(partly.err()).contains(bad + " line 2: rate is \"free\"");
            assertThat(partly.out()).contains("1 rates new", "unchanged; 1 bad rows skipped");
            assertThat(missing.out().lines().skip(1)).containsExactly("1,0,,CNY,0.001,1,ecb: no rate of CNY");
            assertThat(missing.err().lines())
                    .containsExactly("note: values are missing (ecb: no rate of CNY): load rates of ecb with"
                            + " 'landport rates ecb eurofxref-hist.csv'");
            assertThat(rebuild.out()).contains("generation 2 is live");
            assertThat(rebuilt).isEqualTo(after);
        }
    }

    private static void awaitGeneration(Instance instance, int number) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (instance.installation().number() != number
                || !instance.reasonsNotReady().isEmpty()
                || !Files.exists(instance.installation().data().resolve("landport.env"))) {
            instance.requireNoFailure();
            assertThat(System.nanoTime()).as("still the old generation").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static CommandRun told(String line) {
        return new CommandRun(0, line + System.lineSeparator(), "");
    }

    private static String row(CommandRun answer) {
        assertThat(answer.err()).isEmpty();
        return answer.out().lines().skip(1).reduce("", String::concat);
    }

    private static void publish(Installation installation) throws Exception {
        try (Publisher publisher =
                Publisher.to(installation.client(), installation.topics(), installation.wire(), Optional.empty())) {
            publisher.take(new Draft(Samples.american())
                    .id(new DocumentId(Channel.CUSTOMS, "us-bts", "one"))
                    .lines(new LineBuilder("870323", 100_000).netWeight(1L).build())
                    .declaration());
            publisher.flush();
        }
    }

    private static CommandRun run(Path data, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        return CommandRun.of(Map.of(), all.toArray(String[]::new));
    }
}
