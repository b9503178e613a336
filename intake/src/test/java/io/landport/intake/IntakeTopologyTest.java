package io.landport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.BundledSchemas;
import io.landport.contract.FilePlace;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.access.IntakeFeed;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.format.FormatChoice;
import io.landport.format.csv.MappingCatalog;
import io.landport.streams.Failover;
import io.landport.streams.StreamsSettings;
import io.landport.streams.judge.RecordJudge;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of any client on a feed's topic become documents with keys, or rejections. */
final class IntakeTopologyTest {
    private static final Instant NOON = Instant.parse("2024-03-12T12:00:00Z");
    private static final Headers NONE = new RecordHeaders();
    private static final String MAPPING = """
            documents: {rows: single}
            constants: {channel: customs, source: cn-gacc, currency: CNY, crossing: "1902", flow: import}
            fields:
              documentId: number
              revision: version
              statisticalDate: day
              commodity: hs
              value: value
            """;
    private static final String ROW =
            "{\"number\":\"190220240000000017\",\"version\":%d,\"day\":\"2024-03-11\",\"hs\":\"4407110090\",\"value\":1.5}";
    private static final List<IntakeFeed> FEEDS =
            IntakeFeed.parse("default=*; rail=cn-gacc; rows=*:csv:rows; table=*:csv:border-table");
    private static final String TABLE = "number,version,day,hs,value\n190220240000000017,2,2024-03-11,4407110090,1.5\n";
    private static final String OF_ASYCUDA = "<ASYCUDA><Identification><Office_segment><Customs_clearance_office_code>"
            + "50301</Customs_clearance_office_code></Office_segment><Type><Type_of_declaration>IM</Type_of_declaration>"
            + "</Type><Registration><Number>7</Number><Date>12.03.2026</Date></Registration></Identification>"
            + "<General_information><Country><Destination><Destination_country_code>KZ</Destination_country_code>"
            + "</Destination></Country></General_information><Item><Tarification><HScode><Commodity_code>44071100"
            + "</Commodity_code></HScode><Extended_customs_procedure>40</Extended_customs_procedure></Tarification>"
            + "<Valuation_item><Statistical_value>1</Statistical_value></Valuation_item></Item></ASYCUDA>";
    private static final List<String> NAMES =
            FEEDS.stream().map(IntakeFeed::name).toList();

    @TempDir
    private Path folder;

    private final Topics topics = Topics.of("eu.", NAMES);
    private final Wire wire = new Wire(new BundledSchemas());

