package io.landport.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.HeaderBuilder;
import io.landport.domain.LineBuilder;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Verdict;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.FeedProblem;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.Texts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
    private static final String HEADER =
            "channel,source,documentId,revision,statisticalDate,flow,crossing,currency,commodity,value,netWeight\n";
    private static final String A = "customs,cn-gacc,A,1,2021-05-31,import,1902,CNY,2709,10,\n";
    private static final String A2 = "customs,cn-gacc,A,1,2021-05-31,import,1902,CNY,4403,20,7\n";
    private static final String B = "customs,cn-gacc,B,1,2021-05-31,import,1902,CNY,2709,30,\n";

    @Test
    void shouldGatherAdjacentRows() {
        // Given
        String text = "\uFEFF" + HEADER + A + A2.replace("\n", "\r\n") + '\n' + B;
        // When
        List<FeedItem> items = Texts.read(new Csv(), text);
        // Then
        assertThat(Texts.documents(items))
                .containsExactly(
                        document("A", line("2709", 10, null), line("4403", 20, 7L)),
                        document("B", line("2709", 30, null)));
        assertThat(items).extracting(FeedItem::line).containsExactly(2L, 5L);
    }

    @Test
    void shouldNameTheColumnOfADetailOfTheDocumentOrTheLine() {
        // Given
        String text = "channel,source,documentId,revision,statisticalDate,flow,crossing,currency,commodity,value,"
                + "totalGrossWeight,grossWeight,lineCurrency\n"
                + "customs,cn-gacc,A,1,2021-05-31,import,1902,CNY,2709,10,1e20,2e20,usd\n";
        // When
        FeedItem.Read read = (FeedItem.Read) Texts.read(new Csv(), text).get(0);
        // Then
        assertThat(located(read, new FieldLocation("grossWeight", null)))
                .isEqualTo("totalGrossWeight: grossWeight is '1e20', must be from 0 to 100000000000000");
        assertThat(located(read, new FieldLocation("grossWeight", 1)))
                .isEqualTo("grossWeight is '2e20', must be from 0 to 100000000000000");
        assertThat(read.locator()
                        .locate(new Verdict.Rejected(
                                Reason.MALFORMED_CURRENCY, "currency is 'usd'", new FieldLocation("currency", 1))))
                .extracting(FeedProblem::detail)
                .isEqualTo("lineCurrency: currency is 'usd'");
    }

    @Test
    void shouldRejectReferencesWithoutAScheme() {
        // Given
        String text = HEADER.replace("\n", ",references\n") + A.replace("\n", ",mrn:1;24GB\n");
        // When
        FeedItem.RejectedRows rejected = Texts.soleRejected(Texts.read(new Csv(), text));
        // Then
        assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED_REFERENCE);
        assertThat(rejected.detail()).isEqualTo("references is '24GB', must be scheme:id, several separated by ;");
    }

    @Test
    void shouldRejectUnderTheReferencesThatItRead() {
        // Given
        String text = HEADER.replace("\n", ",references\n")
                + A.replace("2709,10,", "2709,ten,").replace("\n", ",mrn:1;ducr:2\n");
        // When
        FeedItem.RejectedRows rejected = Texts.soleRejected(Texts.read(new Csv(), text));
        // Then
        assertThat(rejected.references())
                .containsExactly(new DocumentReference("mrn", "1"), new DocumentReference("ducr", "2"));
    }

    private static String located(FeedItem.Read read, FieldLocation location) {
        return read.locator()
                .locate(new Verdict.Rejected(Reason.AMOUNT_OUT_OF_RANGE, "grossWeight is too much", location))
                .detail();
    }

    @Test
    void shouldReadEveryColumnInAnyOrderAndQuoted() {
        // Given
        String text = "value,linePartner,lineProcedure,unit,quantity,netWeight,commodity,summarises,currency,procedure,"
                + "region,partner,mode,crossing,crossingScheme,flow,statisticalDate,revision,kind,documentId,source,"
                + "channel\n"
                + "1.5,KZ,0130,035,2,3,2709,L1;L2,CNY,0110,2301,RU,3,1902,gacc,export,2021-05-31,4,revision,"
                + "\"A, \"\"1\"\"\",cn-ceb,e-commerce\n";
        // When
        List<FeedItem> items = Texts.read(new Csv(), text);
        // Then
        Header header = new HeaderBuilder()
                .statisticalDate(LocalDate.of(2021, 5, 31))
                .flow("export")
                .crossing("gacc", "1902")
                .mode("3")
                .partner("RU")
                .region("2301")
                .procedure("0110")
                .currency("CNY")
                .build();
        Line line = new LineBuilder("2709", 15_000)
                .netWeight(3_000L)
                .quantity(2_000L, "035")
                .partner("KZ")
                .procedure("0130")
                .build();
        assertThat(Texts.documents(items))
                .containsExactly(new Declaration(
                        new DocumentId(Channel.E_COMMERCE, "cn-ceb", "A, \"1\""),
                        4,
                        header,
                        List.of(line),
                        List.of("L1", "L2")));
    }

    @Test
    void shouldReadCancellationsAndDecisions() {
        // Given
        String text = """
                kind,channel,source,documentId,revision,number,outcome
                cancellation,customs,cn-gacc,A,2,,
                decision,customs,cn-gacc,A,2,7,released
                decision,customs,cn-gacc,A,,8,annulled
                """;
        // When
        List<FeedItem> items = Texts.read(new Csv(), text);
        // Then
        DocumentId id = new DocumentId(Channel.CUSTOMS, "cn-gacc", "A");
        assertThat(Texts.documents(items))
                .containsExactly(
                        new Cancellation(id, 2),
                        new Decision(id, 7, 2L, "released"),
                        new Decision(id, 8, null, "annulled"));
    }

    @ParameterizedTest
    @CsvSource({
        "'2709,10,', '2709,1x,', malformed-number",
        "'2709,10,', '2709,,', missing-field",
        "'2709,10,', ',10,', missing-field",
        "'2709,10,', '2709,\"1,0\",', malformed-number",
        "'2709,10,', '2709,1,0,', malformed-row",
        "'2709,10,', '2709,10', malformed-row",
        "'2021-05-31', '31/05/2021', malformed-date",
        "'2021-05-31', '', missing-field",
        "'cn-gacc,A,1,', 'cn-gacc,A,one,', malformed-number",
        "'customs', 'road', unknown-code",
    })
    void shouldRefuseADocumentWithABadRowWholeAndReadOn(String good, String bad, String reason) {
        // Given
        String first = A.replace(good, bad);
        String second = A2.replace(good, bad);
        // When
        List<FeedItem> items = Texts.read(new Csv(), HEADER + first + second + B);
        // Then
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason().code()).isEqualTo(reason);
            assertThat(rejected.line()).isEqualTo(2);
            assertThat(Texts.original(rejected)).isEqualTo(first + second);
        });
        assertThat(Texts.documents(items)).containsExactly(document("B", line("2709", 30, null)));
    }

    @Test
    void shouldNameTheFirstBadRowOfADocument() {
        // Given
        String bad = A2.replace("4403,20", "4403,x");
        // When
        FeedItem.RejectedRows rejected = Texts.soleRejected(Texts.read(new Csv(), HEADER + A + bad + bad));
        // Then
        assertThat(rejected.line()).isEqualTo(3);
        assertThat(rejected.id()).isEqualTo(new DocumentId(Channel.CUSTOMS, "cn-gacc", "A"));
        assertThat(rejected.revision()).isEqualTo(1L);
        assertThat(Texts.original(rejected)).isEqualTo(A + bad + bad);
    }

    @Test
    void shouldRefuseRowsThatContradictEachOther() {
        // Given
        String text = HEADER + A + A2.replace("CNY", "USD");
        // When
        FeedItem.RejectedRows rejected = Texts.soleRejected(Texts.read(new Csv(), text));
        // Then
        assertThat(rejected.reason()).isEqualTo(Reason.CONTRADICTING_ROWS);
        assertThat(rejected.detail()).startsWith("currency differs from the first row of the document, at line 2");
    }

    @Test
    void shouldRefuseADocumentThatComesAgainAfterAnother() {
        // Given
        String text = HEADER + A + B + A2;
        // When
        List<FeedItem> items = Texts.read(new Csv(), text);
        // Then
        assertThat(Texts.documents(items)).hasSize(2);
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.ROWS_NOT_ADJACENT);
            assertThat(rejected.line()).isEqualTo(4);
            assertThat(Texts.original(rejected)).isEqualTo(A2);
        });
    }

    @Test
    void shouldReadAnotherRevisionOfADocumentThatCameBefore() {
        // Given
        String text = HEADER + A + B + A.replace(",A,1,", ",A,2,");
        // When
        List<FeedItem> items = Texts.read(new Csv(), text);
        // Then
        assertThat(Texts.documents(items)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "garbage",
        "'\"customs,cn-gacc,A,1,2021-05-31,import,1902,CNY,2709,10,'",
        "'customs,cn-gacc,,1,2021-05-31,import,1902,CNY,2709,10,'"
    })
    void shouldRefuseARowAloneWhoseDocumentCannotBeTold(String bad) {
        // Given
        String text = HEADER + bad + '\n' + A + bad + '\n' + B;
        // When
        List<FeedItem> items = Texts.read(new Csv(), text);
        // Then
        assertThat(Texts.documents(items)).hasSize(2);
        assertThat(Texts.rejected(items)).extracting(FeedItem::line).containsExactly(2L, 4L);
        assertThat(Texts.rejected(items)).extracting(Texts::original).containsExactly(bad, bad);
    }

    @Test
    void shouldRefuseADocumentWithAnUnreadableRowInItsMiddle() {
        // Given
        String text = HEADER + A + "garbage\n" + A2 + B;
        // When
        List<FeedItem> items = Texts.read(new Csv(), text);
        // Then
        assertThat(Texts.documents(items)).containsExactly(document("B", line("2709", 30, null)));
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED_ROW);
            assertThat(rejected.line()).isEqualTo(3);
            assertThat(Texts.original(rejected)).isEqualTo(A + "garbage\n" + A2);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'cancellation,customs,cn-gacc,A,2,7,,', unknown-field",
        "'cancellation,customs,cn-gacc,A,,,,', missing-field",
        "'decision,customs,cn-gacc,A,,7,,', missing-field",
        "'decision,customs,cn-gacc,A,,,released,', missing-field",
        "'decision,customs,cn-gacc,A,,7,released,10', unknown-field",
        "'withdrawal,customs,cn-gacc,A,2,,,', unknown-code",
    })
    void shouldRefuseFieldsThatAKindDoesNotHaveOrLacks(String row, String reason) {
        // Given
        String text = "kind,channel,source,documentId,revision,number,outcome,value\n" + row;
        // When
        FeedItem.RejectedRows rejected = Texts.soleRejected(Texts.read(new Csv(), text));
        // Then
        assertThat(rejected.reason().code()).isEqualTo(reason);
    }

    @Test
    void shouldRefuseASecondRowOfACancellation() {
        // Given
        String text = "kind,channel,source,documentId,revision\n" + "cancellation,customs,cn-gacc,A,2\n".repeat(2);
        // When
        FeedItem.RejectedRows rejected = Texts.soleRejected(Texts.read(new Csv(), text));
        // Then
        assertThat(rejected.reason()).isEqualTo(Reason.DUPLICATE_ROW);
    }

    @Test
    void shouldBoundADocumentOfManyRows() {
        // Given
        String text = HEADER + A.repeat(20_000) + B;
        // When
        List<FeedItem> items = Texts.read(new Csv(), text);
        // Then
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(rejected.original().bytes().length).isBetween(899_000, 900_000);
        });
        assertThat(Texts.documents(items)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | - is empty",
                "'channel,source\n' | - lacks columns in its header row: documentId, revision",
                "'channel,channel\n' | - has the column 'channel' twice",
                "'channel;source\n' | - is not csv of documents: its header row has the column 'channel;source'",
                "'TRDTYPE,DEPE\n1,0101\n' | - is not csv of documents: its header row has the column 'TRDTYPE'",
                "'{\"channel\":\"customs\"}\n' | - is not csv of documents",
                "'\"channel\n' | - has no header row: a quote is not closed",
                "'channel,source,documentId,kind,revision\n' | - has a header row and no other",
            })
    void shouldSayWhatIsWrongWithAWholeFile(String text, String message) {
        // Given
        Input input =
                Input.stream(new java.io.ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        // When // Then
        assertThatThrownBy(() -> Texts.read(new Csv(), input))
                .rootCause()
                .isInstanceOf(InvalidFileException.class)
                .hasMessageStartingWith(message);
    }

    private static Declaration document(String id, Line... lines) {
        Header header = new HeaderBuilder()
                .statisticalDate(LocalDate.of(2021, 5, 31))
                .flow("import")
                .crossing(null, "1902")
                .currency("CNY")
                .build();
        return new Declaration(new DocumentId(Channel.CUSTOMS, "cn-gacc", id), 1, header, List.of(lines), List.of());
    }

    private static Line line(String commodity, long units, @Nullable Long kilograms) {
        return new LineBuilder(commodity, units * 10_000)
                .netWeight(kilograms == null ? null : kilograms * 1_000)
                .build();
    }
}
