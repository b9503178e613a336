package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.domain.judge.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One term has one translation: the operators' page uses the words of charts and of reports. */
final class PageWordsTest {
    /** Words of the page, and those of charts. */
    private static final Map<String, String> SAME = Map.of(
            "crossing", "dimension.crossing",
            "sector", "dimension.sector",
            "import", "code.flow.import",
            "export", "code.flow.export",
            "channel.customs", "code.channel.customs",
            "channel.e-commerce", "code.channel.e-commerce",
            "weight", "weight.net",
            "unit.kg", "unit.weight.0");

    @ParameterizedTest
    @ValueSource(strings = {"zh", "ru"})
    void shouldBeThoseOfCharts(String language) throws IOException {
        // Given
        JsonNode page;
        Properties charts = new Properties();
        try (InputStream words = resource("/io/landport/console/page/words_" + language + ".json");
                InputStream texts = resource("/io/landport/chart/words_" + language + ".properties");
                InputStream names = resource("/io/landport/query/catalogue/words_" + language + ".properties")) {
            page = new ObjectMapper().readTree(words);
            charts.load(new InputStreamReader(texts, StandardCharsets.UTF_8));
            charts.load(new InputStreamReader(names, StandardCharsets.UTF_8));
        }

        // Then
        assertThat(SAME)
                .allSatisfy((ofPage, ofCharts) ->
                        assertThat(lower(page.path(ofPage).asText())).isEqualTo(lower(charts.getProperty(ofCharts))));
    }

    /** A reason is called the same on the page of operators and in reports. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "ru"})
    void shouldNameReasonsOfRejectionsAsReportsDo(String language) throws IOException {
        // Given
        JsonNode page;
        Properties reports = new Properties();
        try (InputStream words = resource("/io/landport/console/page/words_" + language + ".json");
                InputStream texts = resource("/io/landport/query/report/words_" + language + ".properties")) {
            page = new ObjectMapper().readTree(words);
            reports.load(new InputStreamReader(texts, StandardCharsets.UTF_8));
        }

        // Then
        assertThat(Reason.values())
                .allSatisfy(reason -> assertThat(reports.getProperty("code.reason." + reason.code()))
                        .isEqualTo(page.path("reason." + reason.code()).asText())
                        .isNotEmpty());
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static InputStream resource(String path) throws IOException {
        InputStream in = PageWordsTest.class.getResourceAsStream(path);
        if (in == null) {
            throw new IOException("the class path has no " + path);
        }
        return in;
    }
}
