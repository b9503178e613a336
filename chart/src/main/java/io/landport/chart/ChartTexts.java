package io.landport.chart;

import io.landport.answer.AnswerLanguage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts around a chart.
 *
 * @param subtitle period and filters
 * @param notes what is left out, sources, and when the figures were known
 */
record ChartTexts(String title, String subtitle, List<String> notes, AnswerLanguage language) {
    private static final int LATIN_CHARACTERS_IN_A_LINE = 118;
    private static final int CHINESE_CHARACTERS_IN_A_LINE = 64;

    ChartTexts {
        notes = List.copyOf(notes);
    }

    /** All of them in one text. */
    String together() {
        return Stream.concat(Stream.of(title, subtitle), notes.stream()).collect(Collectors.joining("\n"));
    }

    /** About how many lines the notes take. */
    int noteLines() {
        int inLine = language == AnswerLanguage.ZH ? CHINESE_CHARACTERS_IN_A_LINE : LATIN_CHARACTERS_IN_A_LINE;
        return notes.stream().mapToInt(note -> 1 + note.length() / inLine).sum();
    }
}
