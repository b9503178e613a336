package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.embedded.EmbeddedDatabase;
import io.landport.embedded.SecuredKafka;
import io.landport.installation.settings.ScramLogin;
import io.landport.kafka.admin.KafkaRole;
import io.landport.launcher.CommandRun;
import io.landport.launcher.ComposeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each role of the table in {@code docs/security.md} on a broker with an authorizer: it can do its work, and nothing else. */
@Tag("server")
final class AclsTest {
    private static final String PREFIX = "eu.";
    private static final String DOCUMENTS = PREFIX + "customs.documents.v1";
    private static final TopicPartition PARTITION = new TopicPartition(DOCUMENTS, 0);

    @TempDir
    private static Path folder;

    private static SecuredKafka kafka;
    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() throws IOException {
        kafka = SecuredKafka.start(folder);
        database = EmbeddedDatabase.startOpen(folder, 0);
        for (KafkaRole role : KafkaRole.values()) {
            Files.writeString(folder.resolve(role.user(PREFIX)), password(role) + "\n");
        }
        CommandRun created = run(asAdmin(), "acls", "--create", "--passwords", folder.toString());
        assertThat(created.err()).isEmpty();
        assertThat(created.out()).contains("streams: ").contains("ACLs of user eu.landport-streams, and its password");
        CommandRun topics = run(as(KafkaRole.OPERATOR), "topics", "--create", "--document-partitions", "6");
        assertThat(topics.err()).isEmpty();
        assertThat(topics.out()).contains("created " + DOCUMENTS);
    }

    @AfterAll
    static void stop() {
        database.close();
        kafka.close();
    }

