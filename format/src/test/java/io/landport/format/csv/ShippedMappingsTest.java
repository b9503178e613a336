package io.landport.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.HeaderBuilder;
import io.landport.domain.LineBuilder;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Verdict;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Input;
import io.landport.format.feed.Texts;
import io.landport.format.mapping.InvalidMappingException;
import io.landport.format.mapping.Mapping;
import io.landport.format.mapping.MappingArgumentException;
import io.landport.format.mapping.MappingArguments;
import io.landport.reference.ReferenceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each shipped mapping reads its sample in {@code docs/}; expected values are added up by hand. */
class ShippedMappingsTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path REFERENCE =
            Path.of("..", "reference", "src", "main", "resources", "io", "landport", "reference");

    @ParameterizedTest
    @CsvSource({"dattsvt.csv", "dattsvt-cp866.csv"})
    void shouldReadRussianStatisticsInBothEncodings(String sample) throws Exception {
        // When
        List<FeedItem> items = read("ru-dattsvt", sample);
        // Then
        assertThat(ids(items))
                .containsExactly(
                        "ru-fcs-statistics 2021-03/export/CN/10000/44",
                        "ru-fcs-statistics 2021-03/import/-/08000/08",
                        "ru-fcs-statistics 2021-03/import/CN/08000/84");
        assertThat(declarations(items).get(0).header())
                .isEqualTo(header("2021-03-31", "export", "country", "RU", "USD")
                        .partner("CN")
                        .region("10000")
                        .build());
        assertThat(declarations(items).get(0).lines())
                .containsExactly(
                        line("4403211000", 98_000_0000L, 612_000_500L, 940_125L, "113"),
                        line("4407119000", 2_100_0000L, 5_400_000L, 9_500L, "113"));
        assertThat(declarations(items).get(1).lines())
                .containsExactly(line("0808108000", 410_7500L, 520_000L, null, null));
        assertThat(declarations(items).get(2).lines())
                .containsExactly(
                        line("8471300000", 1_250_5000L, 310_250L, 12_000L, "796"),
                        line("8471700000", 75_0000L, null, 3_000L, "796"));
        assertThat(declarations(items)).extracting(Declaration::revision).containsOnly(20_260_101L);
    }

    @Test
    void shouldReadEachFigureOfComtradeOnceAndSkipTheRest() throws Exception {
        // When
        List<FeedItem> items = read("un-comtrade", "comtrade.txt");
        // Then
        assertThat(ids(items))
                .containsExactly(
                        "un-comtrade-cn 2024-03/export/643/87",
                        "un-comtrade-cn 2024-03/import/842/12",
                        "un-comtrade-cn 2024-03/import/899/12");
        assertThat(declarations(items).get(0).header())
                .isEqualTo(header("2024-03-31", "export", "country", "CN", "USD")
                        .partner("RU")
                        .build());
        assertThat(declarations(items).get(0).lines())
                .containsExactly(
                        line("870323", 36_500_000_5000L, 3_150_000_000L, 2_100_000L, "5"),
                        line("870324", 1_200_000_0000L, null, 55_000L, "5"));
        assertThat(declarations(items).get(1).header().partner()).isEqualTo("US");
        assertThat(declarations(items).get(2).header().partner()).isNull();
        assertThat(skipped("un-comtrade", "comtrade.txt"))
                .isEqualTo(Map.of(
                        "annual figures", 1L,
                        "flows that are part of imports or exports", 1L,
                        "totals of all partners", 1L,
                        "breakdowns by second partner", 1L,
                        "totals of commodities", 2L,
                        "breakdowns by customs procedure", 1L,
                        "breakdowns by mode of transport", 1L));
    }

    @Test
    void shouldReadComext() throws Exception {
        // When
        List<FeedItem> items = read("eu-comext", "comext.dat");
        // Then
        assertThat(ids(items))
                .containsExactly(
                        "eu-comext-fi 2021-03/export/-/general/39",
                        "eu-comext-fi 2021-03/export/CN/processing/84",
                        "eu-comext-fi 2021-03/export/RS/general/73",
                        "eu-comext-fi 2021-03/import/RU/general/44");
        assertThat(declarations(items).get(3).header())
                .isEqualTo(header("2021-03-31", "import", "country", "FI", "EUR")
                        .partner("RU")
                        .procedure("general")
                        .build());
        assertThat(declarations(items).get(3).lines())
                .containsExactly(
                        line("44071110", 125_000_0000L, 310_000_000L, 620_000L, "MQ"),
                        line("44071190", 4_000_0000L, null, 15_000L, "MQ"));
        assertThat(declarations(items).get(0).lines()).containsExactly(line("39", 89_0000L, 9_000L, null, null));
        assertThat(skipped("eu-comext", "comext.dat"))
                .isEqualTo(Map.of("totals of all products", 1L, "Northern Ireland and Great Britain apart", 1L));
    }

    @Test
    void shouldSplitImportsOfPortsByMode() throws Exception {
        // When
        List<FeedItem> items = read("us-census-port-imports", "dporths6i.txt");
        // Then
        assertThat(ids(items))
                .containsExactly(
                        "us-census-ports 2024-03/import/2304/2010/other/87",
                        "us-census-ports 2024-03/import/2704/5700/1/84",
                        "us-census-ports 2024-03/import/2704/5700/3/84",
                        "us-census-ports 2024-03/import/2720/5800/3/85");
        assertThat(declarations(items).get(1).header())
                .isEqualTo(header("2024-03-31", "import", "us-port", "2704", "USD")
                        .mode("1")
                        .partner("CN")
                        .build());
        assertThat(declarations(items).get(0).lines()).containsExactly(line("870323", 900_000_0000L, null, null, null));
        assertThat(declarations(items).get(1).lines())
                .containsExactly(
                        line("847130", 380_000_0000L, 20_500_000L, null, null),
                        line("847170", 1_000_0000L, 12_000L, null, null));
        assertThat(declarations(items).get(2).lines())
                .containsExactly(line("847130", 120_000_0000L, 800_000L, null, null));
        assertThat(items.stream().mapToLong(FeedItem::rows).sum()).isEqualTo(4);
        assertThat(skipped("us-census-port-imports", "dporths6i.txt"))
                .isEqualTo(Map.of("rows without trade in the month", 1L));
    }

    @Test
    void shouldReadExportsOfPorts() throws Exception {
        assertThat(ids(read("us-census-port-exports", "dporths6e.txt")))
                .containsExactly(
                        "us-census-ports 2024-03/export/2301/2010/other/27",
                        "us-census-ports 2024-03/export/2304/2010/other/10",
                        "us-census-ports 2024-03/export/2704/5700/1/12");
    }

    @ParameterizedTest
    @CsvSource({
        "ru-dattsvt, dattsvt.csv",
        "un-comtrade, comtrade.txt",
        "eu-comext, comext.dat",
        "us-census-port-imports, dporths6i.txt",
        "us-census-port-exports, dporths6e.txt"
    })
    void shouldBeAcceptedWithTheRowsOfReferenceDataThatThePageNames(String mapping, String sample, @TempDir Path folder)
            throws Exception {
        // Given
        Judge judge = new Judge(ReferenceReader.of(withRowsOfThePage(folder)));
        // When
        List<TradeDocument> documents = Texts.documents(read(mapping, sample));
        // Then
        assertThat(documents).isNotEmpty().allSatisfy(document -> {
            Verdict verdict =
                    judge.judge(document, document.id().channel(), document.id().key(), LocalDate.of(2026, 1, 1));
            assertThat(verdict.rejected()).isEmpty();
        });
    }

    @Test
    void shouldListTheMappingsOfThePage() throws IOException {
        // Given
        String page = Files.readString(DOCS.resolve("formats").resolve("shipped-mappings.md"));
        // When
        List<String> names = MappingCatalog.bundled().names();
        // Then
        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void shouldPreferMappingsOfTheFolderAndNeverLeaveIt(@TempDir Path folder) throws Exception {
        // Given
        Path mappings = Files.createDirectories(folder.resolve("mappings"));
        String text = MappingCatalog.bundled().text("ru-dattsvt").orElseThrow();
        Files.writeString(
                mappings.resolve("ru-dattsvt.yaml"), text.replace("description: Russian", "description: Our"));
        Files.writeString(mappings.resolve("own.yaml"), text);
        Files.writeString(folder.resolve("outside.yaml"), text);
        // When
        MappingCatalog catalog = MappingCatalog.of(Optional.of(mappings));
        // Then
        assertThat(catalog.names()).contains("own", "ru-dattsvt", "un-comtrade").doesNotContain("outside");
        assertThat(catalog.find("ru-dattsvt").orElseThrow().description()).startsWith("Our");
        assertThat(catalog.find("../outside")).isEmpty();
        assertThat(catalog.find("outside")).isEmpty();
    }

    private static Path withRowsOfThePage(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(REFERENCE)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        List<String> page = Files.readAllLines(DOCS.resolve("formats").resolve("shipped-mappings.md"));
        append(folder.resolve("schemes.csv"), page, "country,");
        append(folder.resolve("sources.csv"), page, "ru-fcs-statistics,");
        append(folder.resolve("sources.csv"), page, "un-comtrade-cn,");
        append(folder.resolve("sources.csv"), page, "eu-comext-fi,");
        append(folder.resolve("sources.csv"), page, "us-census-ports,");
        append(folder.resolve("preferred-sources.csv"), page, "FI,");
        return folder;
    }

    private static void append(Path file, List<String> page, String beginning) throws IOException {
        String row = page.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow();
        Files.writeString(file, row + "\n", StandardOpenOption.APPEND);
    }

    private static List<FeedItem> read(String name, String sample) throws Exception {
        List<FeedItem> items = Texts.read(format(name), file(sample));
        assertThat(Texts.rejected(items)).isEmpty();
        return items;
    }

    private static Map<String, Long> skipped(String name, String sample) throws Exception {
        try (Feed feed = format(name).open(file(sample))) {
            while (feed.next() != null) {
                // Read to the end.
            }
            return feed.skipped();
        }
    }

    private static MappedCsv format(String name) throws IOException, InvalidMappingException, MappingArgumentException {
        Mapping mapping = MappingCatalog.bundled().find(name).orElseThrow();
        return new MappedCsv(mapping, MappingArguments.of(mapping, Map.of("revision", "20260101")));
    }

    private static Input file(String sample) {
        return Input.file(DOCS.resolve("samples").resolve("mapped").resolve(sample));
    }

    private static List<String> ids(List<FeedItem> items) {
        return declarations(items).stream()
                .map(document -> document.id().source() + " " + document.id().document())
                .toList();
    }

    private static List<Declaration> declarations(List<FeedItem> items) {
        return Texts.documents(items).stream().map(Declaration.class::cast).toList();
    }

    private static HeaderBuilder header(String day, String flow, String scheme, String crossing, String currency) {
        return new HeaderBuilder()
                .statisticalDate(LocalDate.parse(day))
                .flow(flow)
                .crossing(scheme, crossing)
                .currency(currency);
    }

    private static Line line(
            String commodity, long value, @Nullable Long netWeight, @Nullable Long quantity, @Nullable String unit) {
        return new LineBuilder(commodity, value)
                .netWeight(netWeight)
                .quantity(quantity, unit)
                .build();
    }
}
