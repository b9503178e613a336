package io.landport.chart;

import io.landport.domain.text.TextLanguage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts around a chart.
 *
 * @param subtitle period and filters
 * @param notes what is left out, sources, and when the figures were known
 */
record ChartTexts(String title, String subtitle, List<String> notes, TextLanguage language) {
    ChartTexts {
        notes = List.copyOf(notes);
    }

    /** All of them in one text. */
    String together() {
        return Stream.concat(Stream.of(title, subtitle), notes.stream()).collect(Collectors.joining("\n"));
    }
}
