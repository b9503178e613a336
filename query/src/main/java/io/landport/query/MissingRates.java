package io.landport.query;

import io.landport.answer.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the reasons for missing values in an answer, and names the exchange rates to load. */
final class MissingRates {
    private static final Pattern MISSING =
            Pattern.compile("([a-z0-9-]+): no rate(?:s within [0-9]+ days| of [A-Z]{3}(?: and [A-Z]{3})?)");
    private static final String NO_RULE = "no conversion rule";
    private static final List<String> DIFFERENT_CURRENCIES = List.of("currencies differ", "several currencies");

    /** Commands that load the rates of authorities whose own file format is supported. */
    private static final Map<String, String> FORMATS =
            Map.of("ecb", "landport rates ecb eurofxref-hist.csv", "cbr", "landport rates cbr FILE.xml");

    private final Map<String, TreeSet<String>> byAuthority = new TreeMap<>();
    private boolean lacksRule;
    private boolean hasDifferentCurrencies;

    /** Adds the reasons in a cell. */
    void add(Cell reasons) {
        String text = reasons.plain();
        Matcher missing = MISSING.matcher(text);
        while (missing.find()) {
            byAuthority
                    .computeIfAbsent(missing.group(1), none -> new TreeSet<>())
                    .add(missing.group());
        }
        lacksRule |= text.contains(NO_RULE);
        hasDifferentCurrencies |= DIFFERENT_CURRENCIES.stream().anyMatch(text::contains);
    }

    /** A sentence for each kind of problem, with its fix. */
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
        if (hasDifferentCurrencies) {
            notices.add("note: values in different currencies are not compared: convert them with --currency, such as"
                    + " --currency CNY");
        }
        return notices;
    }
}
