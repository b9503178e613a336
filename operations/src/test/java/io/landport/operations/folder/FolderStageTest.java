package io.landport.operations.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.contract.Topic;
import io.landport.domain.access.IntakeFeed;
import io.landport.domain.document.Channel;
import io.landport.embedded.EmbeddedKafka;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.installation.settings.FolderSetting;
import io.landport.installation.settings.Settings;
import io.landport.kafka.admin.ClusterTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.read.TopicReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a folder, up to the committed records of a real broker. */
@Tag("server")
final class FolderStageTest {
    private static final int ITEMS_OF_TRANSACTION = 2;
    private static final IntakeFeed FEED = new IntakeFeed("harbour", List.of("us-bts"), null, null);

    private static final String ASYCUDA = """
            <ASYCUDA><Identification>
            <Office_segment><Customs_clearance_office_code>50301</Customs_clearance_office_code></Office_segment>
            <Type><Type_of_declaration>IM</Type_of_declaration></Type>
            <Registration><Number>1</Number><Date>12.03.2026</Date></Registration></Identification>
            <General_information><Country>
            <Destination><Destination_country_code>KZ</Destination_country_code></Destination>
            </Country></General_information></ASYCUDA>
            """;

    @TempDir
    private static Path servers;

    private static EmbeddedKafka kafka;
    private static Installation installation;

    @TempDir
    private Path folder;

