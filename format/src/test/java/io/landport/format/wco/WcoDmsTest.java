package io.landport.format.wco;

import static org.assertj.core.api.Assertions.assertThat;
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
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WcoDmsTest {
    private static final Format FORMAT = WcoMessages.FORMAT;
    private static final DocumentId DOCUMENT = new DocumentId(Channel.CUSTOMS, "dms-gb", "LRN-1");
    private static final List<DocumentReference> MRN = List.of(new DocumentReference("mrn", "26GB9JLC3CU1LFGVR1"));
    private static final String SECRET = "Ivan-Petrov-4509123456";
    private static final String ISSUED =
            "<IssueDateTime><DateTimeString formatCode=\"304\">20260312081530Z</DateTimeString></IssueDateTime>";
    private static final long FIRST = 100_000_000_000_000L;
    private static final long TIME = 20260312081530L;

    private static String metaData(String country, String content) {
        return """
                <md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">
                <md:ResponsibleCountryCode>%s</md:ResponsibleCountryCode>
                %s</md:MetaData>
                """.formatted(country, content);
    }

    /** An export of two items. */
    private static String declaration(String time) {
        return metaData("GB", """
                <Declaration>
                %2$s
                <FunctionCode>9</FunctionCode>
                <FunctionalReferenceID>LRN-1</FunctionalReferenceID>
                <TypeCode>EXD</TypeCode>
                <TotalPackageQuantity>10</TotalPackageQuantity>
                <BorderTransportMeans><ID>%1$s</ID><ModeCode>4</ModeCode></BorderTransportMeans>
                <ExitOffice><ID>GB000084</ID></ExitOffice>
                <Exporter><ID>%1$s</ID></Exporter>
                <GoodsShipment>
                <Consignee><Name>%1$s</Name><Address><Line>%1$s</Line></Address></Consignee>
                <Consignment><GoodsLocation><Name>CBRLHRXAD</Name></GoodsLocation></Consignment>
                <Destination><CountryCode>CN</CountryCode></Destination>
                <ExportCountry><ID>GB</ID></ExportCountry>
                %3$s%4$s
                </GoodsShipment>
                </Declaration>
                """.formatted(SECRET, time, item(1, "46021910", "200"), item(2, "85176200", "12040.5")));
    }

    private static String item(int number, String commodity, String value) {
        return """
                <GovernmentAgencyGoodsItem>
                <SequenceNumeric>%2$d</SequenceNumeric>
                <StatisticalValueAmount currencyID="GBP">%4$s</StatisticalValueAmount>
                <Commodity><Description>%1$s</Description>
                <Classification><ID>4099</ID><IdentificationTypeCode>TRA</IdentificationTypeCode></Classification>
                <Classification><ID>%3$s</ID><IdentificationTypeCode>TSP</IdentificationTypeCode></Classification>
                <GoodsMeasure><GrossMassMeasure unitCode="KGM">20</GrossMassMeasure><NetNetWeightMeasure>15.5</NetNetWeightMeasure>
                <TariffQuantity unitCode="NAR">10</TariffQuantity></GoodsMeasure></Commodity>
                <GovernmentProcedure><CurrentCode>10</CurrentCode><PreviousCode>40</PreviousCode></GovernmentProcedure>
                <GovernmentProcedure><CurrentCode>1CS</CurrentCode></GovernmentProcedure>
                <Packaging><SequenceNumeric>1</SequenceNumeric><MarksNumbersID>%1$s</MarksNumbersID><QuantityQuantity>4</QuantityQuantity></Packaging>
                <Packaging><SequenceNumeric>2</SequenceNumeric><QuantityQuantity>1</QuantityQuantity></Packaging>
                </GovernmentAgencyGoodsItem>
                """.formatted(SECRET, number, commodity, value);
    }

    private static String request(String type, String changes) {
        return metaData(
                "GB",
                "<Declaration><FunctionCode>13</FunctionCode><FunctionalReferenceID>REQUEST</FunctionalReferenceID>"
                        + "<ID>26GB9JLC3CU1LFGVR1</ID><TypeCode>" + type + "</TypeCode>" + changes + "</Declaration>");
    }

    private static String amendment(String value) {
        return request(
                "COR",
                "<GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>2</SequenceNumeric>"
                        + "<StatisticalValueAmount currencyID=\"GBP\">" + value
                        + "</StatisticalValueAmount></GovernmentAgencyGoodsItem></GoodsShipment>");
    }

    private static String notification(String code, int version, String more) {
        return metaData(
                "",
                "<Response><FunctionCode>" + code + "</FunctionCode><FunctionalReferenceID>N</FunctionalReferenceID>"
                        + ISSUED + "<Declaration><FunctionalReferenceID>LRN-1</FunctionalReferenceID>"
                        + "<ID>26GB9JLC3CU1LFGVR1</ID><VersionID>" + version + "</VersionID>" + more
                        + "</Declaration></Response>");
    }

    private static List<TradeDocument> read(String... messages) {
        return Texts.documents(Texts.read(FORMAT, String.join("", messages)));
    }

    @Test
    void shouldReadADeclarationAsItsPageSays() {
        // When
        List<TradeDocument> documents = read(declaration(ISSUED));
        // Then
        Header header = new HeaderBuilder()
                .statisticalDate(LocalDate.of(2026, 3, 12))
                .flow("export")
                .crossing(null, "GB000084")
                .mode("air")
                .partner("CN")
                .currency("GBP")
                .details(new Details(null, 10L, null, "CN", null, null, List.of()))
                .build();
        Details details = new Details(20_000L, 5L, null, null, "10", "40", List.of("1CS"));
        Line one = new Line("46021910", 2_000_000, 15_500L, 10_000L, "NAR", null, "10", 1L, null, details);
        Line two = new Line("85176200", 120_405_000, 15_500L, 10_000L, "NAR", null, "10", 2L, null, details);
        assertThat(documents).containsExactly(new Declaration(DOCUMENT, FIRST, header, List.of(one, two), List.of()));
    }

    @Test
    void shouldReadAnImportByTheOriginOfItsItems() {
        // Given
        String xml = declaration(ISSUED)
                .replace("EXD", "IMA")
                .replace("ExitOffice", "EntryOffice")
                .replace(
                        "<Packaging><SequenceNumeric>2",
                        "<Origin><CountryCode>VN</CountryCode></Origin><Packaging><SequenceNumeric>2");
        // When
        Declaration declaration = (Declaration) read(xml).get(0);
        // Then
        assertThat(declaration.header().flow()).isEqualTo("import");
        assertThat(declaration.header().crossing()).isEqualTo("GB000084");
        assertThat(declaration.header().partner()).isNull();
        assertThat(declaration.header().details().consignmentCountry()).isEqualTo("GB");
        assertThat(declaration.lines()).extracting(Line::partner).containsOnly("VN");
    }

    @ParameterizedTest
    @CsvSource({"08, 1, released", "09, 1, released", "03, 1, refused"})
    void shouldReadNotificationsAsDecisions(String code, int version, String outcome) {
        assertThat(read(notification(code, version, "")))
                .containsExactly(new Decision(DOCUMENT, FIRST + TIME, FIRST, outcome, MRN));
    }

    @ParameterizedTest
    @CsvSource({"01", "02", "16", "11"})
    void shouldSkipNotificationsThatDecideNothing(String code) {
        assertThat(read(notification(code, 1, ""))).isEmpty();
    }

    @Test
    void shouldDateADeclarationByItsAcceptance() {
        // Given
        String accepted = notification(
                "01", 1, "<AcceptanceDateTime><DateTimeString>20260310235959Z</DateTimeString></AcceptanceDateTime>");
        // When
        List<TradeDocument> sent = read(declaration(""));
        List<TradeDocument> both = read(declaration(""), accepted, notification("09", 1, ""));
        // Then
        assertThat(sent).isEmpty();
        assertThat(both).hasSize(2);
        assertThat(((Declaration) both.get(0)).header().statisticalDate()).isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(((Declaration) both.get(0)).references()).isEqualTo(MRN);
    }

    @Test
    void shouldChangeOnlyTheFieldsOfAnAmendment() {
        // When
        List<TradeDocument> documents =
                read(declaration(ISSUED), notification("09", 1, ""), amendment("99"), notification("09", 2, ""));
        // Then
        Declaration before = (Declaration) documents.get(0);
        Declaration after = (Declaration) documents.get(2);
        assertThat(after.id()).isEqualTo(DOCUMENT);
        assertThat(after.header()).isEqualTo(before.header());
        assertThat(after.lines())
                .containsExactly(before.lines().get(0), before.lines().get(1).with("85176200", 990_000));
        assertThat(after.revision()).isBetween(2 * FIRST, 2 * FIRST + 999_999_999_999L);
        assertThat(documents.get(3))
                .isEqualTo(new Decision(DOCUMENT, 2 * FIRST + TIME, after.revision(), "released", MRN));
    }

    @Test
    void shouldNotChangeAnAmendmentThatWasRefused() {
        // Given
        String refused = notification("11", 1, "")
                .replace("<Declaration>", "<Status><NameCode>41</NameCode></Status><Declaration>");
        String other = request("COR", "<TotalPackageQuantity>3</TotalPackageQuantity>");
        // When
        List<TradeDocument> documents =
                read(declaration(ISSUED), notification("09", 1, ""), amendment("99"), refused, other);
        // Then
        Declaration after = (Declaration) documents.get(3);
        assertThat(after.revision() / FIRST).isEqualTo(2);
        assertThat(after.revision()).isNotEqualTo(((Declaration) documents.get(2)).revision());
        assertThat(after.lines()).extracting(Line::value).containsExactly(2_000_000L, 120_405_000L);
        assertThat(after.header().details().packages()).isEqualTo(3);
    }

    @Test
    void shouldTakeTheCorrectionsOfCustoms() {
        // Given
        String corrections = notification("07", 2, "")
                .replace(
                        "</Response>",
                        "<Declaration><FunctionCode>9</FunctionCode>"
                                + "<ExitOffice><ID>GB000041</ID></ExitOffice></Declaration></Response>");
        // When
        List<TradeDocument> documents = read(declaration(ISSUED), corrections);
        // Then
        Declaration after = (Declaration) documents.get(1);
        assertThat(after.revision() / FIRST).isEqualTo(2);
        assertThat(after.header().crossing()).isEqualTo("GB000041");
        assertThat(after.lines()).isEqualTo(((Declaration) documents.get(0)).lines());
    }

    @Test
    void shouldCancelWhenCustomsInvalidate() {
        // When
        List<TradeDocument> documents =
                read(declaration(ISSUED), notification("09", 1, ""), request("INV", ""), notification("10", 1, ""));
        // Then
        assertThat(documents.subList(2, 4))
                .containsExactly(
                        new Cancellation(DOCUMENT, 9_000 * FIRST, MRN),
                        new Decision(DOCUMENT, 9_000 * FIRST + TIME, 9_000 * FIRST, "released", MRN));
    }

    @Test
    void shouldRejectAnAmendmentOfWhatIsNotKnown() {
        assertThat(Texts.rejected(Texts.read(FORMAT, amendment("99"))))
                .extracting(FeedItem.RejectedRows::detail)
                .containsExactly(
                        "the version that this changes is not before it in this input: send all messages of the declaration"
                                + " again in one input, this one last (/MetaData/Declaration)");
    }

    /** What a rejected amendment asks for: what was sent before is sent again, and is a duplicate. */
    @Test
    void shouldReadTheSameDocumentsAgainBeforeALaterAmendment() {
        // Given
        List<String> sent = List.of(declaration(ISSUED), notification("09", 1, ""), amendment("99"), amendment("98"));
        // When
        List<TradeDocument> before = read(sent.subList(0, 3).toArray(String[]::new));
        List<TradeDocument> all = read(sent.toArray(String[]::new));
        // Then
        assertThat(all).hasSize(before.size() + 1).startsWith(before.toArray(TradeDocument[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">EXD<| >XXX<| unknown-code| /MetaData/Declaration/TypeCode",
                "20260312081530Z| 12.03.2026| malformed-date| /MetaData/Declaration/IssueDateTime/DateTimeString",
                "12040.5| 12,040| malformed-number|"
                        + " /MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[2]/StatisticalValueAmount",
                "LRN-1| | missing-field| /MetaData/Declaration/FunctionalReferenceID",
                ">9<| >5<| unknown-code| /MetaData/Declaration/FunctionCode",
                ">GB</md| ></md| unknown-code| /MetaData/ResponsibleCountryCode",
            })
    void shouldNameTheElementThatIsWrong(String text, String wrong, String reason, String path) {
        // Given
        String xml = declaration(ISSUED).replace(text.strip(), wrong == null ? "" : wrong.strip());
        // When
        List<FeedItem> items = Texts.read(FORMAT, xml);
        // Then
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason().code()).isEqualTo(reason);
            assertThat(rejected.location()).isEqualTo(FieldLocation.ofDocument(path));
        });
    }

    @Test
    void shouldDropPersonalFields() {
        // When
        List<FeedItem> items =
                Texts.read(FORMAT, declaration(ISSUED) + declaration(ISSUED).replace("12040.5", "x"));
        // Then
        assertThat(items)
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.toString()).doesNotContain(SECRET));
        assertThat(Texts.original(Texts.rejected(items).get(0)))
                .contains("<StatisticalValueAmount currencyID=\"GBP\">x<")
                .doesNotContain(SECRET);
    }

    /** What becomes of each message was found by reading it. */
    @Test
    void shouldReadTheMessagesOfTheCustomsOfTheUnitedKingdom() throws IOException {
        // Given
        Path folder = Path.of("..", "..", "shared", "data", "uk-hmrc-declarations");
        assumeTrue(Files.isDirectory(folder), "the messages do not stand beside this checkout");
        List<String> read = new ArrayList<>();
        // When
        for (String file : List.of(
                "TT_EX001a.xml",
                "TT_EX009a.xml",
                "TT_EX010a_Cancellation.xml",
                "notifications/03_DMSREJ.xml",
                "notifications/08_DMSROG.xml",
                "notifications/09_DMSCLE.xml",
                "notifications/10_DMSINV.xml",
                "notifications/16_DMSEOG.xml")) {
            for (FeedItem item : Texts.read(FORMAT, Input.file(folder.resolve(file)))) {
                read.add(file
                        + ' '
                        + item.document().orElseThrow().getClass().getSimpleName()
                        + ' '
                        + item.document().orElseThrow().id().document());
            }
        }
        // Then
        assertThat(read)
                .containsExactly(
                        "TT_EX009a.xml Declaration 7867523Y8OFA",
                        "notifications/03_DMSREJ.xml Decision Sample_A_TC01_1102_03",
                        "notifications/08_DMSROG.xml Decision R251_TC05_2111_13",
                        "notifications/09_DMSCLE.xml Decision 3.1_P1_TT_1311RM41",
                        "notifications/10_DMSINV.xml Cancellation TC18_SM_1701_004",
                        "notifications/10_DMSINV.xml Decision TC18_SM_1701_004");
        // And a declaration and its amendment in one input
        List<TradeDocument> amended = read(
                Files.readString(folder.resolve("TT_EX009a.xml")),
                Files.readString(folder.resolve("Step5_TT_EX009a_Amendment.xml")));
        assertThat(amended)
                .extracting(document -> document.id().document() + ' ' + document.declaredRevision() / FIRST)
                .containsExactly("7867523Y8OFA 1", "7867523Y8OFA 2");
        Declaration before = (Declaration) amended.get(0);
        Declaration after = (Declaration) amended.get(1);
        assertThat(after.lines()).hasSameSizeAs(before.lines());
        assertThat(after.header().statisticalDate()).isEqualTo(before.header().statisticalDate());
    }
}
