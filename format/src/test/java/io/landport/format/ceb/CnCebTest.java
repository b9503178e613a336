package io.landport.format.ceb;

import static io.landport.format.ceb.CebTexts.element;
import static io.landport.format.ceb.CebTexts.goods;
import static io.landport.format.ceb.CebTexts.head;
import static io.landport.format.ceb.CebTexts.line;
import static io.landport.format.ceb.CebTexts.list;
import static io.landport.format.ceb.CebTexts.message;
import static io.landport.format.ceb.CebTexts.reply;
import static io.landport.format.ceb.CebTexts.request;
import static io.landport.format.ceb.CebTexts.with;
import static io.landport.format.ceb.CebTexts.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Verdict;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.FeedProblem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CnCebTest {
    private static final Format FORMAT = CebMessages.FORMAT;
    private static final DocumentId LIST = new DocumentId(Channel.E_COMMERCE, "cn-ceb", "19252026E000000001");
    private static final List<DocumentReference> REFERENCES =
            List.of(new DocumentReference("copNo", "COP-1"), new DocumentReference("preNo", "B20260311000000001"));

    @Test
    void shouldReadAnExportListAsItsPageSays() {
        // Given
        String xml = message("603", list(head(), line(goods())));
        // When
        List<FeedItem> items = Texts.read(FORMAT, xml);
        // Then
        Details details = new Details(12_500L, 3L, null, "RU", null, null, List.of());
        Header header = new HeaderBuilder()
                .statisticalDate(LocalDate.of(2026, 3, 12))
                .flow("export")
                .crossing(null, "1925")
                .mode("4")
                .region("23019")
                .procedure("9610")
                .currency("CNY")
                .details(details)
                .build();
        Line line = new LineBuilder("6104430000", 2_005_000)
                .netWeight(10_250L)
                .quantity(4_000L, "011")
                .partner("RU")
                .number(1L)
                .build();
        assertThat(Texts.documents(items))
                .containsExactly(
                        new Declaration(LIST, 20260311153001000L, header, List.of(line), List.of(), REFERENCES));
    }

    @Test
    void shouldDateAnImportListWithoutDateOfImportByItsDeclaration() {
        // Given
        Map<String, String> head = with(without(head(), "ieDate"), "declTime", "20260310");
        // When
        List<FeedItem> items = Texts.read(FORMAT, message("621", list(head, line(goods()))));
        // Then
        Declaration declaration = (Declaration) Texts.documents(items).get(0);
        assertThat(declaration.header().flow()).isEqualTo("import");
        assertThat(declaration.header().statisticalDate()).isEqualTo(LocalDate.of(2026, 3, 10));
    }

    @Test
    void shouldGiveTheWeightOfTheHeadToASoleLineOnly() {
        // Given
        String pieces = line(goods());
        String weighed = line(with(with(goods(), "unit1", "035"), "qty1", "1.5"));
        String alsoWeighed = line(with(with(goods(), "unit2", "035"), "qty2", "2.25"));
        // When
        List<FeedItem> items = Texts.read(FORMAT, message("603", list(head(), pieces, weighed, alsoWeighed)));
        // Then
        Declaration declaration = (Declaration) Texts.documents(items).get(0);
        assertThat(declaration.lines()).extracting(Line::netWeight).containsExactly(null, 1_500L, 2_250L);
    }

    @Test
    void shouldCountTheAmountsThatAreRounded() {
        // Given
        String rounded = line(with(with(goods(), "totalPrice", "19.00001"), "qty1", "0.0005"));
        String exact = line(with(goods(), "totalPrice", "19.000"));
        // When
        List<FeedItem> items = Texts.read(FORMAT, message("603", list(head(), rounded, exact)));
        // Then
        assertThat(items)
                .singleElement()
                .isInstanceOfSatisfying(
                        FeedItem.Read.class, read -> assertThat(read.rounded()).isEqualTo(2));
    }

    @Test
    void shouldKeepTheCurrencyOfALineThatDiffers() {
        // Given
        String roubles = line(with(goods(), "currency", "344"));
        // When
        List<FeedItem> items = Texts.read(FORMAT, message("603", list(head(), line(goods()), roubles)));
        // Then
        Declaration declaration = (Declaration) Texts.documents(items).get(0);
        assertThat(declaration.header().currency()).isEqualTo("CNY");
        assertThat(declaration.lines()).extracting(Line::currency).containsExactly(null, "RUB");
    }

    @ParameterizedTest
    @CsvSource({
        "344, RU", "116, JP", "RUS, RU", "110, HK", "256, ES", "701, ", "299, ",
    })
    void shouldMapCountries(String code, String country) {
        // Given
        String xml = message("621", list(head(), line(with(goods(), "country", code))));
        // When
        List<FeedItem> items = Texts.read(FORMAT, xml);
        // Then
        Declaration declaration = (Declaration) Texts.documents(items).get(0);
        assertThat(declaration.lines().get(0).partner()).isEqualTo(country);
    }

    @ParameterizedTest
    @CsvSource({"2301910159, 23019", "2310W10159, 2310W", "91230100MA1B2C3D4E, 2301", "NO, "})
    void shouldTakeTheRegisteredPlaceFromTheCodeOfTheFirm(String firm, String region) {
        // Given
        String xml = message("603", list(with(head(), "ebcCode", firm), line(goods())));
        // When
        List<FeedItem> items = Texts.read(FORMAT, xml);
        // Then
        Declaration declaration = (Declaration) Texts.documents(items).get(0);
        assertThat(declaration.header().region()).isEqualTo(region);
    }

    @Test
    void shouldReadADeletionAsACancellation() {
        // Given
        String xml = message("603", list(with(head(), "appType", "3"), line(goods())));
        // When
        List<FeedItem> items = Texts.read(FORMAT, xml);
        // Then
        assertThat(Texts.documents(items)).containsExactly(new Cancellation(LIST, 20260311153001000L, REFERENCES));
    }

    @ParameterizedTest
    @CsvSource({
        "604, 899, released",
        "604, 800, ",
        "604, 100, refused",
        "604, 120, ",
        "604, -1, ",
        "622, 800, released",
        "622, 899, released",
        "622, 100, refused",
        "622, 399, ",
    })
    void shouldReadReplies(String number, String status, String outcome) {
        // Given
        String xml = message(number, element("InventoryReturn", reply(status, "20260312080000123")));
        // When
        List<FeedItem> items = Texts.read(FORMAT, xml);
        // Then
        assertThat(Texts.documents(items))
                .isEqualTo(
                        outcome == null
                                ? List.of()
                                : List.of(new Decision(LIST, 20260312080000123L, null, outcome, REFERENCES)));
    }

    @ParameterizedTest
    @CsvSource({"605, 606, 399, released", "623, 624, 800, released", "605, 606, 100, refused", "623, 624, 120, "})
    void shouldNameTheCancellationThatAReplyDecidesOn(String request, String answer, String status, String outcome) {
        // Given
        String xml = message(request, element("InvtCancel", request("CANCEL-7")))
                + message(
                        answer,
                        element("InvtCancelReturn", with(reply(status, "20260314080000000"), "copNo", "CANCEL-7")));
        // When
        List<TradeDocument> documents = Texts.documents(Texts.read(FORMAT, xml));
        // Then
        Cancellation cancellation = (Cancellation) documents.get(0);
        assertThat(cancellation.id()).isEqualTo(LIST);
        assertThat(cancellation.revision()).isBetween(900_000_000_000_000_000L, 999_999_999_999_999_999L);
        if (outcome == null) {
            assertThat(documents).hasSize(1);
        } else {
            Decision decision = (Decision) documents.get(1);
            assertThat(decision.revision()).isEqualTo(cancellation.revision());
            assertThat(decision.number()).isEqualTo(920_260_314_080_000_000L);
            assertThat(decision.outcome()).isEqualTo(outcome);
        }
    }

    @Test
    void shouldNumberCancellationsOfAListApart() {
        // Given
        String xml =
                message("605", element("InvtCancel", request("CANCEL-7")), element("InvtCancel", request("CANCEL-8")));
        // When
        List<TradeDocument> documents = Texts.documents(Texts.read(FORMAT, xml));
        // Then
        assertThat(documents.get(0)).isNotEqualTo(documents.get(1));
    }

    @Test
    void shouldReadAReturnAsReturnedGoods() {
        // Given
        String lines = element("InvtRefundList", Map.of("gnum", "1", "gcode", "61044300", "qty", "2", "unit", "011"));
        String xml = message(
                        "625",
                        "<ceb:InvtRefund>" + element("InvtRefundHead", request("R-1")) + lines + "</ceb:InvtRefund>")
                + message("626", element("InvtRefundReturn", with(reply("399", "20260315080000000"), "copNo", "R-1")));
        // When
        List<TradeDocument> documents = Texts.documents(Texts.read(FORMAT, xml));
        // Then
        Declaration returned = (Declaration) documents.get(0);
        assertThat(returned.id().document()).isEqualTo("19252026E000000001/return/R-1");
        assertThat(returned.header().procedure()).isEqualTo("4561");
        assertThat(returned.lines())
                .containsExactly(new LineBuilder("61044300", 0)
                        .quantity(2_000L, "011")
                        .number(1L)
                        .build());
        assertThat(((Decision) documents.get(1)).id()).isEqualTo(returned.id());
        assertThat(((Decision) documents.get(1)).outcome()).isEqualTo("released");
    }

    @Test
    void shouldReadTheResultOfASummaryAsADeclarationThatNamesItsLists() {
        // Given
        Map<String, String> head = Map.of(
                "customsCode", "1925", "sumNo", "S1", "opDate", "20260401120000", "entryId", "192520260000012345");
        String named = element("SummaryResultList", Map.of("invtNo", "19252026E000000001", "gcode", "6104430000"))
                + element("SummaryResultList", Map.of("invtNo", "19252026E000000002", "gcode", "4202210000"))
                + element("SummaryResultList", Map.of("invtNo", "19252026E000000002", "gcode", "4202290000"));
        String xml = message(
                "792",
                "<ceb:SummaryResult>" + element("SummaryResultHead", head) + named + "</ceb:SummaryResult>",
                "<ceb:SummaryResult>" + element("SummaryResultHead", with(head, "msgSeqNo", "2")) + named
                        + "</ceb:SummaryResult>");
        // When
        List<TradeDocument> documents = Texts.documents(Texts.read(FORMAT, xml));
        // Then
        DocumentId id = new DocumentId(Channel.CUSTOMS, "cn-gacc", "192520260000012345");
        Declaration summary = (Declaration) documents.get(0);
        assertThat(summary.id()).isEqualTo(id);
        assertThat(summary.summarises()).containsExactly("19252026E000000001", "19252026E000000002");
        assertThat(documents.get(1)).isEqualTo(new Decision(id, 20260401120000000L, 20260401120000000L, "released"));
        assertThat(documents.get(2).id().document()).isEqualTo("192520260000012345/2");
    }

    @Test
    void shouldCountWhatItSkips() throws IOException {
        // Given
        String xml = message("603", list(with(head(), "appStatus", "1"), line(goods())))
                + message("604", element("InventoryReturn", reply("120", "20260312080000123")))
                + message("311", "<ceb:Order><ceb:OrderHead/></ceb:Order>")
                + message("701", "<ceb:SummaryApply/>");
        // When
        try (Feed feed = FORMAT.open(Input.stream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))))) {
            FeedItem item = feed.next();
            // Then
            assertThat(item).isNull();
            assertThat(feed.rows()).isZero();
            assertThat(feed.warning())
                    .contains("skipped 1 applications for a summary, 1 drafts, 1 messages of other kinds, "
                            + "1 replies that decide nothing");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "invtNo, , missing-field",
        "appTime, 20261311153001, malformed-date",
        "appTime, 2026-03-11, malformed-date",
        "ieDate, 2026031, malformed-date",
        "appType, 4, unknown-code",
        "appStatus, 3, unknown-code",
        "netWeight, 10 kg, malformed-number",
        "portCode, , missing-field",
        "tradeMode, , missing-field",
    })
    void shouldNameTheElementOfTheHeadThatIsWrong(String field, String text, String reason) {
        // Given
        Map<String, String> head = text == null ? without(head(), field) : with(head(), field, text);
        String xml = message("603", list(head(), line(goods())), list(head, line(goods())));
        // When
        List<FeedItem> items = Texts.read(FORMAT, xml);
        // Then
        FeedItem.RejectedRows rejected = items.get(1).rejected().orElseThrow();
        assertThat(rejected.reason().code()).isEqualTo(reason);
        assertThat(rejected.line()).isEqualTo(2);
        assertThat(rejected.location())
                .isEqualTo(FieldLocation.ofDocument("/CEB603Message/Inventory[2]/InventoryHead[1]/" + field));
    }

    @ParameterizedTest
    @CsvSource({
        "gcode, , missing-field",
        "country, 999, unknown-code",
        "currency, 999, unknown-code",
        "currency, , missing-field",
        "totalPrice, , missing-field",
        "totalPrice, '1,200', malformed-number",
        "qty1, x, malformed-number",
        "gnum, one, malformed-number",
    })
    void shouldNameTheElementOfTheLineThatIsWrong(String field, String text, String reason) {
        // Given
        Map<String, String> bad = text == null ? without(goods(), field) : with(goods(), field, text);
        String xml = message("621", list(head(), line(goods()), line(bad)));
        // When
        FeedItem.RejectedRows rejected = Texts.soleRejected(Texts.read(FORMAT, xml));
        // Then
        assertThat(rejected.reason().code()).isEqualTo(reason);
        assertThat(rejected.id()).isEqualTo(LIST);
        assertThat(rejected.location())
                .isEqualTo(FieldLocation.ofDocument("/CEB621Message/Inventory[1]/InventoryList[2]/" + field));
    }

    @ParameterizedTest
    @CsvSource({
        "crossing, , InventoryHead[1]/portCode",
        "commodity, 2, InventoryList[2]/gcode",
        "value, 1, InventoryList[1]/totalPrice",
        "lines, , InventoryHead[1]",
    })
    void shouldNameTheElementThatTheJudgeRejects(String field, Integer line, String path) {
        // Given
        String xml = message("603", list(head(), line(goods()), line(goods())));
        FeedItem.Read read = (FeedItem.Read) Texts.read(FORMAT, xml).get(0);
        Verdict.Rejected rejected =
                new Verdict.Rejected(Reason.UNKNOWN_CROSSING, "it is wrong", new FieldLocation(field, line));
        // When
        FeedProblem problem = read.locator().locate(rejected);
        // Then
        assertThat(problem.location()).isEqualTo(FieldLocation.ofDocument("/CEB603Message/Inventory[1]/" + path));
        assertThat(problem.detail()).isEqualTo("it is wrong (/CEB603Message/Inventory[1]/" + path + ')');
    }

    @Test
    void shouldDropPersonalFieldsFromRejections() {
        // Given
        String xml = message("621", list(with(head(), "appType", "9"), line(goods())))
                + message("624", element("InvtCancelReturn", with(reply("399", "yesterday"), "copNo", "a<b>c</b>")));
        // When
        List<FeedItem.RejectedRows> rejected = Texts.rejected(Texts.read(FORMAT, xml));
        // Then
        assertThat(rejected).hasSize(2);
        assertThat(rejected)
                .allSatisfy(
                        one -> assertThat(one.detail() + Texts.original(one)).doesNotContain(CebTexts.SECRET));
        assertThat(Texts.original(rejected.get(0)))
                .startsWith("<Inventory><InventoryHead><appType>9</appType>")
                .endsWith("</InventoryList></Inventory>");
    }

    @Test
    void shouldReadOtherEncodings() {
        // Given
        Charset chinese = Charset.forName("GB18030");
        String xml = message("603", list(with(head(), "ebcName", "哈尔滨"), line(goods())))
                .replace("UTF-8", "GB18030");
        // When
        List<FeedItem> items = Texts.read(FORMAT, Input.stream(new ByteArrayInputStream(xml.getBytes(chinese))));
        // Then
        assertThat(Texts.documents(items)).hasSize(1);
    }

    @Test
    void shouldRefuseWhatIsNoCebMessage() {
        assertThatThrownBy(() -> Texts.read(FORMAT, "")).hasMessageContaining("cannot be read as XML");
        assertThatThrownBy(() -> Texts.read(FORMAT, "channel,source\n")).hasMessageContaining("cannot be read as XML");
        assertThatThrownBy(() -> Texts.read(FORMAT, "<html><p/></html>")).hasMessageContaining("its root is html");
    }

    /** The fates are those of the page, counted in the sample by eye. */
    @Test
    void shouldKeepWhatTheDamagedSampleSaysBeforeItsDamage() {
        // Given
        Path sample = Path.of("..", "..", "shared", "data", "cn-ceb-messages", "CEB603Message_sample_asfound.xml");
        assumeTrue(Files.exists(sample), "the sample does not stand beside this checkout");
        // When
        List<FeedItem> items = Texts.read(FORMAT, Input.file(sample));
        // Then
        assertThat(Texts.rejected(items))
                .extracting(
                        rejected -> rejected.line() + " " + rejected.reason().code() + ' ' + rejected.detail())
                .containsExactly(
                        "1 missing-field invtNo is missing (/CEB603Message/Inventory[1]/InventoryHead[1]/invtNo)",
                        "2 malformed-row a CEB603Message has no InventoryHead outside of Inventory"
                                + " (/CEB603Message/InventoryHead[1])",
                        "3 malformed-row a CEB603Message has no InventoryList outside of Inventory"
                                + " (/CEB603Message/InventoryList[1])",
                        "4 malformed-row it is not well-formed from line 143, column 16 on");
        assertThat(Texts.documents(items)).isEmpty();
    }
}
