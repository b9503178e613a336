package io.landport.format.eaeu;

import static io.landport.format.eaeu.EaeuTexts.ID;
import static io.landport.format.eaeu.EaeuTexts.SECRET;
import static io.landport.format.eaeu.EaeuTexts.correction;
import static io.landport.format.eaeu.EaeuTexts.correctionMark;
import static io.landport.format.eaeu.EaeuTexts.declaration;
import static io.landport.format.eaeu.EaeuTexts.goods;
import static io.landport.format.eaeu.EaeuTexts.mark;
import static io.landport.format.eaeu.EaeuTexts.number;
import static io.landport.format.eaeu.EaeuTexts.other;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landport.domain.HeaderBuilder;
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
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Verdict;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.Texts;
import io.landport.reference.ReferenceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EaeuEsadTest {
    private static final Format FORMAT = EaeuMessages.FORMAT;
    private static final DocumentId DOCUMENT = new DocumentId(Channel.CUSTOMS, "ru-fcs", ID);
    private static final List<DocumentReference> REFERENCES =
            List.of(new DocumentReference("dt", "10719110/110326/5011363"));
    private static final long MARKED = 20260312081530_0000L;

    @Test
    void shouldReadADeclarationAsItsPageSays() {
        // When
        List<FeedItem> items = Texts.read(FORMAT, declaration(goods(1, "4407110000", "1250.50")));
        // Then
        Header header = new HeaderBuilder()
                .statisticalDate(LocalDate.of(2026, 3, 11))
                .flow("import")
                .crossing(null, "10719110")
                .mode("road")
                .partner("CN")
                .procedure("40")
                .currency("USD")
                .details(new Details(null, 12L, null, "CN", null, null, List.of()))
                .build();
        Line line = new Line(
                "4407110000",
                12_505_000,
                100_125L,
                4_500L,
                "113",
                "CN",
                "40",
                1L,
                null,
                new Details(110_500L, 6L, null, null, "40", "00", List.of("000")));
        assertThat(Texts.documents(items))
                .containsExactly(new Declaration(DOCUMENT, 0, header, List.of(line), List.of()));
    }

    @Test
    void shouldFindTheCrossingByItsOffice() {
        // Given
        Declaration declaration =
                (Declaration) Texts.documents(Texts.read(FORMAT, declaration())).get(0);
        // When
        Verdict verdict = new Judge(ReferenceReader.bundled())
                .judge(declaration, Channel.CUSTOMS, DOCUMENT.key(), LocalDate.of(2026, 3, 12));
        // Then
        assertThat(verdict.rejected()).isEmpty();
        assertThat(verdict.accepted().orElseThrow().toString()).contains("manzhouli-zabaikalsk-road");
    }

    @Test
    void shouldValueAnExportWithoutStatisticalValueByItsInvoice() {
        // Given
        String goods = goods(1, "4407110000", "")
                .replace(
                        "<catESAD_cu:GoodsTNVEDCode>",
                        "<catESAD_cu:InvoicedCurrencyCode>RUB"
                                + "</catESAD_cu:InvoicedCurrencyCode><catESAD_cu:GoodsTNVEDCode>");
        String xml = declaration(goods, goods(2, "270900", "").replace("9000.00", "10"))
                .replace(">ИМ<", ">ЭК<")
                .replace("DestinationCountryCode>RU", "DestinationCountryCode>CN");
        // When
        Declaration declaration =
                (Declaration) Texts.documents(Texts.read(FORMAT, xml)).get(0);
        // Then
        assertThat(declaration.header().flow()).isEqualTo("export");
        assertThat(declaration.header().partner()).isEqualTo("CN");
        assertThat(declaration.header().currency()).isEqualTo("RUB");
        assertThat(declaration.lines()).extracting(Line::currency).containsExactly(null, "CNY");
        assertThat(declaration.lines()).extracting(Line::value).containsExactly(90_000_000L, 100_000L);
        assertThat(declaration.lines()).extracting(Line::partner).containsOnlyNulls();
    }

    @Test
    void shouldDateWhatFlowsThroughALineByTheEndOfItsPeriod() {
        // Given
        String period = "<catESAD_cu:DeliveryTimeEND>2026-02-28</catESAD_cu:DeliveryTimeEND><x:Supplementary";
        String xml = declaration(goods(1, "271111", "5").replaceFirst("<x:Supplementary", period));
        // When
        List<FeedItem> items = Texts.read(FORMAT, xml.replace(">31<", ">71<") + xml);
        // Then
        assertThat(Texts.documents(items))
                .extracting(document -> ((Declaration) document).header().statisticalDate())
                .containsExactly(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 11));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 0, released",
        "11, 0, released",
        "20, 0, released",
        "90, 0, refused",
        "50, 0, annulled",
        "52, 0, annulled",
        "70, , ",
        "**, , ",
    })
    void shouldReadTheDecisionsOfMarks(String code, Long revision, String outcome) {
        // When
        List<FeedItem> items = Texts.read(FORMAT, mark(code));
        // Then
        assertThat(Texts.documents(items))
                .isEqualTo(
                        outcome == null
                                ? List.of()
                                : List.of(new Decision(DOCUMENT, MARKED, revision, outcome, REFERENCES)));
    }

    @Test
    void shouldChangeOnlyTheGoodsOfACorrection() {
        // Given
        String corrected = goods(2, "8517140000", "120.00");
        // When
        List<FeedItem> items =
                Texts.read(FORMAT, declaration() + mark("10") + correction(1, 2, corrected) + correctionMark(1));
        // Then
        Declaration before = (Declaration) Texts.documents(items).get(0);
        Declaration after = (Declaration) Texts.documents(items).get(2);
        assertThat(after.id()).isEqualTo(DOCUMENT);
        assertThat(after.revision()).isEqualTo(1);
        assertThat(after.references()).isEqualTo(REFERENCES);
        assertThat(after.header()).isEqualTo(before.header());
        assertThat(after.lines())
                .containsExactly(before.lines().get(0), before.lines().get(1).with("8517140000", 1_200_000));
        assertThat(Texts.documents(items).get(3))
                .isEqualTo(new Decision(DOCUMENT, 20260401090000_0001L, 1L, "released", REFERENCES));
    }

    @Test
    void shouldDropTheGoodsThatACorrectionOfAllGoodsLacks() {
        // When
        List<FeedItem> items = Texts.read(FORMAT, declaration() + correction(1, 1, goods(2, "8517140000", "5.00")));
        // Then
        Declaration after = (Declaration) Texts.documents(items).get(1);
        assertThat(after.header().statisticalDate()).isEqualTo(LocalDate.of(2026, 3, 11));
        assertThat(after.lines()).extracting(Line::commodity).containsExactly("8517140000");
    }

    @Test
    void shouldChangeTheVersionThatWasNotRefused() {
        // Given
        String first = correction(1, 2, goods(1, "4407120000", "1.00"));
        String second = correction(2, 2, goods(2, "8517140000", "2.00"));
        // When
        List<FeedItem> all = Texts.read(FORMAT, declaration() + first + second);
        List<FeedItem> afterRefusal = Texts.read(FORMAT, declaration() + mark("90") + second);
        // Then
        assertThat(((Declaration) Texts.documents(all).get(2)).lines())
                .extracting(Line::commodity)
                .containsExactly("4407120000", "8517140000");
        assertThat(Texts.rejected(afterRefusal)).hasSize(1);
    }

    /** What a rejected correction asks for: what was sent before is sent again, and is a duplicate. */
    @Test
    void shouldReadTheSameDocumentsAgainBeforeALaterCorrection() {
        // Given
        String sent = declaration() + mark("10") + correction(1, 2, goods(1, "4407120000", "1.00")) + correctionMark(1);
        // When
        List<TradeDocument> before = Texts.documents(Texts.read(FORMAT, sent));
        List<TradeDocument> all =
                Texts.documents(Texts.read(FORMAT, sent + correction(2, 2, goods(2, "8517140000", "2.00"))));
        // Then
        assertThat(all).hasSize(before.size() + 1).startsWith(before.toArray(TradeDocument[]::new));
    }

    @Test
    void shouldNeedTheDeclarationOnlyIfACorrectionLacksGoods() {
        // When
        List<FeedItem> whole = Texts.read(FORMAT, correction(1, 1, goods(1, "4407110000", "1.00")));
        List<FeedItem> part = Texts.read(FORMAT, correction(1, 2, goods(2, "4407110000", "1.00")));
        // Then
        Declaration declaration = (Declaration) Texts.documents(whole).get(0);
        assertThat(declaration.header().statisticalDate()).isEqualTo(LocalDate.of(2026, 3, 11));
        assertThat(Texts.rejected(part)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.MISSING_FIELD);
            assertThat(rejected.detail())
                    .startsWith(
                            "the correction has 1 of 2 goods, and the declaration with the others is not before it");
            assertThat(rejected.id()).isEqualTo(DOCUMENT);
            assertThat(rejected.references()).isEqualTo(REFERENCES);
        });
    }

    @Test
    void shouldKnowADeclarationByItsNumberAfterItsMark() {
        // Given
        String withoutId = correction(1, 1, goods(1, "4407110000", "1.00")).replaceAll("<cat_ru:RefDocumentID>.*", "");
        // When
        List<FeedItem> known = Texts.read(FORMAT, mark("10") + withoutId);
        List<FeedItem> unknown = Texts.read(FORMAT, withoutId);
        // Then
        assertThat(Texts.documents(known).get(1).id()).isEqualTo(DOCUMENT);
        assertThat(Texts.rejected(unknown))
                .extracting(FeedItem.RejectedRows::detail)
                .containsExactly("RefDocumentID is missing (/KDTout_CU/RefDocumentID)");
    }

    @Test
    void shouldReadRecallsAndAnnulments() {
        // Given
        String recall = other("PermitRecallGTD", "<x:SendDate>2026-03-20</x:SendDate>" + number("x:GTDNumber"));
        String annulment =
                other("GoodsReleaseCancellation", "<x:ResolDate>2026-03-21</x:ResolDate>" + number("x:GTDID"));
        // When
        List<FeedItem> items = Texts.read(FORMAT, recall + annulment);
        // Then
        assertThat(Texts.documents(items))
                .containsExactly(
                        new Cancellation(DOCUMENT, 1_000, REFERENCES),
                        new Decision(DOCUMENT, 20260320000000_1000L, 1_000L, "released", REFERENCES),
                        new Decision(DOCUMENT, 20260321000000_0000L, 0L, "annulled", REFERENCES));
    }

    @Test
    void shouldAnnulTheReleaseOfEveryCorrection() {
        // When
        List<FeedItem> items = Texts.read(FORMAT, declaration() + correction(1, 2, goods(2, "85", "1")) + mark("51"));
        // Then
        assertThat(Texts.documents(items).subList(2, 4))
                .containsExactly(
                        new Decision(DOCUMENT, MARKED, 0L, "annulled", REFERENCES),
                        new Decision(DOCUMENT, MARKED + 1, 1L, "annulled", REFERENCES));
    }

    @Test
    void shouldReadKazakhDeclarationsAsThoseOfKazakhstan() {
        // Given
        String xml = declaration().replace("CountryCode>RU</x:Recipient", "CountryCode>KZ</x:Recipient");
        // When
        List<FeedItem> items = Texts.read(FORMAT, xml + mark("10").replace("10719110", "50301"));
        // Then
        assertThat(Texts.documents(items))
                .extracting(document -> document.id().source())
                .containsOnly("kz-kgd");
    }

    @Test
    void shouldRefuseOtherAlbumsByName() {
        // Given
        String old = declaration().replace("ESADout_CU:5.23.0", "ESADout_CU:5.14.3");
        // When
        List<FeedItem> items = Texts.read(FORMAT, old + declaration());
        // Then
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.UNKNOWN_CODE);
            assertThat(rejected.detail())
                    .contains("'urn:customs.ru:Information:CustomsDocuments:ESADout_CU:5.14.3'")
                    .contains("must be urn:customs.ru:Information:CustomsDocuments:ESADout_CU:5.23.0");
        });
        assertThat(Texts.documents(items)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "windows-1251"})
    void shouldReadTheEncodingOfTheXmlDeclaration(String encoding) throws IOException {
        // Given
        String xml = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n" + declaration();
        Input input = Input.stream(new ByteArrayInputStream(xml.getBytes(Charset.forName(encoding))));
        // When
        try (Feed feed = FORMAT.open(input)) {
            FeedItem item = feed.next();
            // Then
            assertThat(item).isNotNull();
            assertThat(item.document().orElseThrow().id()).isEqualTo(DOCUMENT);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ИМ</x:Cust| ИК</x:Cust| unknown-code| /ESADout_CU/CustomsProcedure",
                "2026-03-11T23| 11.03.2026T23| malformed-date| /ESADout_CU/EECEDocHeaderAddInfo/EDocDateTime",
                "2026-03-11T23| 2026-02-30T23| malformed-date| /ESADout_CU/EECEDocHeaderAddInfo/EDocDateTime",
                "99.00| 99,00| malformed-number| /ESADout_CU/ESADout_CUGoodsShipment/ESADout_CUGoods[2]/StatisticalCost",
                "8517130000| | missing-field| /ESADout_CU/ESADout_CUGoodsShipment/ESADout_CUGoods[2]/GoodsTNVEDCode",
                "10719110| | missing-field|"
                        + " /ESADout_CU/ESADout_CUGoodsShipment/ESADout_CUConsigment/BorderCustomsOffice/Code",
                "RU</x:Recip| FR</x:Recip| unknown-code| /ESADout_CU/RecipientCountryCode",
            })
    void shouldNameTheElementThatIsWrong(String text, String wrong, String reason, String path) {
        // Given
        String xml = declaration().replace(text.strip(), wrong == null ? "" : wrong.strip());
        // When
        List<FeedItem> items = Texts.read(FORMAT, xml);
        // Then
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason().code()).isEqualTo(reason);
            assertThat(rejected.location()).isEqualTo(FieldLocation.ofDocument(path));
        });
    }

    @Test
    void shouldNameTheElementThatTheJudgeRejects() {
        // Given
        FeedItem.Read read = (FeedItem.Read) Texts.read(FORMAT, declaration()).get(0);
        String goods = "/ESADout_CU/ESADout_CUGoodsShipment/ESADout_CUGoods[2]";
        // When
        var line = new Verdict.Rejected(Reason.MALFORMED_COMMODITY, "bad", new FieldLocation("commodity", 2));
        var header = new Verdict.Rejected(Reason.UNKNOWN_MODE, "bad", FieldLocation.ofDocument("mode"));
        // Then
        assertThat(read.locator().locate(line).location())
                .isEqualTo(FieldLocation.ofDocument(goods + "/GoodsTNVEDCode"));
        assertThat(read.locator().locate(header).location())
                .isEqualTo(FieldLocation.ofDocument("/ESADout_CU/ESADout_CUGoodsShipment/ESADout_CUConsigment"
                        + "/ESADout_CUBorderTransport/TransportModeCode"));
    }

    @Test
    void shouldRejectSeveralBorderOffices() {
        // Given
        String office =
                "<catESAD_cu:BorderCustomsOffice><cat_ru:Code>%s</cat_ru:Code></catESAD_cu:BorderCustomsOffice>";
        String transport = "<x:ESADout_CUBorderTransport>";
        // When
        List<FeedItem> same =
                Texts.read(FORMAT, declaration().replace(transport, office.formatted("10719110") + transport));
        List<FeedItem> other =
                Texts.read(FORMAT, declaration().replace(transport, office.formatted("10702030") + transport));
        // Then
        assertThat(Texts.documents(same)).hasSize(1);
        assertThat(Texts.rejected(other))
                .extracting(FeedItem.RejectedRows::reason)
                .containsExactly(Reason.UNKNOWN_CODE);
    }

    @Test
    void shouldRejectAnElementThatAppearsTwice() {
        // Given
        String xml = declaration()
                .replace("</x:CustomsModeCode>", "</x:CustomsModeCode><x:CustomsModeCode>10</x:CustomsModeCode>");
        // Then
        assertThat(Texts.rejected(Texts.read(FORMAT, xml)))
                .extracting(FeedItem.RejectedRows::detail)
                .containsExactly("CustomsModeCode appears twice (/ESADout_CU/CustomsModeCode[2])");
    }

    @Test
    void shouldSkipTransitAndSaySo() throws IOException {
        // Given
        String xml = declaration().replace(">ИМ<", ">ТТ<") + mark("70");
        // When
        try (Feed feed = FORMAT.open(Input.stream(new ByteArrayInputStream(xml.getBytes(Charset.forName("UTF-8")))))) {
            FeedItem none = feed.next();
            // Then
            assertThat(none).isNull();
            assertThat(feed.warning())
                    .hasValue("skipped 1 declarations of transit, 1 marks that decide nothing, or not on all goods");
        }
    }

    @Test
    void shouldReadMessagesInEnvelopes() {
        // Given
        String xml = "<ED_Container><DocBody>" + declaration() + "</DocBody><DocBody>"
                + declaration().replace("99.00", "x") + "</DocBody></ED_Container>";
        // When
        List<FeedItem> items = Texts.read(FORMAT, xml);
        // Then
        assertThat(Texts.documents(items)).hasSize(1);
        assertThat(Texts.rejected(items))
                .extracting(rejected -> rejected.location().field())
                .containsExactly(
                        "/ED_Container/DocBody[2]/ESADout_CU/ESADout_CUGoodsShipment/ESADout_CUGoods[2]/StatisticalCost");
    }

    @Test
    void shouldKeepWhatComesBeforeDamage() {
        // Given
        String xml = declaration() + declaration().substring(0, 900);
        // When
        List<FeedItem> items = Texts.read(FORMAT, xml);
        // Then
        assertThat(Texts.documents(items)).hasSize(1);
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED_ROW);
            assertThat(rejected.id()).isEqualTo(DOCUMENT);
        });
    }

    @Test
    void shouldRefuseWhatHasNoSuchMessage() {
        assertThatThrownBy(() -> Texts.read(FORMAT, "")).hasMessageContaining("cannot be read as XML");
        assertThatThrownBy(() -> Texts.read(FORMAT, "<html><p/></html>"))
                .hasMessageContaining("its root is html, and there is no ESADout_CU, KDTout_CU or their marks in it");
    }

    @Test
    void shouldDropPersonalFields() {
        // Given
        String good = declaration() + mark("10") + correction(1, 2, goods(2, "85", "3")) + correctionMark(1);
        String bad = declaration().replace("99.00", "x");
        // When
        List<FeedItem> items = Texts.read(FORMAT, good + bad);
        // Then
        assertThat(items)
                .hasSize(5)
                .allSatisfy(item -> assertThat(item.toString()).doesNotContain(SECRET));
        assertThat(Texts.rejected(items))
                .singleElement()
                .satisfies(rejected -> assertThat(new String(rejected.original().bytes(), Charset.forName("UTF-8")))
                        .contains("<StatisticalCost>x</StatisticalCost>")
                        .doesNotContain(SECRET));
    }

    /** The messages of these tests are such as the schemas of the album allow. */
    @ParameterizedTest
    @CsvSource({"ESADout_CU", "KDTout_CU", "GTDoutCustomsMark", "KDTOutCustomsMark"})
    void shouldBeTestedWithMessagesThatTheSchemaAllows(String schema) throws Exception {
        // Given
        Path file = Path.of("..", "..", "shared", "data", "eaeu-esad", schema + ".xsd");
        assumeTrue(Files.exists(file), "the schemas do not stand beside this checkout");
        String xml =
                switch (schema) {
                    case "ESADout_CU" -> declaration();
                    case "KDTout_CU" -> correction(1, 2, goods(2, "8517140000", "120.00"));
                    case "GTDoutCustomsMark" -> mark("10");
                    default -> correctionMark(1);
                };
        SchemaFactory schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        // When
        schemas.newSchema(file.toFile()).newValidator().validate(new StreamSource(new StringReader(xml)));
    }
}