    @AutoClose
    private TopologyTestDriver driver;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("border-table.yaml"), MAPPING);
        Files.writeString(
                folder.resolve("export.yaml"),
                "parameters: {export: {description: number of the export}}\n"
                        + MAPPING.replace("revision: version", "revision: {parameter: export}"));
        Map<String, String> client = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        StreamsConfig config = new StreamsSettings(client, "eu.", 1, folder, 1, Failover.DEFAULT, false)
                .config(IntakeTopology.APPLICATION_ID, "test");
        Properties properties = new Properties();
        properties.putAll(config.originals());
        FormatChoice formats = new FormatChoice(MappingCatalog.of(Optional.of(folder)));
        driver = new TopologyTestDriver(new IntakeTopology(FEEDS, topics, wire, formats).build(config), properties);
    }

    @Test
    void shouldPublishADocumentWithItsKeyWhateverTheKeyOfTheRecord() {
        // When
        send("default", "any key", cancellation("cn-gacc", "1", 2), NONE);

        // Then
        TestRecord<String, TradeDocument> published = published(Channel.CUSTOMS).get(0);
        assertThat(published.key()).isEqualTo("customs|cn-gacc|1");
        assertThat(published.value()).isEqualTo(new Cancellation(new DocumentId(Channel.CUSTOMS, "cn-gacc", "1"), 2));
        assertThat(published.getRecordTime()).isEqualTo(NOON);
        assertThat(readFrom(published)).isEqualTo("1 eu.intake.default.v1-0@0");
        assertThat(rejections()).isEmpty();
    }

    @Test
    void shouldPublishEachLineOfARecordInOrder() {
        // When
        send(
                "default",
                null,
                cancellation("cn-gacc", "1", 1) + "\n" + cancellation("cn-gacc", "1", 2) + "\n",
                header("content-type", "application/x-ndjson"));

        // Then
        assertThat(published(Channel.CUSTOMS))
                .extracting(record -> record.value().declaredRevision())
                .containsExactly(1L, 2L);
        assertThat(topics.intakes()).containsOnlyKeys(NAMES);
    }

    @Test
    void shouldPublishTheDocumentsOfAnArrayAndRejectTheOthersWithTheirPlace() {
        // When
        send(
                "default",
                null,
                "[" + cancellation("cn-gacc", "1", 1) + ",7," + cancellation("cn-gacc", "3", 1) + "]",
                NONE);

        // Then
        assertThat(published(Channel.CUSTOMS))
                .extracting(IntakeTopologyTest::readFrom)
                .containsExactly("1 eu.intake.default.v1-0@0", "3 eu.intake.default.v1-0@0");
        assertThat(rejections())
                .extracting(rejection -> ((Origin.FeedLine) rejection.origin()).line())
                .containsExactly(2L);
    }

    /** What is read before is published. */
    @Test
    void shouldRejectTheRestOfAnArrayThatIsCutOff() {
        // When
        send("default", null, "[" + cancellation("cn-gacc", "1", 1) + "," + cancellation("cn-gacc", "2", 1), NONE);

        // Then
        assertThat(published(Channel.CUSTOMS)).hasSize(1);
        assertThat(rejections()).hasSize(1);
    }

    /** As the JSON schema serializer of a registry writes it. */
    @Test
    void shouldReadJsonAfterTheIdOfItsSchema() {
        // Given
        byte[] json = cancellation("cn-gacc", "1", 1).getBytes(StandardCharsets.UTF_8);
        byte[] framed = ByteBuffer.allocate(5 + json.length)
                .put((byte) 0)
                .putInt(7)
                .put(json)
                .array();

        // When
        send("default", null, framed, NONE, NOON);

        // Then
        assertThat(published(Channel.CUSTOMS)).hasSize(1);
    }

    @Test
    void shouldRecognizeLinesOfJsonWithoutAHeader() {
        // When
        send("default", null, cancellation("cn-gacc", "1", 1) + "\n\n" + cancellation("cn-gacc", "2", 1), NONE);

        // Then
        assertThat(published(Channel.CUSTOMS)).hasSize(2);
    }

    @Test
    void shouldRecognizeOneJsonDocumentOfManyLines() {
        // When
        send(
                "default",
                null,
                cancellation("cn-gacc", "1", 1).replace(",", ",\n").replace("{", "{\n"),
                NONE);

        // Then
        assertThat(published(Channel.CUSTOMS)).hasSize(1);
        assertThat(rejections()).isEmpty();
    }

    @Test
    void shouldRecognizeAvroByItsFirstByte() {
        // Given
        TradeDocument document = new Cancellation(new DocumentId(Channel.E_COMMERCE, "cn-ceb", "7"), 3);

        // When
        send(
                "default",
                bytes("x"),
                wire.codec(topics.documents(Channel.CUSTOMS)).encode(document),
                NONE,
                NOON);

        // Then
        assertThat(published(Channel.E_COMMERCE)).extracting(TestRecord::key).containsExactly("e-commerce|cn-ceb|7");
    }

    @Test
    void shouldRejectWhatIsNoDocumentWithItsPlace() {
        // When
        send("default", null, cancellation("cn-gacc", "1", 1) + "\nnonsense\n", header("format", "ndjson"));

        // Then
        Rejection rejection = rejections().get(0);
        assertThat(rejection.origin())
                .isEqualTo(new Origin.FeedLine("eu.intake.default.v1-0@0", "eu.intake.default.v1-0@0/2", 2));
        assertThat(rejection.reason()).isEqualTo(Reason.MALFORMED_ROW);
        assertThat(rejection.original().bytes()).isEqualTo(bytes("nonsense"));
        assertThat(published(Channel.CUSTOMS)).hasSize(1);
    }

    /** Rejections of equal documents must not replace each other. */
    @Test
    void shouldRejectEachDocumentUnderAnIdOfItsOwn() {
        // When
        send("rail", null, cancellation("us-bts", "1", 1), NONE);
        send("rail", null, cancellation("us-bts", "1", 1), NONE);

        // Then
        assertThat(rejections())
                .extracting(Rejection::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void shouldRejectADocumentOfASourceThatTheFeedMayNotPublishFor() {
        // When
        send("rail", null, cancellation("us-bts", "1", 1) + '\n' + cancellation("cn-gacc", "1", 1), NONE);

        // Then
        Rejection rejection = rejections().get(0);
        assertThat(rejection.reason()).isEqualTo(Reason.SOURCE_NOT_ALLOWED);
        assertThat(rejection.document()).isEqualTo(new DocumentId(Channel.CUSTOMS, "us-bts", "1"));
        assertThat(published(Channel.CUSTOMS)).extracting(TestRecord::key).containsExactly("customs|cn-gacc|1");
    }

    @Test
    void shouldRejectRecordsThatAreNothingAtAll() {
        // When
        send("default", null, (byte[]) null, NONE, NOON);
        send("default", null, "", NONE);
        send("default", null, "a,b\n1,2\n", NONE);
        send("default", null, new byte[RecordJudge.MAX_BYTES + 1], NONE, NOON);
        send("default", null, new byte[] {0, 1, 2}, NONE, NOON);
        send("default", null, "\n\n", header("format", "ndjson"));

        // Then
        assertThat(rejections())
                .extracting(Rejection::reason)
                .containsExactly(
                        Reason.MALFORMED_ROW,
                        Reason.MALFORMED_ROW,
                        Reason.MALFORMED_ROW,
                        Reason.TOO_LARGE,
                        Reason.MALFORMED_ROW,
                        Reason.MALFORMED_ROW);
        assertThat(rejections()).isEmpty();
    }

    /** A document topic takes records of 1 MiB; a larger one would stop the stage. */
    @Test
    void shouldRejectADocumentThatNoDocumentTopicTakes() {
        // Given
        String line = "{\"commodity\":\"4407110090\",\"value\":1},";
        String large =
                "{\"channel\":\"customs\",\"source\":\"cn-gacc\",\"documentId\":\"1\",\"revision\":{\"number\":1,"
                        + "\"statisticalDate\":\"2024-03-11\",\"flow\":\"import\",\"lines\":["
                        + line.repeat(45_000)
                        + line.substring(0, line.length() - 1) + "]}}";

        // When
        send("default", null, large, header("content-type", "application/json"));

        // Then
        assertThat(published(Channel.CUSTOMS)).isEmpty();
        assertThat(rejections()).extracting(Rejection::reason).containsExactly(Reason.TOO_LARGE);
    }

    @Test
    void shouldUseTheDefaultsOfTheFeedUnlessAHeaderSaysOtherwise() {
        // When
        send("rows", null, "a,b\n1,2\n", NONE);
        send("rows", null, cancellation("cn-gacc", "1", 1), header("content-type", "application/json"));

        // Then
        assertThat(rejections())
                .extracting(Rejection::detail)
                .singleElement()
                .asString()
                .startsWith("there is no mapping of this name");
        assertThat(published(Channel.CUSTOMS)).hasSize(1);
    }

    @Test
    void shouldReadTheDataOfACloudEventInJson() {
        // When
        send(
                "default",
                null,
                "{\"data\":" + cancellation("cn-gacc", "1", 1) + ",\"specversion\":\"1.0\",\"id\":\"e1\","
                        + "\"source\":\"/customs\",\"type\":\"declaration\"}",
                header("content-type", "application/cloudevents+json; charset=utf-8"));
        send(
                "default",
                null,
                "{\"specversion\":\"1.0\",\"id\":\"e2\",\"source\":\"/customs\",\"type\":\"declarations\","
                        + "\"datacontenttype\":\"application/x-ndjson\",\"data_base64\":\""
                        + Base64.getEncoder()
                                .encodeToString(
                                        bytes(cancellation("cn-gacc", "2", 1) + '\n' + cancellation("cn-gacc", "3", 1)))
                        + "\"}",
                header("content-type", "application/cloudevents+json"));

        // Then
        assertThat(published(Channel.CUSTOMS))
                .extracting(TestRecord::key)
                .containsExactly("customs|cn-gacc|1", "customs|cn-gacc|2", "customs|cn-gacc|3");
    }

    /** As a record in binary mode with this content type would be read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "table   | ~~                                       | csv",
                "table   | application/json                         | json",
                "default | ~~                                       | json",
                "default | application/xml                          | xml",
                "table   | application/xml                          | xml",
                "default | application/vnd.apache.avro+binary       | avro",
            })
    void shouldReadTheDataOfACloudEventAsItsContentTypeOrTheFeedSays(String feed, String mediaType, String data) {
        // Given
        TradeDocument avro = new Cancellation(new DocumentId(Channel.CUSTOMS, "cn-gacc", "avro"), 1);
        Map<String, byte[]> samples = Map.of(
                "csv", bytes(TABLE),
                "json", bytes(cancellation("cn-gacc", "json", 1)),
                "xml", bytes(OF_ASYCUDA),
                "avro", wire.codec(topics.documents(Channel.CUSTOMS)).encode(avro));
        String type = mediaType.isEmpty() ? "" : "\"datacontenttype\":\"" + mediaType + "\",";

        // When
        send(
                feed,
                null,
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"/customs\",\"type\":\"t\"," + type
                        + "\"data_base64\":\"" + Base64.getEncoder().encodeToString(samples.get(data)) + "\"}",
                header("content-type", "application/cloudevents+json"));

        // Then
        assertThat(rejections()).isEmpty();
        assertThat(published(Channel.CUSTOMS))
                .extracting(TestRecord::key)
                .containsExactly(Map.of(
                                "csv", "customs|cn-gacc|190220240000000017",
                                "json", "customs|cn-gacc|json",
                                "xml", "customs|asycuda-kz|50301/2026/7",
                                "avro", "customs|cn-gacc|avro")
                        .get(data));
    }

    /** By headers, or by its first elements. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "content-type=text/csv,mapping=border-table      ; table  ; customs|cn-gacc|190220240000000017 ; 2",
                "format=csv,mapping=export,set.export=77         ; table  ; customs|cn-gacc|190220240000000017 ; 77",
                "format=asycuda-sad                              ; asycuda; customs|asycuda-kz|50301/2026/7    ; 0",
                "~~                                              ; asycuda; customs|asycuda-kz|50301/2026/7    ; 0",
                "content-type=application/xml                    ; asycuda; customs|asycuda-kz|50301/2026/7    ; 0",
                "format=eaeu-esad                                ; recall ; customs|ru-fcs|A                   ; 1000",
                "~~                                              ; recall ; customs|ru-fcs|A                   ; 1000",
                "format=wco-dms                                  ; wco    ; customs|dms-gb|A                   ; 900000000000000000",
                "~~                                              ; wco    ; customs|dms-gb|A                   ; 900000000000000000",
                "format=cn-ceb                                   ; ceb    ; e-commerce|cn-ceb|A                ; 20240312100000000",
                "~~                                              ; ceb    ; e-commerce|cn-ceb|A                ; 20240312100000000",
            })
    void shouldReadEachFormThatARecordMayHave(String headers, String sample, String key, long revision) {
        // Given
        Map<String, String> samples = Map.of(
                "table",
                TABLE,
                "asycuda",
                OF_ASYCUDA,
                "recall",
                "<x:PermitRecallGTD xmlns:x='urn:customs.ru:Information:CustomsDocuments:PermitRecallGTD:5.10.0'>"
                        + "<x:RefDocumentID>A</x:RefDocumentID><x:SendDate>2024-03-12</x:SendDate>"
                        + "<x:GTDNumber><x:CustomsCode>10719110</x:CustomsCode></x:GTDNumber></x:PermitRecallGTD>",
                "wco",
                "<MetaData><ResponsibleCountryCode>GB</ResponsibleCountryCode><Response><FunctionCode>10</FunctionCode>"
                        + "<IssueDateTime><DateTimeString>20240312100000Z</DateTimeString></IssueDateTime><Declaration>"
                        + "<FunctionalReferenceID>A</FunctionalReferenceID></Declaration></Response></MetaData>",
                "ceb",
                "<CEB621Message><Inventory><InventoryHead><appStatus>2</appStatus><appType>3</appType>"
                        + "<appTime>20240312100000</appTime><invtNo>A</invtNo></InventoryHead></Inventory></CEB621Message>");
        Headers chosen = new RecordHeaders();
        Pattern.compile("([^=,]+)=([^,]+)")
                .matcher(headers)
                .results()
                .forEach(header -> chosen.add(header.group(1), bytes(header.group(2))));

        // When
        send("default", null, samples.get(sample), chosen);

        // Then
        assertThat(rejections()).isEmpty();
        TestRecord<String, TradeDocument> first = published(key.startsWith("e") ? Channel.E_COMMERCE : Channel.CUSTOMS)
                .get(0);
        assertThat(first.key()).isEqualTo(key);
        assertThat(first.value().declaredRevision()).isEqualTo(revision);
    }

    /** What is known and says nothing of trade yet is no bad record. */
    @Test
    void shouldTakeARecordOfWhichAllMessagesAreSkipped() {
        // When
        send("default", null, OF_ASYCUDA.replaceAll("<Registration>.*</Registration>", ""), NONE);

        // Then
        assertThat(rejections()).isEmpty();
        assertThat(published(Channel.CUSTOMS)).isEmpty();
        String partition = "eu.intake.default.v1-0";
        assertThat(reports())
                .containsExactly(new FeedReport(partition, partition + "@0", "intake", 0, 0, 0, 0, 0, NOON));
    }

    @Test
    void shouldReadTheDataOfACloudEventInBinaryMode() {
        // Given
        Headers headers = header("content-type", "application/json")
                .add("ce_specversion", bytes("1.0"))
                .add("ce_id", bytes("e1"))
                .add("ce_source", bytes("/customs"))
                .add("ce_type", bytes("declaration"));

        // When
        send("default", null, cancellation("cn-gacc", "1", 1), headers);

        // Then
        assertThat(published(Channel.CUSTOMS)).extracting(TestRecord::key).containsExactly("customs|cn-gacc|1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"specversion\":\"1.0\",\"source\":\"/c\",\"type\":\"t\",\"data\":{}} | it has no attribute id",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/c\",\"type\":\"t\",\"data_base64\":\"?\"} | is no CloudEvent",
                "[] | it is no JSON object",
                "{\"specversion\": | is no CloudEvent",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/c\",\"type\":\"t\",\"datacontenttype\":\"image/png\"} | has data of an unknown format",
            })
    void shouldRejectWhatIsNoCloudEvent(String value, String detail) {
        // When
        send("default", null, value, header("content-type", "application/cloudevents+json"));

        // Then
        assertThat(rejections())
                .singleElement()
                .extracting(Rejection::detail)
                .asString()
                .contains(detail);
    }

    /** A change as Debezium's connectors write it: with and without its schema, and the row alone. */
    @Test
    void shouldReadRowsOfATableInJsonWithAMapping() {
        // Given
        Headers headers = header("content-type", "application/json").add("mapping", bytes("border-table"));
        String change =
                "{\"before\":null,\"after\":" + ROW.formatted(2) + ",\"op\":\"u\",\"source\":{\"table\":\"d\"}}";

        // When
        send("default", null, ROW.formatted(1), headers);
        send("default", null, change, headers);
        send(
                "default",
                null,
                "{\"schema\":{\"type\":\"struct\"},\"payload\":" + change.replace(":2,", ":3,") + "}",
                headers);

        // Then
        assertThat(rejections()).isEmpty();
        List<TestRecord<String, TradeDocument>> published = published(Channel.CUSTOMS);
        assertThat(published)
                .extracting(record -> record.value().declaredRevision())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void shouldRejectTheDeletionOfARow() {
        // Given
        Headers headers = header("content-type", "application/json").add("mapping", bytes("border-table"));

        // When
        send("default", null, "{\"before\":" + ROW.formatted(1) + ",\"after\":null,\"op\":\"d\"}", headers);

        // Then
        assertThat(rejections())
                .extracting(Rejection::detail)
                .singleElement()
                .asString()
                .contains("a row was deleted");
    }

    /** What is read in one transaction is reported in it, so that the reports add up to the documents that are there. */
    @Test
    void shouldReportWhatItMadeOfTheRecordsOfEachDay() {
        // When
        send("default", null, cancellation("cn-gacc", "1", 1) + "\nnonsense\n", header("format", "ndjson"));
        send("default", null, cancellation("cn-gacc", "2", 1), NONE);
        send("default", bytes("next day"), bytes(cancellation("cn-gacc", "3", 1)), NONE, NOON.plusSeconds(86_400));

        // Then
        String partition = "eu.intake.default.v1-0";
        assertThat(reports())
                .containsExactlyInAnyOrder(
                        new FeedReport(partition, partition + "@0", "intake", 3, 2, 1, 2, 1, NOON),
                        new FeedReport(partition, partition + "@2", "intake", 1, 1, 0, 1, 0, NOON.plusSeconds(86_400)));
        assertThat(reports()).isEmpty();
    }

    private void send(String feed, @Nullable String key, String value, Headers headers) {
        send(feed, key == null ? null : bytes(key), bytes(value), headers, NOON);
    }

    private void send(String feed, byte @Nullable [] key, byte @Nullable [] value, Headers headers, Instant at) {
        String topic = topics.intakes().get(feed).name();
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, headers, at));
    }

    private List<TestRecord<String, TradeDocument>> published(Channel channel) {
        return read(topics.documents(channel));
    }

    private List<Rejection> rejections() {
        return read(topics.feedRejections()).stream().map(TestRecord::value).toList();
    }

    /** The latest report of each key, as compaction keeps them. */
    private List<FeedReport> reports() {
        Map<String, FeedReport> latest = new HashMap<>();
        read(topics.feeds()).forEach(record -> latest.put(record.key(), record.value()));
        return new ArrayList<>(latest.values());
    }

    private <V> List<TestRecord<String, V>> read(Topic<V> topic) {
        List<TestRecord<String, V>> records = new ArrayList<>();
        driver.createOutputTopic(topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .forEach(record -> records.add(new TestRecord<>(
                        record.key(),
                        wire.codec(topic).decode(record.value()).value().orElseThrow(),
                        record.headers(),
                        record.getRecordTime())));
        return records;
    }

    private static String readFrom(TestRecord<?, ?> record) {
        Header header = record.headers().lastHeader(FilePlace.HEADER);
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Headers header(String name, String value) {
        return new RecordHeaders().add(name, bytes(value));
    }

    private static String cancellation(String source, String number, long revision) {
        return "{\"channel\":\"customs\",\"source\":\"" + source + "\",\"documentId\":\"" + number
                + "\",\"cancellation\":{\"number\":" + revision + "}}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