    private final AtomicBoolean held = new AtomicBoolean();
    private long documentsBefore;
    private long rejectionsBefore;
    private long reportsBefore;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.startOpen(servers, 0);
        installation = new Installation(
                Settings.read(Map.of("LANDPORT_BOOTSTRAP_SERVERS", kafka.bootstrapServers()), servers), servers);
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client(), Duration.ofSeconds(30))) {
            new ClusterTopics(cluster, installation.topics()).createMissing();
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @BeforeEach
    void countRecords() {
        documentsBefore = documents().size();
        rejectionsBefore = rejections().size();
        reportsBefore = reports().size();
    }

    @Test
    void shouldPublishEachDocumentOnceWhereverItIsKilled() throws Exception {
        // Given
        List<FolderStep> steps = new ArrayList<>();
        put("count.ndjson", "count");
        mark("count.ndjson");
        try (FolderStage stage = stage(true, steps::add)) {
            stage.takeAll();
        }
        assertThat(steps).contains(FolderStep.values());
        List<FolderStage> killed = new ArrayList<>();

        // When
        for (int step = 1; step <= steps.size(); step++) {
            String name = "round-" + step + ".ndjson";
            put(name, "round-" + step);
            mark(name);
            killed.add(killAt(step));
            // The sender begins another file of the same name, which has no marker yet.
            boolean isTaken = !Files.exists(folder.resolve(name));
            if (isTaken) {
                Files.writeString(folder.resolve(name), "{\"channel\":");
            }
            try (FolderStage next = stage(true, unused -> {})) {
                next.takeAll();
            }
            assertThat(Files.exists(folder.resolve(name)))
                    .as("killed after %s", steps.get(step - 1))
                    .isEqualTo(isTaken);
            Files.deleteIfExists(folder.resolve(name));
        }

        // Then
        int rounds = steps.size() + 1;
        List<String> keys =
                documents().subList((int) documentsBefore, documents().size());
        assertThat(keys).doesNotHaveDuplicates().hasSize(4 * rounds);
        assertThat(rejections()).hasSize((int) rejectionsBefore + rounds);
        assertThat(reports()).hasSize((int) reportsBefore + rounds);
        assertThat(files("done")).hasSize(2 * rounds);
        assertThat(files("failed")).isEmpty();
        assertThat(files("taken")).hasSize(1);
        assertThat(namesIn(folder)).containsExactlyInAnyOrder("taken", "done", "failed");
        killed.forEach(FolderStage::close);
    }

    @Test
    void shouldReportEachRejectionAndCountWhatAnEarlierProcessHasPublished() throws Exception {
        // Given
        put("may.ndjson", "report");
        mark("may.ndjson");
        FolderStage killed = killAt(8);

        // When
        try (FolderStage next = stage(false, unused -> {})) {
            next.takeAll();
        }

        // Then
        Path report = files("done").get(1);
        assertThat(report.getFileName()).hasToString("may.ndjson.report.txt");
        assertThat(report).hasContent("""
                5 rows, 4 documents, 4 published, 1 rejected (malformed-number 1)
                may.ndjson line 3: malformed-number, value is '1,0', must be a number such as 1250.75, without separators (line 1 of the document)
                """);
        killed.close();
    }

    @Test
    void shouldLeaveWhatIsNotComplete() throws Exception {
        // Given
        put("lorry.ndjson.part", "part");
        put(".lorry.ndjson", "hidden");
        put("lorry.ndjson", "unmarked");
        Files.createSymbolicLink(folder.resolve("link.ndjson"), folder.resolve("lorry.ndjson"));
        mark("link.ndjson");

        // When
        try (FolderStage stage = stage(true, unused -> {})) {
            stage.takeAll();
        }

        // Then
        assertThat(namesIn(folder))
                .contains("lorry.ndjson.part", ".lorry.ndjson", "lorry.ndjson", "link.ndjson", "link.ndjson.done");
        assertThat(documents()).hasSize((int) documentsBefore);
    }

    @Test
    void shouldMoveAFileThatCannotBeReadAndGoOn() throws Exception {
        // Given
        Files.writeString(folder.resolve("a.txt"), "neither\nthis\nnor that\n");
        put("b.ndjson", "after");

        // When
        try (FolderStage stage = stage(false, unused -> {})) {
            stage.takeAll();
        }

        // Then
        assertThat(files("failed").get(1).getFileName()).hasToString("a.txt.report.txt");
        assertThat(files("done").get(0).getFileName()).hasToString("b.ndjson");
    }

    @Test
    void shouldPublishAgainWhatIsPutBack() throws Exception {
        // Given
        put("again.ndjson", "again");
        try (FolderStage stage = stage(false, unused -> {})) {
            stage.takeAll();

            // When
            Files.move(files("done").get(0), folder.resolve("again.ndjson"));
            stage.takeAll();
        }

        // Then
        assertThat(documents()).hasSize((int) documentsBefore + 8);
    }

    @Test
    void shouldRefuseTheRestOfAFileThatWasChanged() throws Exception {
        // Given
        put("changed.ndjson", "changed");
        mark("changed.ndjson");
        FolderStage killed = killAt(6);
        Files.writeString(files("taken").get(1), "\n", StandardOpenOption.APPEND);

        // When
        try (FolderStage next = stage(false, unused -> {})) {
            next.takeAll();
        }

        // Then
        assertThat(files("failed").get(1)).hasContent("changed.ndjson was changed after a part of it was published");
        assertThat(documents()).hasSize((int) documentsBefore + 2);
        killed.close();
    }

    @Test
    void shouldRejectDocumentsOfSourcesThatTheFeedMayNotPublish() throws Exception {
        // Given
        Files.writeString(
                folder.resolve("foreign.ndjson"), lorry("foreign", "1").replace("us-bts", "cn-gacc"));

        // When
        try (FolderStage stage = stage(false, unused -> {})) {
            stage.takeAll();
        }

        // Then
        assertThat(files("failed").get(1))
                .content()
                .contains("source-not-allowed, the feed harbour may not publish for the source 'cn-gacc'");
        assertThat(documents()).hasSize((int) documentsBefore);
        assertThat(rejections()).hasSize((int) rejectionsBefore + 1);
    }

    @Test
    void shouldReadTheFilesInAnArchive() throws Exception {
        // Given
        Path part = servers.resolve("declarations.zip.part");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
            for (String name : List.of("1.xml", "2.xml")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(ASYCUDA.getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.move(part, folder.resolve("declarations.zip"));

        // When
        try (FolderStage stage = stage(false, unused -> {})) {
            stage.takeAll();
        }

        // Then
        assertThat(files("failed").get(1))
                .content()
                .contains(
                        "declarations.zip!/1.xml line 1: source-not-allowed, ",
                        "declarations.zip!/2.xml line 1: source-not-allowed, ");
        assertThat(rejections()).hasSize((int) rejectionsBefore + 2);
    }

    @Test
    void shouldWaitInTheMiddleOfAFileWhileASourceIsPaused() throws Exception {
        // Given
        put("paused.ndjson", "paused");
        try (FolderStage stage = stage(false, step -> held.compareAndSet(false, step == FolderStep.DOCUMENT_READ))) {
            stage.takeAll();
            assertThat(files("taken")).hasSize(2);
        }
        held.set(false);

        // When
        try (FolderStage stage = stage(false, unused -> {})) {
            stage.takeAll();
        }

        // Then
        assertThat(files("done")).hasSize(2);
        assertThat(documents()).hasSize((int) documentsBefore + 4);
    }

    @Test
    void shouldRefuseASecondProcessOnTheSameFolder() {
        // Given
        try (FolderStage first = stage(false, unused -> {})) {
            // Then
            assertThatThrownBy(() -> stage(false, unused -> {}))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("another process takes the files of " + folder);
            assertThat(first).isNotNull();
        }
    }

    /** A process that is killed after so many steps. Its connection to Kafka stays, as that of a process that hangs. */
    private FolderStage killAt(int step) throws Exception {
        int[] left = {step};
        FolderStage stage = stage(true, unused -> {
            if (--left[0] == 0) {
                throw new Killed();
            }
        });
        assertThatThrownBy(stage::takeAll).isInstanceOf(Killed.class);
        stage.unlock();
        return stage;
    }

    private FolderStage stage(boolean isMarked, Consumer<FolderStep> steps) {
        return new FolderStage(
                installation,
                new FolderSetting("harbour", folder, isMarked),
                FEED,
                ITEMS_OF_TRANSACTION,
                held::get,
                Clock.systemUTC(),
                steps);
    }

    private void put(String name, String documents) throws IOException {
        Path part = servers.resolve(name + ".part");
        Files.writeString(
                part,
                lorry(documents + "-1", "10")
                        + lorry(documents + "-2", "20")
                        + lorry(documents + "-3", "\"1,0\"")
                        + lorry(documents + "-4", "40")
                        + lorry(documents + "-5", "50"));
        Files.move(part, folder.resolve(name));
    }

    private void mark(String name) throws IOException {
        Files.createFile(folder.resolve(name + ".done"));
    }

    private static String lorry(String id, String value) {
        return """
                {"channel":"customs","source":"us-bts","documentId":"%s","revision":{"number":1,"statisticalDate":"2021-05-31",\
                "flow":"import","crossing":"2304","mode":"5","partner":"MX","currency":"USD",\
                "lines":[{"commodity":"847130","value":%s}]}}
                """.formatted(id, value);
    }

    /** The files below a folder, sorted. */
    private List<Path> files(String name) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(name))) {
            return all.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::getParent)
                            .thenComparing(file -> file.getFileName().toString().length()))
                    .toList();
        }
    }

    private static List<String> namesIn(Path of) throws IOException {
        try (Stream<Path> entries = Files.list(of)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private static List<String> documents() {
        return committed(installation.topics().documents(Channel.CUSTOMS));
    }

    private static List<String> rejections() {
        return committed(installation.topics().feedRejections());
    }

    private static List<String> reports() {
        return committed(installation.topics().feeds());
    }

    /** The keys of all committed records. */
    private static List<String> committed(Topic<?> topic) {
        List<String> keys = new ArrayList<>();
        try (TopicReader reader = new TopicReader(installation.client())) {
            reader.read(
                    reader.ends(Set.of(topic.name())),
                    record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
        }
        return keys;
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
