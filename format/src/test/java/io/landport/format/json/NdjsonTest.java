package io.landport.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.HeaderBuilder;
import io.landport.domain.LineBuilder;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Verdict;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Input;
import io.landport.format.feed.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonTest {
    private static final DocumentId ID = new DocumentId(Channel.CUSTOMS, "cn-gacc", "A1");
    private static final String HEAD = """
            {"channel":"customs","source":"cn-gacc","documentId":"A1",""";
    private static final String REVISION = HEAD + """
                    "revision":{"number":1,"statisticalDate":"2021-05-31","flow":"import","crossing":"1902",\
                    "currency":"CNY","lines":[{"commodity":"2709","value":VALUE}]}}""";

    private static String cancellation(int number) {
        return HEAD + """
                "cancellation":{"number":%d}}""".formatted(number);
    }

    @Test
    void shouldReadEveryFieldOfARevision() {
        // Given
        String line = HEAD + """
                        "revision":{"number":2,"statisticalDate":"2021-05-31","flow":"import",\
                        "crossingScheme":"gacc","crossing":"1902","mode":"3","partner":"RU",\
                        "region":"2301","procedure":"0110","currency":"CNY","summarises":["L1","L2"],\
                        "lines":[{"commodity":"2709","value":1250.75,"netWeight":"1000.5","quantity":3,\
                        "unit":"035","partner":"KZ","procedure":"0130"}]}}""";
        // When
        List<FeedItem> items = Texts.read(new Ndjson(), line);
        // Then
        Header header = new HeaderBuilder()
                .statisticalDate(LocalDate.of(2021, 5, 31))
                .flow("import")
                .crossing("gacc", "1902")
                .mode("3")
                .partner("RU")
                .region("2301")
                .procedure("0110")
                .currency("CNY")
                .build();
        Line content = new LineBuilder("2709", 12_507_500)
                .netWeight(1_000_500L)
                .quantity(3_000L, "035")
                .partner("KZ")
                .procedure("0130")
                .build();
        assertThat(Texts.documents(items))
                .containsExactly(new Declaration(ID, 2, header, List.of(content), List.of("L1", "L2")));
    }

    @Test
    void shouldReadReferencesNumbersOfLinesAndDetails() {
        // Given
        String line = HEAD + """
                        "references":[{"scheme":"mrn","id":"24GB1"},{"id":"F:7","scheme":"ducr"}],\
                        "revision":{"number":2,"statisticalDate":"2021-05-31","flow":"import",\
                        "crossing":"1902","currency":"CNY","grossWeight":1100.5,"packages":40,"containers":2,\
                        "consignmentCountry":"KZ","requestedProcedure":"40","previousProcedure":"71",\
                        "additionalProcedures":["C07","1MO"],\
                        "lines":[{"commodity":"2709","value":1,"number":3,"currency":"USD",\
                        "grossWeight":"0.5","packages":1,"containers":0,"consignmentCountry":"MN",\
                        "requestedProcedure":"42","previousProcedure":null,"additionalProcedures":null}]}}""";
        // When
        List<FeedItem> items = Texts.read(new Ndjson(), line);
        // Then
        Header header = new HeaderBuilder()
                .statisticalDate(LocalDate.of(2021, 5, 31))
                .flow("import")
                .crossing(null, "1902")
                .currency("CNY")
                .details(new Details(1_100_500L, 40L, 2L, "KZ", "40", "71", List.of("C07", "1MO")))
                .build();
        Line content = new LineBuilder("2709", 10_000)
                .number(3L)
                .currency("USD")
                .details(new Details(500L, 1L, 0L, "MN", "42", null, List.of()))
                .build();
        assertThat(Texts.documents(items))
                .containsExactly(new Declaration(
                        ID,
                        2,
                        header,
                        List.of(content),
                        List.of(),
                        List.of(new DocumentReference("mrn", "24GB1"), new DocumentReference("ducr", "F:7"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                "references":{} | malformed-row | references must be an array
                "references":[1] | malformed-row | references must be an array of objects
                "references":[{}] | missing-field | scheme of a reference is missing
                "references":[{"scheme":"mrn"}] | missing-field | id of a reference is missing
                "references":[{"scheme":"mrn","id":1}] | malformed-row | id must be a string
                "references":[{"scheme":"a","scheme":"a"}] | malformed-row | scheme appears twice
                "references":[{"scheme":"a","id":"1","x":""}] | unknown-field | there is no field 'x'
                "references":[],"references":[] | malformed-row | references appears twice
                "references":[{"scheme":"a","id":"\\ud800"}] | malformed-row | text of whole characters
                """)
    void shouldRefuseReferencesThatAreNone(String references, String reason, String detail) {
        // Given
        String line = cancellation(1).replace("\"cancellation\"", references + ",\"cancellation\"");
        // When
        FeedItem.RejectedRows rejected = Texts.soleRejected(Texts.read(new Ndjson(), line));
        // Then
        assertThat(rejected.reason().code()).isEqualTo(reason);
        assertThat(rejected.detail()).contains(detail);
    }

    @Test
    void shouldRejectOverlongUtf8() throws IOException {
        // Given: a slash in two bytes, with which Jackson reads an id that has a slash.
        String[] parts = cancellation(1).replace(ID.document(), "A@B").split("@", 2);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(parts[0].getBytes(StandardCharsets.UTF_8));
        line.writeBytes(HexFormat.of().parseHex("c0af"));
        line.writeBytes(parts[1].getBytes(StandardCharsets.UTF_8));
        // When
        FeedItem.RejectedRows rejected =
                Texts.soleRejected(Texts.read(new Ndjson(), Input.decompressed("line", line.toByteArray())));
        // Then
        assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED_ROW);
        assertThat(rejected.detail()).isEqualTo("the line is not UTF-8");
    }

    /** Jackson would find out the encoding by itself, and throws for the last two. */
    @ParameterizedTest
    @ValueSource(strings = {"007b007d", "7b007d00", "feff007b007d", "fffe7b007d00", "0000007b", "0000fffe", "feff0000"})
    void shouldRejectALineInAnotherEncodingAndReadTheNext(String hex) throws IOException {
        // Given
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.writeBytes((cancellation(1) + '\n').getBytes(StandardCharsets.UTF_8));
        lines.writeBytes(HexFormat.of().parseHex(hex));
        lines.writeBytes(('\n' + cancellation(3) + '\n').getBytes(StandardCharsets.UTF_8));
        // When
        List<FeedItem> items = Texts.read(new Ndjson(), Input.decompressed("lines", lines.toByteArray()));
        // Then
        assertThat(Texts.documents(items)).containsExactly(new Cancellation(ID, 1), new Cancellation(ID, 3));
        assertThat(items.get(1).rejected()).hasValueSatisfying(rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED_ROW);
            assertThat(rejected.detail()).isEqualTo("the line is not UTF-8");
            assertThat(rejected.original().bytes()).isEqualTo(HexFormat.of().parseHex(hex));
        });
    }

    @Test
    void shouldQuoteAGrossWeightThatNoDocumentCanHold() {
        // Given
        String line = REVISION.replace("VALUE", "1,\"grossWeight\":2e20")
                .replace("\"lines\"", "\"grossWeight\":1e20,\"lines\"");
        // When
        FeedItem.Read read = (FeedItem.Read) Texts.read(new Ndjson(), line).get(0);
        // Then
        assertThat(read.locator().locate(tooHeavy(null)).detail())
                .isEqualTo("grossWeight is '1e20', must be from 0 to 100000000000000");
        assertThat(read.locator().locate(tooHeavy(1)).detail())
                .isEqualTo("grossWeight is '2e20', must be from 0 to 100000000000000 (line 1 of the document)");
    }

    private static Verdict.Rejected tooHeavy(@Nullable Integer line) {
        return new Verdict.Rejected(
                Reason.AMOUNT_OUT_OF_RANGE, "grossWeight is too much", new FieldLocation("grossWeight", line));
    }

    @Test
    void shouldRejectUnderTheReferencesThatItRead() {
        // Given
        String line = HEAD + """
                        "references":[{"scheme":"mrn","id":"24GB1"}],"cancellation":{"number":1.5}}""";
        // When
        FeedItem.RejectedRows rejected = Texts.soleRejected(Texts.read(new Ndjson(), line));
        // Then
        assertThat(rejected.references()).containsExactly(new DocumentReference("mrn", "24GB1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                "number":"3" | malformed-row | number must be a whole number
                "number":1.5 | malformed-number | number is '1.5'
                "packages":1e3 | malformed-number | packages is '1e3'
                "grossWeight":"1,5" | malformed-number | grossWeight is '1,5'
                "grossWeight":[] | malformed-row | grossWeight must be a number or a string
                "additionalProcedures":"C07" | malformed-row | additionalProcedures must be an array
                "additionalProcedures":[7] | malformed-row | additionalProcedures must be an array of strings
                "currency":7 | malformed-row | currency must be a string
                """)
    void shouldRefuseDetailsOfALineThatAreNone(String member, String reason, String detail) {
        // Given
        String line = REVISION.replace("VALUE", "1," + member);
        // When
        FeedItem.RejectedRows rejected = Texts.soleRejected(Texts.read(new Ndjson(), line));
        // Then
        assertThat(rejected.reason().code()).isEqualTo(reason);
        assertThat(rejected.detail()).startsWith(detail).endsWith("(line 1 of the document)");
    }

    @Test
    void shouldReadCancellationsAndDecisions() {
        // Given
        String lines = cancellation(3) + '\n' + HEAD + """
                        "decision":{"number":4,"revision":2,"outcome":"released"}}""" + "\r\n\n  \n" + HEAD + """
                        "revision":null,"decision":{"number":5,"revision":null,"outcome":"rejected"}}""";
        // When
        List<FeedItem> items = Texts.read(new Ndjson(), lines);
        // Then
        assertThat(Texts.documents(items))
                .containsExactly(
                        new Cancellation(ID, 3),
                        new Decision(ID, 4, 2L, "released"),
                        new Decision(ID, 5, null, "rejected"));
        assertThat(items).extracting(FeedItem::line).containsExactly(1L, 2L, 5L);
    }

    @ParameterizedTest
    @CsvSource({
        "12.5, 125000",
        "'\"12.5\"', 125000",
        "0.00005, 0",
        "0.00015, 2",
        "1.00005, 10000",
        "1e3, 10000000",
        "99999999999999.9999, 999999999999999999",
        "1e14, 1000000000000000000",
        "1e15, 9223372036854775807",
        "1e999, 9223372036854775807",
        "1e-999, 0",
        "-1e-999, -1",
        "-5, -50000",
    })
    void shouldReadAmountsExactly(String text, long expected) {
        // Given
        String line = REVISION.replace("VALUE", text);
        // When
        List<FeedItem> items = Texts.read(new Ndjson(), line);
        // Then
        assertThat(Texts.documents(items))
                .singleElement()
                .satisfies(document -> assertThat(
                                ((Declaration) document).lines().get(0).value())
                        .isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "1e999999999",
        "1e-999999999",
        "'\"1e999999999\"'",
        "'\"12,5\"'",
        "'\"12 500\"'",
        "'\"\"'",
        "'\"NaN\"'",
        "'\"0x10\"'",
        "'\"\u0661\u0662\"'",
        "10000000000000000000000000000000000000000000000000000000000000000",
    })
    void shouldRefuseWhatIsNoNumber(String text) {
        // Given
        String line = REVISION.replace("VALUE", text);
        // When
        FeedItem.RejectedRows rejected = Texts.soleRejected(Texts.read(new Ndjson(), line));
        // Then
        assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED_NUMBER);
        assertThat(rejected.detail()).startsWith("value is '").endsWith("(line 1 of the document)");
        assertThat(rejected.id()).isEqualTo(ID);
        assertThat(rejected.revision()).isEqualTo(1L);
        assertThat(Texts.original(rejected)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                garbage | malformed-row
                [] | malformed-row
                { | malformed-row
                {"channel":"customs" | malformed-row
                HEAD "cancellation":{"number":1}} {} | malformed-row
                HEAD "cancellation":{"number":1},"decision":{"number":1,"outcome":"released"}} | malformed-row
                HEAD "cancellation":{"number":"1"}} | malformed-row
                HEAD "cancellation":[1]} | malformed-row
                HEAD "channel":"customs","cancellation":{"number":1}} | malformed-row
                HEAD "cancellation":{"number":1,"number":2}} | malformed-row
                HEAD "cancellation":{"number":1.5}} | malformed-number
                HEAD "cancellation":{"number":99999999999999999999}} | malformed-number
                HEAD "cancellation":{}} | missing-field
                HEAD "decision":{"number":1}} | missing-field
                HEAD "revision":{"number":1}} | missing-field
                HEAD "x":1} | unknown-field
                HEAD "x":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]} | unknown-field
                HEAD "cancellation":{"number":1,"lines":[]}} | unknown-field
                {"channel":"customs","source":"s","documentId":"A1"} | missing-field
                {"channel":"customs","documentId":"A1","cancellation":{"number":1}} | missing-field
                {"channel":null,"source":"s","documentId":"A1","cancellation":{"number":1}} | missing-field
                {"channel":"road","source":"s","documentId":"A1","cancellation":{"number":1}} | unknown-code
                {"channel":"customs","source":"s","documentId":7,"cancellation":{"number":1}} | malformed-row
                {"channel":"customs","source":"s","documentId":"\\ud800","cancellation":{"number":1}} | malformed-row
                """)
    void shouldRefuseWhatIsNoDocumentAndReadOn(String line, String reason) {
        // Given
        String good = cancellation(9);
        String bad = line.replace("HEAD ", HEAD);
        // When
        List<FeedItem> items = Texts.read(new Ndjson(), bad + '\n' + good);
        // Then
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason().code()).isEqualTo(reason);
            assertThat(rejected.line()).isEqualTo(1);
            assertThat(Texts.original(rejected)).isEqualTo(bad);
        });
        assertThat(Texts.documents(items)).containsExactly(new Cancellation(ID, 9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                "flow":"import", | "flow":null,"flow":"import", | flow
                "flow":"import", | "flow":"import","flow":"export", | flow
                "flow":"import", | "flow":"import","flow":null, | flow
                "flow":"import", | "flow":"import","fl\\u006fw":null, | flow
                "flow":"import", | "flow":"import","mode":null,"mode":null, | mode
                "source": | "source":null,"source": | source
                "revision": | "revision":null,"revision": | revision
                "revision": | "cancellation":null,"cancellation":null,"revision": | cancellation
                }]}} | }]},"revision":null} | revision
                }]}} | }],"lines":[]}} | lines
                }]}} | }],"summarises":null,"summarises":["L1"]}} | summarises
                }]}} | }],"summarises":[],"summarises":["L1"]}} | summarises
                "value": | "value":null,"value": | value
                "value": | "unit":null,"unit":null,"value": | unit
                """)
    void shouldRejectAKeyThatAppearsTwice(String once, String twice, String key) {
        // Given
        String line = REVISION.replace("VALUE", "1").replace(once, twice);
        // When
        FeedItem.RejectedRows rejected = Texts.soleRejected(Texts.read(new Ndjson(), line));
        // Then
        assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED_ROW);
        assertThat(rejected.detail()).startsWith(key + " appears twice in one object");
    }

    @Test
    void shouldReadAKeyOnceInEachObject() {
        // Given
        String line = REVISION.replace("VALUE", """
                1,"unit":null}, {"commodity":"2709","unit":null,"value":2""");
        // When
        List<FeedItem> items = Texts.read(new Ndjson(), line);
        // Then
        assertThat(Texts.documents(items)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"2021-5-31", "31.05.2021", "2021-02-30", "+999999999-12-31", "2021-05-31T00:00"})
    void shouldRefuseWhatIsNoDate(String date) {
        // Given
        String line = REVISION.replace("VALUE", "1").replace("2021-05-31", date);
        // When
        FeedItem.RejectedRows rejected = Texts.soleRejected(Texts.read(new Ndjson(), line));
        // Then
        assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED_DATE);
        assertThat(rejected.detail()).contains(date);
    }

    @Test
    void shouldKeepOnlyTheBeginningOfAnEnormousLine() {
        // Given
        String enormous = "{\"channel\":\"" + "x".repeat(2_000_000) + "\"}";
        // When
        List<FeedItem> items = Texts.read(new Ndjson(), enormous + '\n' + cancellation(9));
        // Then
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(rejected.detail()).contains("the line has 2000014 bytes");
            assertThat(rejected.original().bytes()).hasSize(900_000);
        });
        assertThat(Texts.documents(items)).hasSize(1);
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8() {
        // Given
        byte[] line = {'{', '"', (byte) 0xff, (byte) 0xfe, '"', '}'};
        // When
        FeedItem.RejectedRows rejected =
                Texts.soleRejected(Texts.read(new Ndjson(), Input.stream(new java.io.ByteArrayInputStream(line))));
        // Then
        assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED_ROW);
        assertThat(rejected.original().bytes()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"'\0\0\0'", "'\0'", "'\u000b'", "' \u001b '"})
    void shouldRejectLinesOfControlCharacters(String line) {
        // Given
        String good = cancellation(9);
        // When
        List<FeedItem> items = Texts.read(new Ndjson(), good + '\n' + line + "\n \t \r\n" + good);
        // Then
        assertThat(Texts.documents(items)).hasSize(2);
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED_ROW);
            assertThat(rejected.line()).isEqualTo(2);
            assertThat(Texts.original(rejected)).isEqualTo(line);
        });
    }

    @Test
    void shouldNotShowWhatStandsInALineThatIsNoJson() {
        // Given
        String line = "secret-name, 12";
        // When
        FeedItem.RejectedRows rejected = Texts.soleRejected(Texts.read(new Ndjson(), line));
        // Then
        assertThat(rejected.detail()).startsWith("the line is not JSON").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"''", "'\n  \n'", "'\uFEFF'"})
    void shouldSayThatAnEmptyFileIsEmpty(String text) {
        // Given
        Input input =
                Input.stream(new java.io.ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        // When // Then
        assertThatThrownBy(() -> Texts.read(new Ndjson(), input))
                .hasRootCauseMessage("- is empty: ndjson has one JSON document a line");
    }
}
