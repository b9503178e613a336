package io.landport.format.asycuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landport.domain.HeaderBuilder;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.judge.FieldLocation;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsycudaSadTest {
    private static final Format FORMAT = AsycudaMessages.FORMAT;
    private static final DocumentId DOCUMENT = new DocumentId(Channel.CUSTOMS, "asycuda-kz", "50301/2026/C1234");
    private static final String SECRET = "Ivan-Petrov-4509123456";
    private static final long ASSESSED = 20260313_0000000077L;

    private static final String ASSESSMENT = "<Number>77</Number><Date>3/13/26</Date>";

    /** A declaration of an import as ASYCUDA exports it, with its empty elements. */
    private static String declaration(String assessment, String... items) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <ASYCUDA>
                <Export_release><Date_of_exit/><Actual_office_of_exit_code><null/></Actual_office_of_exit_code></Export_release>
                <Property><Sad_flow>I</Sad_flow><Place_of_declaration><null/></Place_of_declaration></Property>
                <Identification>
                <Office_segment><Customs_clearance_office_code>50301</Customs_clearance_office_code></Office_segment>
                <Type><Type_of_declaration>IM</Type_of_declaration><Declaration_gen_procedure_code>4</Declaration_gen_procedure_code></Type>
                <Registration><Serial_number>C</Serial_number><Number>1234</Number><Date>3/12/26</Date></Registration>
                <Assessment><Serial_number><null/></Serial_number>%2$s</Assessment>
                </Identification>
                <Traders><Consignee><Consignee_code>%1$s</Consignee_code><Consignee_name>%1$s</Consignee_name></Consignee></Traders>
                <Declarant><Declarant_representative>%1$s</Declarant_representative></Declarant>
                <General_information><Country>
                <Export><Export_country_code>CN</Export_country_code></Export>
                <Destination><Destination_country_code>KZ</Destination_country_code></Destination>
                </Country></General_information>
                <Transport>
                <Means_of_transport><Border_information><Identity>%1$s</Identity><Mode>20</Mode></Border_information></Means_of_transport>
                <Border_office><Code><null/></Code><Name><null/></Name></Border_office>
                </Transport>
                %3$s</ASYCUDA>
                """.formatted(SECRET, assessment, String.join("", items));
    }

    private static String item(String commodity, String statisticalValue) {
        return """
                <Item>
                <Attached_documents><Attached_document_code>380</Attached_document_code><Attached_document_date>3/28/26</Attached_document_date></Attached_documents>
                <Packages><Number_of_packages>12.0</Number_of_packages><Marks1_of_packages>%1$s</Marks1_of_packages></Packages>
                <Tarification>
                <HScode><Commodity_code>%2$s</Commodity_code><Precision_1>000</Precision_1><Precision_2><null/></Precision_2></HScode>
                <Extended_customs_procedure>4071</Extended_customs_procedure>
                <National_customs_procedure>000</National_customs_procedure>
                <Supplementary_unit><Suppplementary_unit_code><null/></Suppplementary_unit_code><Suppplementary_unit_quantity>0.0</Suppplementary_unit_quantity></Supplementary_unit>
                <Supplementary_unit><Suppplementary_unit_code>NMB</Suppplementary_unit_code><Suppplementary_unit_quantity>7.0</Suppplementary_unit_quantity></Supplementary_unit>
                </Tarification>
                <Goods_description><Country_of_origin_code>CN</Country_of_origin_code><Description_of_goods>%1$s</Description_of_goods></Goods_description>
                <Valuation_item>
                <Weight_itm><Gross_weight_itm>20.5</Gross_weight_itm><Net_weight_itm>18.25</Net_weight_itm></Weight_itm>
                <Statistical_value>%3$s</Statistical_value>
                <Item_Invoice><Amount_national_currency>48000.0</Amount_national_currency><Amount_foreign_currency>700.5</Amount_foreign_currency><Currency_code>CNY</Currency_code></Item_Invoice>
                </Valuation_item>
                </Item>
                """.formatted(SECRET, commodity, statisticalValue);
    }

    @Test
    void shouldReadAnAssessedDeclarationAsItsPageSays() {
        // When
        List<FeedItem> items = Texts.read(FORMAT, declaration(ASSESSMENT, item("85171300", "50000.0")));
        // Then
        Header header = new HeaderBuilder()
                .statisticalDate(LocalDate.of(2026, 3, 13))
                .flow("import")
                .crossing(null, "KZ50301")
                .mode("rail")
                .currency("KZT")
                .details(new Details(null, null, null, "CN", null, null, List.of()))
                .build();
        Line line = new Line(
                "85171300",
                500_000_000,
                18_250L,
                7_000L,
                "NMB",
                "CN",
                "40",
                1L,
                null,
                new Details(20_500L, 12L, null, null, "40", "71", List.of("000")));
        assertThat(Texts.documents(items))
                .containsExactly(
                        new Declaration(DOCUMENT, ASSESSED, header, List.of(line), List.of()),
                        new Decision(DOCUMENT, ASSESSED, ASSESSED, "released"));
    }

    @Test
    void shouldReadARegisteredDeclarationWithoutDecision() {
        // When
        List<FeedItem> items = Texts.read(
                FORMAT, declaration("<Number/><Date><null/></Date>", item("85171300", "0.0"), item("8471", "9.5")));
        // Then
        assertThat(Texts.documents(items)).singleElement().isInstanceOfSatisfying(Declaration.class, declaration -> {
            assertThat(declaration.revision()).isZero();
            assertThat(declaration.header().statisticalDate()).isEqualTo(LocalDate.of(2026, 3, 12));
            assertThat(declaration.header().currency()).isEqualTo("CNY");
            assertThat(declaration.lines()).extracting(Line::value).containsExactly(7_005_000L, 95_000L);
            assertThat(declaration.lines()).extracting(Line::currency).containsExactly(null, "KZT");
            assertThat(declaration.lines()).extracting(Line::number).containsExactly(1L, 2L);
        });
    }

    @Test
    void shouldSkipWhatIsNotRegistered() throws IOException {
        // Given
        String xml = declaration(ASSESSMENT, item("85", "1")).replace("<Number>1234</Number>", "<Number/>");
        // When
        try (Feed feed = FORMAT.open(Input.stream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))))) {
            FeedItem none = feed.next();
            // Then
            assertThat(none).isNull();
            assertThat(feed.warning()).hasValue("skipped 1 declarations that are not registered");
        }
    }

    @Test
    void shouldReadAnExportByTheOfficeAtTheBorder() {
        // Given
        String xml = declaration(ASSESSMENT, item("85171300", "50000.0"))
                .replace(">IM<", ">EX<")
                .replace("<Border_office><Code><null/>", "<Border_office><Code>KZ50302")
                .replace("country_code>CN", "country_code>XX")
                .replace("country_code>KZ", "country_code>CN")
                .replace("country_code>XX", "country_code>KZ");
        // When
        Declaration declaration =
                (Declaration) Texts.documents(Texts.read(FORMAT, xml)).get(0);
        // Then
        assertThat(declaration.id()).isEqualTo(DOCUMENT);
        assertThat(declaration.header().flow()).isEqualTo("export");
        assertThat(declaration.header().crossing()).isEqualTo("KZ50302");
        assertThat(declaration.header().partner()).isEqualTo("CN");
        assertThat(declaration.lines()).extracting(Line::partner).containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource({
        "3/12/26, 3/28/26, 2026-03-12",
        "3/12/26, 28/3/26, 2026-12-03",
        "3/12/26, 3/5/26, ",
        "3/3/26, 3/5/26, 2026-03-03",
        "12.03.2026, 3/5/26, 2026-03-12",
        "2026-03-12, 3/5/26, 2026-03-12",
        "2026-03-12T08:00:00, 3/5/26, 2026-03-12",
        "3/12/2026, 3/28/26, 2026-03-12",
        "31.02.2026, 3/28/26, ",
        "30/2/26, 3/28/26, ",
    })
    void shouldReadTheFormOfDatesThatTheDocumentShows(String date, String attached, LocalDate day) {
        // Given
        String xml = declaration("<Number/>", item("85", "1"))
                .replace("<Date>3/12/26", "<Date>" + date)
                .replace("3/28/26", attached);
        // When
        List<FeedItem> items = Texts.read(FORMAT, xml);
        // Then
        if (day == null) {
            assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
                assertThat(rejected.reason().code()).isEqualTo("malformed-date");
                assertThat(rejected.location())
                        .isEqualTo(FieldLocation.ofDocument("/ASYCUDA/Identification/Registration/Date"));
            });
        } else {
            assertThat(((Declaration) Texts.documents(items).get(0)).header().statisticalDate())
                    .isEqualTo(day);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">IM<| >TR<| unknown-code| /ASYCUDA/Identification/Type/Type_of_declaration",
                ">KZ<| >Q1<| unknown-code| /ASYCUDA/General_information/Country/Destination/Destination_country_code",
                "50000.0| 50 000| malformed-number| /ASYCUDA/Item[1]/Valuation_item/Statistical_value",
                ">4071<| ><| missing-field| /ASYCUDA/Item[1]/Tarification/Extended_customs_procedure",
                "<Number>77| <Number>A7| malformed-number| /ASYCUDA/Identification/Assessment/Number",
            })
    void shouldNameTheElementThatIsWrong(String text, String wrong, String reason, String path) {
        // Given
        String xml = declaration(ASSESSMENT, item("85171300", "50000.0")).replace(text.strip(), wrong.strip());
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
        // Given
        String good = declaration(ASSESSMENT, item("85171300", "50000.0"));
        String bad = declaration(ASSESSMENT, item("85171300", "x"));
        // When
        List<FeedItem> items = Texts.read(FORMAT, good + bad);
        // Then
        assertThat(items)
                .hasSize(3)
                .allSatisfy(item -> assertThat(item.toString()).doesNotContain(SECRET));
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.id()).isEqualTo(DOCUMENT);
            assertThat(Texts.original(rejected))
                    .contains("<Statistical_value>x<")
                    .doesNotContain(SECRET);
        });
    }

    /** The declarations of these tests have no element that real files do not have. */
    @Test
    void shouldBeTestedWithElementsOfRealFiles() throws IOException {
        // Given
        Path file = Path.of("..", "..", "shared", "data", "asycuda-sad", "fields.csv");
        assumeTrue(Files.exists(file), "the list of elements does not stand beside this checkout");
        Set<String> known = Files.readAllLines(file).stream()
                .map(line -> line.substring(0, line.indexOf(',')))
                .collect(Collectors.toSet());
        // When
        Set<String> tested = new TreeSet<>();
        Deque<String> around = new ArrayDeque<>(List.of(""));
        Matcher tag = Pattern.compile("<(/?)(\\w+)(/?)>").matcher(declaration(ASSESSMENT, item("85171300", "1")));
        while (tag.find()) {
            if (tag.group(1).isEmpty()) {
                around.push(around.element() + '/' + tag.group(2));
                if (!tag.group(2).equals("null")) {
                    tested.add(around.element());
                }
            }
            if (!tag.group(1).isEmpty() || !tag.group(3).isEmpty()) {
                around.pop();
            }
        }
        // Then
        assertThat(tested).hasSizeGreaterThan(60);
        assertThat(known).containsAll(tested);
    }
}
