package io.landport.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects why values are missing in an answer, and says which exchange rates to load. */
final class MissingRates {
    private static final Pattern MISSING =
            Pattern.compile("([a-z0-9-]+): no rate(?:s within [0-9]+ days| of [A-Z]{3}(?: and [A-Z]{3})?)");
    private static final String NO_RULE = "no conversion rule";
    private static final List<String> UNLIKE = List.of("currencies differ", "several currencies");

    /** What loads the rates of an authority whose own files can be read. */
    private static final Map<String, String> FORMATS =
            Map.of("ecb", "landport rates ecb eurofxref-hist.csv", "cbr", "landport rates cbr FILE.xml");

    private final Map<String, TreeSet<String>> byAuthority = new TreeMap<>();
    private boolean lacksRule;
    private boolean isUnlike;

    /** Takes a cell that gives reasons. */
    void take(Cell reasons) {
        String text = reasons.plain();
        Matcher missing = MISSING.matcher(text);
        while (missing.find()) {
            byAuthority
                    .computeIfAbsent(missing.group(1), none -> new TreeSet<>())
                    .add(missing.group());
        }
        lacksRule |= text.contains(NO_RULE);
        isUnlike |= UNLIKE.stream().anyMatch(text::contains);
    }

    /** What to do about it, a sentence each. */
    List<String> notices() {
        List<String> notices = new ArrayList<>();
        byAuthority.forEach(
                (authority, missing) -> notices.add("note: values are missing (" + String.join("; ", missing)
                        + "): load rates of " + authority + " with '"
                        + FORMATS.getOrDefault(authority, "landport rates csv FILE.csv") + "'"));
        if (lacksRule) {
            notices.add("note: values are missing (" + NO_RULE
                    + "): add a row for these sources to the table conversion_rule");
        }
        if (isUnlike) {
            notices.add("note: values in different currencies are not compared: convert them with --currency, such as"
                    + " --currency CNY");
        }
        return notices;
    }
}
