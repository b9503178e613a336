package io.landport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.http.Doors;
import io.landport.http.FrontDoor;
import io.landport.http.OpenApiContract;
import io.landport.query.StorePool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions over HTTP to a real store. */
@Tag("server")
final class AnswersMountTest {
    private static final Instant NOW = Instant.parse("2021-06-10T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final RoleTokens TOKENS = new RoleTokens(NOW);
    private static final String MONTHS = "/v1/query/monthly?by=month,crossing&source=cn-gacc";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ApiStore store = ApiStore.migrated();
    private final AnswersMount answers = mount(Duration.ofSeconds(20));
    private final FrontDoor door = door(answers);

    @TempDir
    private Path folder = Path.of("");

    private AnswersMount mount(Duration timeout) {
        return new AnswersMount(connections -> new StorePool(store.url(), "postgres", "", timeout, connections));
    }

    private static FrontDoor door(AnswersMount mounted) {
        return FrontDoor.with(Doors.onLoopback(), CLOCK)
                .tokens(TOKENS)
                .mount(mounted)
                .start();
    }

    @BeforeEach
    void fill() throws Exception {
        store.with("suifenhe-rail", "2021-01", "2021-02-03", 5, "7.0001", "8");
    }

    @AfterEach
    void close() {
        door.close();
        answers.close();
    }

    @Test
    void shouldBeAsItsOpenApiDocumentSays() throws Exception {
        // Given
        OpenApiContract contract = new OpenApiContract(door, TOKENS::authorization);

        // When
        List<String> executed = contract.executeExamples();

        // Then
        contract.checkRoutes();
        assertThat(executed).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void shouldHaveTheSameFiguresInEveryFormat() throws Exception {
        // Given
        store.with("heihe", "2021-02", "2021-03-03", 3, "12345678901234567890.1234", "0.001");

        // When
        JsonNode json = JSON.readTree(get(MONTHS).body());
        String csv = text(get(MONTHS + "&format=csv"));
        byte[] marked = get(MONTHS + "&format=csv&bom=true").body();
        String ndjson = text(get(MONTHS + "&format=ndjson"));
        Path parquet = folder.resolve("answer.parquet");
        Files.write(parquet, get(MONTHS + "&format=parquet").body());

        // Then
        assertThat(new String(marked, StandardCharsets.UTF_8)).isEqualTo('\ufeff' + csv);
        assertThat(csv).isEqualTo("""
                        month,crossing,lines,lines_without_weight,value,currency,net_weight_kg
                        2021-01,suifenhe-rail,5,0,7.0001,CNY,8
                        2021-02,heihe,3,0,12345678901234567890.1234,CNY,0.001
                        """);
        assertThat(json.path("rows")).hasSize(2);
        assertThat(json.at("/rows/1/value").decimalValue()).isEqualTo("12345678901234567890.1234");
        assertThat(json.at("/rows/1/net_weight_kg").decimalValue()).isEqualTo("0.001");
        assertThat(ndjson.lines().map(AnswersMountTest::parsed)).containsExactlyElementsOf(json.path("rows"));
        assertThat(query("SELECT month, crossing, lines, value, net_weight_kg FROM '" + parquet + "'"))
                .containsExactly(
                        "2021-01|suifenhe-rail|5|7.0001|8.0000", "2021-02|heihe|3|12345678901234567890.1234|0.0010");
    }

    @Test
    void shouldNeitherRepeatNorSkipRowsWhileFiguresChange() throws Exception {
        // Given
        for (int number = 10; number < 30; number++) {
            store.with("crossing-" + number, "2021-01", "2021-02-03", number, "1", "1");
        }
        List<String> found = new ArrayList<>();

        // When
        Optional<String> next = Optional.of(MONTHS + "&rows=4");
        for (int page = 0; next.isPresent(); page++) {
            JsonNode answer = JSON.readTree(get(next.get()).body());
            answer.path("rows").forEach(row -> found.add(row.path("crossing").asText()));
            next = Optional.of(answer.path("next")).filter(JsonNode::isTextual).map(JsonNode::asText);
            // Before and after the place of the next page.
            store.with("a-" + page, "2021-01", "2021-02-03", 1, "1", "1");
            store.with("crossing-2" + page, "2021-01", "2021-02-04", 1, "1", "1");
        }

        // Then
        assertThat(found).doesNotHaveDuplicates().contains("suifenhe-rail");
        assertThat(found.stream().filter(crossing -> crossing.matches("crossing-[12][0-9]")))
                .hasSize(20);
    }

    @Test
    void shouldKeepTheBytesOfAPermanentLink() throws Exception {
        // Given
        store.withReceivedDays("2021-06-09", "2021-06-10");
        String known = MONTHS + "&known-on=2021-06-08";
        String link = JSON.readTree(get(known).body()).path("permanent").asText();
        HttpResponse<byte[]> cited = get(link);
        byte[] parquet = get(known + "&format=parquet&generation=1").body();

        // When
        for (int number = 0; number < 50; number++) {
            String received = LocalDate.of(2021, 6, 9).plusDays(number).toString();
            store.with("suifenhe-rail", "2021-01", received, 1, "1", "1");
        }
        store.withDocuments("suifenhe-rail", "2021-01", "2021-06-09", 10_000);
        HttpResponse<byte[]> later = get(link);

        // Then
        assertThat(link).contains("generation=1&known-on=2021-06-08");
        assertThat(later.body()).isEqualTo(cited.body());
        assertThat(later.headers().firstValue("ETag")).isEqualTo(cited.headers().firstValue("ETag"));
        assertThat(later.headers().firstValue("Cache-Control")).contains("private, max-age=31536000, immutable");
        assertThat(get(known + "&format=parquet&generation=1").body()).isEqualTo(parquet);
        assertThat(text(get(MONTHS))).contains("\"lines\":10055");
    }

    /** Documents may be received on any day that is not over in their partition, whatever the time is. */
    @ParameterizedTest
    @CsvSource({
        "2021-06-08, 2021-06-10, ''",
        "          , 2021-06-10, ''",
        "2021-06-09, 2021-06-10, '&known-on=2021-06-09'",
        "2021-06-09, 2021-06-10, '&known-on=2021-06-08&currency=CNY'",
        "2021-06-08, 2021-06-10, '&known-on=2021-06-08'",
        "          , 2021-06-10, '&known-on=2021-06-08'",
    })
    void shouldNotPromiseFiguresThatMayChange(@Nullable String first, String second, String parameters)
            throws Exception {
        // Given
        store.withReceivedDays(first, second);

        // When
        HttpResponse<byte[]> response = get(MONTHS + parameters);

        // Then
        assertThat(JSON.readTree(response.body()).path("permanent").isNull()).isTrue();
        assertThat(response.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(response.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void shouldPromiseFiguresOfASourceThatDoesNotUseATopicWithoutRecords() throws Exception {
        // Given
        store.withReceivedDays("2021-06-09", "2021-06-10");
        store.execute("INSERT INTO document_clock VALUES ('other-documents', 0, NULL)");

        // When
        String ofAll = text(get("/v1/query/monthly?known-on=2021-06-08"));
        String ofSource = text(get(MONTHS + "&known-on=2021-06-08"));

        // Then
        assertThat(ofAll).contains("\"permanent\":null");
        assertThat(ofSource).contains("\"permanent\":\"/v1/query/monthly?");
    }

    @Test
    void shouldAnswer304UntilSomethingChanges() throws Exception {
        // Given
        String tag = get(MONTHS).headers().firstValue("ETag").orElseThrow();

        // When
        HttpResponse<byte[]> same = get(MONTHS, "If-None-Match", tag);
        store.with("suifenhe-rail", "2021-01", "2021-02-05", 1, "1", "1");
        HttpResponse<byte[]> changed = get(MONTHS, "If-None-Match", tag);

        // Then
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).isPresent().isNotEqualTo(Optional.of(tag));
    }

    @Test
    void shouldAnswerFromMemoryUntilReferenceDataChange() throws Exception {
        // Given
        byte[] first = get("/v1/codes/mode").body();
        store.execute("UPDATE mode SET name = 'renamed'");
        store.with("suifenhe-rail", "2021-01", "2021-02-05", 1, "1", "1");

        // When
        byte[] same = get("/v1/codes/mode").body();
        store.execute("UPDATE reference_data SET digest = digest || '0'");
        String changed = text(get("/v1/codes/mode"));

        // Then
        assertThat(same).isEqualTo(first);
        assertThat(changed).contains("renamed");
    }

    @Test
    void shouldCompareATableWithTheMonthlyTotals() throws Exception {
        // Given
        store.execute(
                "INSERT INTO daily_total_fact SELECT id, '2021-01-31', 5, 0, 7.0001, 8, '2021-02-03' FROM series");
        String table = "month,flow,value\n2021-01,import,7\n2021-02,import,9\n";

        // When
        HttpResponse<byte[]> json = post("/v1/compare?source=cn-gacc&currency=CNY", table);
        HttpResponse<byte[]> csv = post("/v1/compare?source=cn-gacc&currency=CNY&format=csv", table);
        HttpResponse<byte[]> ndjson = post("/v1/compare?source=cn-gacc&currency=CNY&format=ndjson", table);
        HttpResponse<byte[]> wrong = post("/v1/compare?source=cn-gacc&currency=CNY", table + "2021-03,inport,1\n");

        // Then
        JsonNode answer = JSON.readTree(json.body());
        assertThat(answer.path("rows")).hasSize(2);
        assertThat(answer.path("rows").path(0).path("result").asText()).isEqualTo("equal");
        assertThat(answer.path("rows").path(0).path("difference").decimalValue())
                .isEqualByComparingTo("-0.0001");
        assertThat(answer.path("agreement").isBoolean()).isTrue();
        assertThat(answer.path("agreement").asBoolean()).isFalse();
        assertThat(json.headers().firstValue("Landport-Agreement")).contains("false");
        assertThat(text(csv)).isEqualTo("""
                month,flow,currency,official,own,difference,revisions,regimes,rate,remainder,result,reason
                2021-01,import,CNY,7,7.0001,-0.0001,0,0,0,-0.0001,equal,
                2021-02,import,CNY,9,,,,,,,only-official,
                """);
        assertThat(text(ndjson).lines()).hasSize(2).first().asString().contains("2021-01", "equal");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(text(wrong)).contains("invalid-table", "line 4, column 2 (flow)", "inport");
    }

    @Test
    void shouldCompressTextForThoseWhoAcceptIt() throws Exception {
        // When
        HttpResponse<byte[]> plain = get(MONTHS + "&format=csv");
        HttpResponse<byte[]> packed = get(MONTHS + "&format=csv", "Accept-Encoding", "br, gzip;q=0.5");
        HttpResponse<byte[]> refused = get(MONTHS + "&format=csv", "Accept-Encoding", "gzip;q=0");

        // Then
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(packed.headers().firstValue("ETag"))
                .isNotEqualTo(plain.headers().firstValue("ETag"));
        assertThat(refused.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void shouldSendAnswersThatDoNotFitIntoMemory() throws Exception {
        // Given
        store.execute("""
                INSERT INTO series (crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency)
                SELECT 'crossing-' || n, 'wood', 'import', 'cn-gacc', 'CN', 'RU', 'not-specified', 'customs', 'general', 'road', 'CNY'
                FROM generate_series(10001, 20000) AS n""");
        store.execute("""
                INSERT INTO monthly_total_fact (series, month, lines, lines_without_weight, value, net_weight_kg)
                SELECT id, '2021-01-01', 1, 0, id, 1 FROM series WHERE crossing LIKE 'crossing-%'""");

        // When
        HttpResponse<byte[]> csv = get(MONTHS + "&format=csv");
        HttpResponse<byte[]> json = get(MONTHS + "&rows=10000");

        // Then
        assertThat(csv.body()).hasSizeGreaterThan(1 << 18);
        assertThat(text(csv).lines()).hasSize(10_002);
        assertThat(JSON.readTree(json.body()).path("rows")).hasSize(10_000);
    }

    @Test
    void shouldListWhatWasPublishedAndRevised() throws Exception {
        // Given
        store.with("suifenhe-rail", "2021-01", "2021-03-04", -1, "-0.5", "0");

        // When
        String csv = text(get("/v1/changes?since=2021-02-03&format=csv"));
        String later = text(get("/v1/changes?since=2021-03-05&format=csv"));

        // Then
        assertThat(csv).isEqualTo("""
                        received_day,month,source,flow,change,lines_change,value_change,currency,net_weight_kg_change
                        2021-02-03,2021-01,cn-gacc,import,published,5,7.0001,CNY,8
                        2021-03-04,2021-01,cn-gacc,import,revised,-1,-0.5,CNY,0
                        """);
        assertThat(later.lines()).hasSize(1);
    }

    @Test
    void shouldTakeSqlAsAValue() throws Exception {
        // When
        HttpResponse<byte[]> response = get("/v1/query/monthly?by=month&partner=x%27%29%3B+DROP+TABLE+series%3B--");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(response.body()).path("rows")).isEmpty();
        assertThat(text(get(MONTHS))).contains("suifenhe-rail");
    }

    @Test
    void shouldKeepTheDashesOfAValue() throws Exception {
        // When
        String asked = text(get("/v1/query/monthly?format=csv&flow=a--b&top=1&limit=2"));
        String compared = text(post("/v1/compare?source=cn-gacc&currency=CNY", "month,flow,value\n2021-01,a--b,7\n"));

        // Then
        assertThat(asked).contains("flow: cannot be \\\"a--b\\\"", "top: cannot be used together with limit");
        assertThat(compared).contains("\\\"a--b\\\" is not a flow");
    }

    @Test
    void shouldRefuseACursorOfAnotherQuestion() throws Exception {
        // Given
        store.with("heihe", "2021-02", "2021-03-03", 3, "1", "1");
        String next = JSON.readTree(get(MONTHS + "&rows=1").body()).path("next").asText();

        // When
        HttpResponse<byte[]> other = get(next.replace("month,crossing", "crossing,month"));

        // Then
        assertThat(get(next).statusCode()).isEqualTo(200);
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(text(other)).contains("invalid-cursor");
    }

    @Test
    void shouldAnswer503WhenTheStoreIsSlow() throws Exception {
        // Given
        AnswersMount impatient = mount(Duration.ofMillis(500));
        try (FrontDoor other = door(impatient);
                Connection connection = DriverManager.getConnection(store.url());
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE monthly_total_fact");
            HttpRequest request =
                    HttpRequest.newBuilder(other.address().resolve(MONTHS)).build();

            // When
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());

            // Then
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(text(response)).contains("query-timeout");
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
        } finally {
            impatient.close();
        }
    }

    /** A server that is stopped accepts connections and says nothing. */
    @Test
    void shouldSayThatAStoreThatHangsDoesNotAnswer() throws Exception {
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            // Given
            String url = "jdbc:postgresql://127.0.0.1:" + hanging.getLocalPort() + "/trade";
            AnswersMount stuck = new AnswersMount(
                    connections -> new StorePool(url, "postgres", "", Duration.ofSeconds(20), connections));
            try (FrontDoor other = door(stuck)) {
                long start = System.nanoTime();

                // When
                HttpResponse<String> response = client.send(
                        HttpRequest.newBuilder(URI.create(other.address() + MONTHS))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

                // Then
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.body()).contains("the store cannot be read");
            } finally {
                stuck.close();
            }
        }
    }

    @Test
    void shouldEndTheConnectionOfAClientThatDoesNotReadItsAnswer() throws Exception {
        // Given: an answer that is larger than the buffers of a connection, and a client that takes a byte now and
        // then.
        store.execute("""
                INSERT INTO series (crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency)
                SELECT 'crossing-' || n, 'wood', 'import', 'cn-gacc', 'CN', 'RU', 'not-specified', 'customs', 'general', 'road', 'CNY'
                FROM generate_series(1, 200000) AS n""");
        store.execute("""
                INSERT INTO monthly_total_fact (series, month, lines, lines_without_weight, value, net_weight_kg)
                SELECT id, '2021-01-01', 1, 0, id, 1 FROM series WHERE crossing LIKE 'crossing-%'""");
        AnswersMount hasty = new AnswersMount(
                connections -> new StorePool(store.url(), "postgres", "", Duration.ofSeconds(60), connections),
                new ResponsePace(Duration.ofSeconds(1), 1 << 22));
        try (FrontDoor other = door(hasty);
                Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(
                    other.address().getHost(), other.address().getPort()));
            socket.getOutputStream()
                    .write(("GET " + MONTHS + "&format=csv HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            // When: the time begins with the answer, however long the store takes.
            long taken = socket.getInputStream().read() >= 0 ? 1 : 0;
            long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
            while (System.nanoTime() < end && socket.getInputStream().read() >= 0) {
                taken++;
                LockSupport.parkNanos(500_000);
            }
            // What the kernel had buffered when the server closed the connection.
            try {
                taken += socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (SocketException e) {
                taken++;
            }

            // Then
            assertThat(taken).isLessThan(get(MONTHS + "&format=csv").body().length);
        } finally {
            hasty.close();
        }
    }

    @Test
    void shouldServeHeadWithoutABody() throws Exception {
        // When
        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(door.address().resolve(MONTHS))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("ETag")).isPresent();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(door.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(door.address() + path))
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> query(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int place = 1; place <= found.getMetaData().getColumnCount(); place++) {
                    cells.add(found.getString(place));
                }
                rows.add(String.join("|", cells));
            }
            return rows;
        }
    }
}
