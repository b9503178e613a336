package io.landport.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Notices of answers are English sentences. The usual ones are said in the language of the chart, without the options of the command line;
 * the others stay as they are.
 */
final class TranslatedNotice {
    private static final Pattern PLACES = Pattern.compile("note: --top leaves out (\\d+) crossings without a place"
            + " \\(kind unspecified\\), with a value of ([-\\d,.]+) ([A-Z]{3}); select .*");

    private static final Pattern PRELIMINARY = Pattern.compile(
            "note: (\\d{4}-\\d{2}) is preliminary: (.+) has reported no later month, so more of it may come");

    private static final Pattern SHORTENED = Pattern.compile("(.+) and (\\d+) more");

    private record Form(Pattern pattern, String key) {}

    private static final List<Form> FORMS = List.of(
            new Form(
                    Pattern.compile(
                            "note: (.+) reported nothing for these months, so they are missing in the figures: (.+)"),
                    "note.missing-months"),
            new Form(PRELIMINARY, "note.preliminary"),
            new Form(missingBases("import"), "note.missing-bases.import"),
            new Form(missingBases("export"), "note.missing-bases.export"),
            new Form(Pattern.compile("note: values are missing \\(no conversion rule\\): .*"), "note.no-rule"),
            new Form(Pattern.compile("note: values are missing \\((.+)\\): .*"), "note.missing-rates"),
            new Form(Pattern.compile("note: values in different currencies are not compared: .*"), "note.currencies"));

    private TranslatedNotice() {}

    /** The months that notices call preliminary. */
    static Set<String> preliminaryMonths(List<String> notices) {
        return notices.stream()
                .map(PRELIMINARY::matcher)
                .filter(Matcher::matches)
                .map(month -> month.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String of(String notice, Words words) {
        Matcher places = PLACES.matcher(notice);
        if (places.matches()) {
            BigDecimal value = new BigDecimal(places.group(2).replace(",", ""));
            NumberScale scale = NumberScale.of(ChartMeasure.VALUE, places.group(3), List.of(value), words);
            return words.say(
                    "note.places", places.group(1), words.say("amount", scale.text(value, words), scale.label()));
        }
        for (Form form : FORMS) {
            Matcher matcher = form.pattern.matcher(notice);
            if (matcher.matches()) {
                Object[] values = IntStream.rangeClosed(1, matcher.groupCount())
                        .mapToObj(group -> list(words.remark(matcher.group(group)), words))
                        .toArray();
                return words.say(form.key, values);
            }
        }
        return notice.replaceFirst("^(note|warning): ", "");
    }

    private static Pattern missingBases(String flow) {
        return Pattern.compile(
                "note: (.+) reported no " + flow + "s for these months, so growth since then is empty[^:]*: (.+)");
    }

    private static String list(String text, Words words) {
        Matcher shortened = SHORTENED.matcher(text);
        return shortened.matches() ? words.say("list.more", shortened.group(1), shortened.group(2)) : text;
    }
}