    @Test
    @Tag("long")
    void shouldComputeTotalsWithTheAclsOfEachRole() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("lists.csv"), """
                channel,source,documentId,revision,statisticalDate,flow,crossing,currency,commodity,value
                customs,us-bts,d-1,1,2021-05-31,export,2304,USD,84,1
                customs,us-bts,d-2,1,2021-05-31,export,2304,USD,84,2
                customs,us-bts,d-3,1,2021-05-31,export,nowhere,USD,84,4
                """);
        Path cancellation = Files.writeString(folder.resolve("cancellation.ndjson"), """
                {"channel":"e-commerce","source":"cn-ceb","documentId":"d-4","cancellation":{"number":1}}
                """);

        // When
        CommandRun ingest = run(as(KafkaRole.INGEST), "ingest", "csv", file.toString());
        CommandRun list = run(as(KafkaRole.INGEST), "ingest", "ndjson", cancellation.toString());
        List<CommandRun> refused = quarantined(KafkaRole.READER);
        List<CommandRun> quarantined = quarantined(KafkaRole.OPERATOR);
        CommandRun daily;
        CommandRun verify;
        Map<String, Object> harbour = harbour();
        Optional<Throwable> toIntake =
                failure(() -> send(harbour, "intake.default.v1", """
                {"channel":"customs","source":"us-bts","documentId":"d-6","revision":{"number":1,"statisticalDate":"2021-05-31",\
                "flow":"export","crossing":"2304","currency":"USD","lines":[{"commodity":"84","value":8}]}}
                """.getBytes(StandardCharsets.UTF_8)));
        try (ChildStage streams = stage(KafkaRole.STREAMS, "first");
                ChildStage intake = stage(KafkaRole.INTAKE, "first");
                ChildStage consumer = stage(KafkaRole.CONSUMER, "first")) {
            streams.awaitReady();
            intake.awaitReady();
            consumer.awaitReady();
            daily = run(as(KafkaRole.READER), "query", "daily", "--wait", "--format", "csv");
            verify = run(as(KafkaRole.READER), "verify");
        }
        CommandRun check = run(as(KafkaRole.READER), "check");
        CommandRun rebuild = run(asOperatorAndIngest(PREFIX), "rebuild", "--yes", "--document-partitions", "8");
        CommandRun again;
        try (ChildStage streams = stage(KafkaRole.STREAMS, "second");
                ChildStage consumer = stage(KafkaRole.CONSUMER, "second")) {
            streams.awaitReady();
            consumer.awaitReady();
            again = run(as(KafkaRole.READER), "verify");
        }
        String saved = folder.resolve("backup").toString();
        CommandRun backup = run(as(KafkaRole.READER), "backup", "--to", saved);
        CommandRun restore = run(restorer(), "restore", "--from", saved);

        // Then
        assertThat(ingest.exitCode()).as(ingest.err()).isZero();
        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(refused).extracting(CommandRun::exitCode).containsOnly(1);
        assertThat(refused)
                .extracting(CommandRun::err)
                .anyMatch(err ->
                        err.contains("authoriz") && err.contains("'landport acls' prints the privileges of each role"));
        assertThat(quarantined).extracting(CommandRun::exitCode).contains(0);
        assertThat(toIntake).isEmpty();
        assertThat(daily.err()).isEmpty();
        assertThat(daily.out().lines().toList())
                .last()
                .asString()
                .startsWith("3,")
                .contains(",11");
        assertThat(verify.out()).contains("Nothing differs.");
        assertThat(check.exitCode()).as(check.out()).isZero();
        assertThat(rebuild.err()).doesNotContain("landport:");
        assertThat(rebuild.out()).contains("generation 2 is live");
        assertThat(again.out()).contains("Nothing differs.");
        assertThat(backup.exitCode()).as(backup.err()).isZero();
        assertThat(restore.err()).isEmpty();
        assertThat(restore.out()).contains("restored");
    }

    @Test
    void shouldLetAFeedWriteToItsTopicOnlyAndShowThatItMay() throws IOException {
        // Given
        Map<String, Object> harbour = harbour();

        // When
        Optional<Throwable> own = write(harbour, "intake.default.v1");
        Optional<Throwable> documents = write(harbour, "customs.documents.v1");
        CommandRun check = run(asAdmin(), "check");
        CommandRun ofReader = run(as(KafkaRole.READER), "check");

        // Then
        assertThat(own).isEmpty();
        isDenied(documents);
        assertThat(check.out()).containsPattern("writers of feed default +User:harbour\\n");
        assertThat(ofReader.out()).doesNotContain("writers of feed");
    }

    /** The command of {@code docs/feeds-kafka.md}. */
    @Test
    void shouldLetAFeedWriteAsItsPageSays() throws IOException {
        // Given
        String page = Files.readString(ComposeFile.CHECKOUT.resolve("docs/feeds-kafka.md"));
        String command = page.substring(page.indexOf("landport acls --create"));
        Files.writeString(folder.resolve("harbour-customs"), "password of harbour\n");
        Map<String, String> admin = asAdmin();
        admin.put("LANDPORT_FEEDS", "harbour=us-bts");
        CommandRun topics = run(admin, "topics", "--create");

        // When
        CommandRun acls = run(
                admin,
                command.substring("landport ".length(), command.indexOf('\n'))
                        .replace("FOLDER", folder.toString())
                        .split(" ", -1));

        // Then
        assertThat(topics.exitCode()).as(topics.err()).isZero();
        assertThat(acls.exitCode()).as(acls.err()).isZero();
        assertThat(write(client("harbour-customs", "password of harbour"), "intake.harbour.v1"))
                .isEmpty();
        isDenied(write(client("harbour-customs", "password of harbour"), "intake.default.v1"));
    }

    @Test
    void shouldNameTheResourceOfAPrivilegeThatIsMissing() {
        assertThat(run(as(KafkaRole.INGEST), "tokens", "create", "analyst", "--label", "a test")
                        .err())
                .contains("The user lacks a privilege on the topic eu.access.tokens.v1 in Kafka:"
                        + " 'landport acls' prints the privileges of each role");
    }

    @ParameterizedTest
    @EnumSource(KafkaRole.class)
    void shouldNotDeleteDocuments(KafkaRole role) {
        // Given
        try (Admin admin = Admin.create(client(role))) {

            // When
            Set<Optional<Throwable>> failures = Set.of(
                    failure(() -> admin.deleteTopics(List.of(DOCUMENTS)).all().get()),
                    failure(() -> admin.deleteRecords(Map.of(PARTITION, RecordsToDelete.beforeOffset(0)))
                            .all()
                            .get()),
                    failure(() -> admin.createTopics(List.of(new NewTopic("another", 1, (short) 1)))
                            .all()
                            .get()));

            // Then
            assertThat(failures).allSatisfy(AclsTest::isDenied);
        }
    }

    @ParameterizedTest
    @EnumSource(KafkaRole.class)
    void shouldWriteDocumentsAsIngestIntakeGatewayAndConsoleOnly(KafkaRole role) {
        // When
        Optional<Throwable> failure = write(role, "ecommerce.documents.v1");

        // Then
        if (Set.of(KafkaRole.INGEST, KafkaRole.INTAKE, KafkaRole.GATEWAY, KafkaRole.CONSOLE)
                .contains(role)) {
            assertThat(failure).isEmpty();
        } else {
            isDenied(failure);
        }
    }

    @ParameterizedTest
    @EnumSource(value = KafkaRole.class, names = "STREAMS", mode = EnumSource.Mode.EXCLUDE)
    void shouldNotWriteTotals(KafkaRole role) {
        isDenied(write(role, "totals.daily.v1"));
    }

    @ParameterizedTest
    @EnumSource(value = KafkaRole.class, names = "OPERATOR", mode = EnumSource.Mode.EXCLUDE)
    void shouldNotRegisterGenerationsOrQuarantine(KafkaRole role) {
        isDenied(write(role, "generations.v1"));
        isDenied(write(role, "documents.quarantined.v1"));
    }

    @ParameterizedTest
    @EnumSource(
            value = KafkaRole.class,
            names = {"INGEST", "GATEWAY"})
    void shouldNotReadDocuments(KafkaRole role) {
        isDenied(read(role, "customs.documents.v1"));
    }

    @ParameterizedTest
    @EnumSource(
            value = KafkaRole.class,
            names = {"INGEST", "STREAMS", "READER", "API"})
    void shouldNotReadOriginals(KafkaRole role) {
        isDenied(read(role, "documents.rejected.v1"));
        isDenied(read(role, "documents.dead-letters.v1"));
    }

    /** The first record of each partition of a topic, some of which are empty. */
    private static List<CommandRun> quarantined(KafkaRole role) {
        return IntStream.range(0, 6)
                .mapToObj(partition -> run(
                        as(role),
                        "quarantine",
                        PREFIX + "ecommerce.documents.v1",
                        Integer.toString(partition),
                        "0",
                        "--reason",
                        "a test"))
                .toList();
    }

    private static void isDenied(Optional<Throwable> failure) {
        assertThat(failure).get().isInstanceOf(AuthorizationException.class);
    }

    private static Optional<Throwable> write(KafkaRole role, String topic) {
        return write(client(role), topic);
    }

    private static Optional<Throwable> write(Map<String, Object> client, String topic) {
        return failure(() -> send(client, topic, new byte[1]));
    }

    private static void send(Map<String, Object> client, String topic, byte[] value)
            throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(PREFIX + topic, new byte[1], value))
                    .get();
        }
    }

    /** The client of a feed. */
    private static Map<String, Object> harbour() throws IOException {
        Files.writeString(folder.resolve("harbour"), "password of harbour\n");
        CommandRun created =
                run(asAdmin(), "acls", "--create", "--feed", "default=harbour", "--passwords", folder.toString());
        assertThat(created.exitCode()).as(created.err()).isZero();
        return client("harbour", "password of harbour");
    }

    private static Map<String, String> asAdmin() {
        Map<String, String> admin = environment();
        admin.put("LANDPORT_CONFIG", kafka.adminConfig(folder).toString());
        return admin;
    }

    private static Optional<Throwable> read(KafkaRole role, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client(role), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(PREFIX + topic, 0)));
            consumer.seekToBeginning(consumer.assignment());
            return failure(() -> consumer.poll(Duration.ofSeconds(10)));
        }
    }

    private interface Request {
        void send() throws ExecutionException, InterruptedException;
    }

    private static Optional<Throwable> failure(Request request) {
        try {
            request.send();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause());
        } catch (AuthorizationException e) {
            return Optional.of(e);
        } catch (KafkaException e) {
            // A send after the producer was denied its id: the denial is the cause.
            return Optional.of(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A user with two roles, of another installation on the same servers. */
    private static Map<String, String> restorer() throws IOException, SQLException {
        Map<String, String> copy = asOperatorAndIngest("copy.");
        copy.put("LANDPORT_DATABASE_URL", database.jdbcUrl() + "?currentSchema=copy");
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA copy");
        }
        return copy;
    }

    private static Map<String, String> asOperatorAndIngest(String prefix) throws IOException {
        String user = prefix + "operator-and-ingest";
        Files.writeString(folder.resolve(user), "password of both\n");
        Map<String, String> both = environment();
        both.put("LANDPORT_PREFIX", prefix);
        Map<String, String> admin = new HashMap<>(both);
        admin.put("LANDPORT_CONFIG", kafka.adminConfig(folder).toString());
        CommandRun acls = run(
                admin,
                "acls",
                "--create",
                "--user",
                "operator=" + user,
                "--user",
                "ingest=" + user,
                "--passwords",
                folder.toString());
        assertThat(acls.exitCode()).as(acls.err()).isZero();
        both.put("LANDPORT_KAFKA_USER", user);
        both.put("LANDPORT_KAFKA_PASSWORD", "password of both");
        return both;
    }

    private static ChildStage stage(KafkaRole role, String data) {
        return ChildStage.start(role.code(), folder.resolve(role.code() + data), as(role));
    }

    private static String password(KafkaRole role) {
        return "password of " + role.code();
    }

    private static Map<String, Object> client(KafkaRole role) {
        return client(role.user(PREFIX), password(role));
    }

    private static Map<String, Object> client(String user, String password) {
        Map<String, Object> client = new HashMap<>(ScramLogin.of(user, password));
        client.put("bootstrap.servers", kafka.bootstrapServers());
        return client;
    }

    private static Map<String, String> as(KafkaRole role) {
        Map<String, String> environment = environment();
        environment.put("LANDPORT_KAFKA_USER", role.user(PREFIX));
        environment.put("LANDPORT_KAFKA_PASSWORD", password(role));
        return environment;
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("LANDPORT_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("LANDPORT_DATABASE_URL", database.jdbcUrl());
        environment.put("LANDPORT_DATABASE_USER", database.user());
        environment.put("LANDPORT_PREFIX", PREFIX);
        environment.put("LANDPORT_HTTP_PORT", "0");
        return environment;
    }

    private static CommandRun run(Map<String, String> environment, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", folder.resolve("commands").toString()));
        return CommandRun.of(environment, all.toArray(String[]::new));
    }
}
