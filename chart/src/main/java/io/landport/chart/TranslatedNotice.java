package io.landport.chart;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Notices of answers are English sentences. The usual ones are said in the language of the chart, the others stay as they are. */
final class TranslatedNotice {
    private record Form(Pattern pattern, String key) {}

    private static final List<Form> FORMS = List.of(
            new Form(
                    Pattern.compile(
                            "note: (.+) reported nothing for these months, so they are missing in the figures: (.+)"),
                    "note.missing-months"),
            new Form(
                    Pattern.compile("note: --top leaves out (\\d+) crossings without a place \\(kind unspecified\\),"
                            + " with a value of (.+); select .*"),
                    "note.places"));

    private TranslatedNotice() {}

    static String of(String notice, Words words) {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern.matcher(notice);
            if (matcher.matches()) {
                return words.say(form.key, matcher.group(1), matcher.group(2));
            }
        }
        return notice.replaceFirst("^(note|warning): ", "");
    }
}
