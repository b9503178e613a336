package io.landport.query.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.answer.Cell;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.text.TextLanguage;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.query.StoreReader;
import io.landport.query.TestStore;
import io.landport.query.question.InvalidQueryException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Figures were worked out by hand from what the test writes. */
@Tag("server")
class QualityReportTest {
    private static final String RAIL = " suifenhe-grodekovo-rail wood import cn-gacc CN customs CNY";
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final Year YEAR = Year.of(2021);

    private TestStore store;

    @BeforeEach
    void fill() throws Exception {
        store = TestStore.empty();
        for (int month = 1; month <= 12; month++) {
            store.withCommodity("2020-%02d".formatted(month), "suifenhe-grodekovo-rail", "440710", "m3", 10, "10");
        }
        store.withCommodity("2021-01", "suifenhe-grodekovo-rail", "440710", "m3", 6, "6")
                .withCommodity("2021-03", "suifenhe-grodekovo-rail", "440710", "m3", 4, "400");
        known("2021-01-10", "2021-01-12", 6, 2, "100.5");
        known("2021-03-10", "2021-04-20", 4, 0, "50");
        known("2021-03-11", "2021-05-02", 1, 0, "7.25");
        for (int id = 1; id <= 3; id++) {
            String recorded = id == 3 ? "2022-01-01 00:00:00Z" : "2021-12-31 23:59:59Z";
            store.execute(("INSERT INTO rejected_document (id, stage, reason, source, file, line, media_type, recorded)"
                            + " VALUES ('%d', 'feed', 'malformed-number', 'cn-gacc', 'f', 1, 'text/plain', '%s')")
                    .formatted(id, recorded));
        }
    }

    private void known(String day, String received, long lines, long withoutWeight, String value) throws Exception {
        Amounts amounts = new Amounts(lines, withoutWeight, TestStore.money(value), TestStore.kilograms("20"));
        store.with(TestStore.key(day + RAIL), amounts)
                .withChange(TestStore.key(day + RAIL), LocalDate.parse(received), amounts);
        store.execute("INSERT INTO month_first_known VALUES ('cn-gacc', '%s-01', '%s') ON CONFLICT DO NOTHING"
                .formatted(day.substring(0, 7), received));
    }

    @Test
    void shouldSumUpWhatTheSourceReported() throws Exception {
        // When
        QualityReport report = report(TextLanguage.EN);

        // Then
        assertThat(report.head().stream()
                        .map(fact -> fact.key() + "=" + fact.cell().plain()))
                .containsExactly(
                        "months-reported=2",
                        "months-missing=2021-02, 2021-04, 2021-05, 2021-06, 2021-07, 2021-08, 2021-09, 2021-10, 2021-11, 2021-12",
                        "weighed-share=81.82",
                        "longest-delay=20",
                        "rejected=2",
                        "suspect-share=40");
        assertThat(rows(report, "completeness"))
                .containsExactly("2021-01|6|2|100.5|CNY|20", "2021-03|5|0|57.25|CNY|40");
        assertThat(rows(report, "timeliness"))
                .startsWith("2021-01|2021-01-31||0", "2021-03|2021-04-20||20", "2021-04||2021-05-14|14");
        assertThat(rows(report, "rejections")).containsExactly("malformed-number|feed|2");
        assertThat(rows(report, "revisions")).containsExactly("2021-03|50|7.25|0|57.25|CNY");
        assertThat(rows(report, "suspects")).containsExactly("2021-01|6|6|0|6|0|CNY", "2021-03|4|4|4|4|4|CNY");
    }

    @Test
    void shouldRefuseASourceThatTheStoreDoesNotHave() throws Exception {
        try (StoreReader reader = StoreReader.open(store.url(), "postgres", "")) {
            assertThatThrownBy(() -> QualityReport.read(reader, "cn-gac", YEAR, TextLanguage.EN))
                    .isInstanceOf(InvalidQueryException.class)
                    .hasMessageContaining("cn-gac");
        }
    }

    @ParameterizedTest
    @EnumSource(TextLanguage.class)
    void shouldSpeakOneLanguageOnly(TextLanguage language) throws Exception {
        // Given
        ByteArrayOutputStream page = new ByteArrayOutputStream();

        // When
        ReportFile.HTML.write(report(language), new ReportWords(language), page);

        // Then
        String html = page.toString(StandardCharsets.UTF_8);
        assertThat(html)
                .contains("<html lang=\"" + language.code() + "\">", "@media print")
                .contains(List.of("Malformed number", "数字格式错误", "Неверное число")
                        .get(List.of(TextLanguage.EN, TextLanguage.ZH, TextLanguage.RU)
                                .indexOf(language)))
                .doesNotContain("<script", "http:", "https:", "url(");
        String text = html.replaceAll("(?s)<style>.*?</style>", "").replaceAll("<[^>]*>", " ");
        if (language != TextLanguage.EN) {
            assertThat(WORD.matcher(text).results().map(word -> word.group()).distinct())
                    .allMatch(word -> List.of("China", "customs", "declarations", "cn", "gacc", "UTC", "CNY")
                            .contains(word));
        }
    }

    @ParameterizedTest
    @EnumSource(TextLanguage.class)
    void shouldHaveTheSameWordsInEveryLanguage(TextLanguage language) {
        assertThat(new ReportWords(language).keys()).isEqualTo(new ReportWords(TextLanguage.EN).keys());
        assertThat(new ReportWords(language)
                        .keys().stream()
                                .filter(key -> key.startsWith("table.") || key.startsWith("sheet."))
                                .map(key -> new ReportWords(language).say(key)))
                .as("names of sheets have at most 31 characters")
                .allMatch(title -> title.length() <= 31 && !title.matches(".*[\\[\\]:*?/\\\\].*"));
    }

    @Test
    void shouldHaveASheetForEachTable() throws Exception {
        // Given
        ByteArrayOutputStream book = new ByteArrayOutputStream();

        // When
        ReportFile.XLSX.write(report(TextLanguage.ZH), new ReportWords(TextLanguage.ZH), book);

        // Then
        Map<String, String> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(book.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                parts.put(
                        entry.getName(),
                        Pattern.compile("&#x([0-9a-f]+);")
                                .matcher(text)
                                .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16))));
            }
        }
        assertThat(parts.get("xl/workbook.xml")).contains("摘要", "完整性", "及时性", "按原因分类的拒收", "修订", "镜像数据", "可疑的单位价值");
        assertThat(parts.get("xl/worksheets/sheet2.xml")).contains("<v>100.5</v>", "<v>57.25</v>");
        assertThat(parts.get("xl/worksheets/sheet4.xml")).contains("数字格式错误", "读取");
        assertThat(parts.keySet()).contains("xl/worksheets/sheet7.xml");
    }

    @Test
    void shouldNameCountriesAsTheStoreDoes() throws Exception {
        // Given
        for (String side : List.of("cn-gacc CN RU export", "ru-fcs RU CN import")) {
            String[] parts = side.split(" ", -1);
            Series series = new Series(
                    parts[0],
                    parts[1],
                    parts[2],
                    "r",
                    "suifenhe-grodekovo-rail",
                    "wood",
                    Flow.ofCode(parts[3]).orElseThrow(),
                    Channel.CUSTOMS,
                    "general",
                    "rail",
                    "CNY");
            TotalKey total = new TotalKey(series, LocalDate.parse("2021-02-28"));
            Amounts amounts = new Amounts(1, 0, TestStore.money("8"), TestStore.kilograms("1"));
            store.with(total, amounts).withChange(total, LocalDate.parse("2021-03-20"), amounts);
        }
        store.execute("UPDATE country SET name_ru = 'Поднебесная' WHERE id = 'CN'");

        // When
        List<String> mirror = rows(report(TextLanguage.RU), "mirror");

        // Then
        assertThat(mirror).containsExactly("2021-02|Поднебесная|Россия|8|8|0|CNY");
    }

    private QualityReport report(TextLanguage language) throws Exception {
        try (StoreReader reader = StoreReader.open(store.url(), "postgres", "")) {
            return QualityReport.read(reader, "cn-gacc", YEAR, language);
        }
    }

    private static List<String> rows(QualityReport report, String key) {
        return report.tables().stream()
                .filter(table -> table.key().equals(key))
                .flatMap(table -> table.rows().stream())
                .map(row -> row.stream().map(Cell::plain).collect(Collectors.joining("|")))
                .toList();
    }
}
