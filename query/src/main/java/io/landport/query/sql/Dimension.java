package io.landport.query.sql;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.judge.Fate;
import io.landport.domain.text.Coded;
import io.landport.domain.total.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.intellij.lang.annotations.Language;

/** A dimension that rows of the store have: a grouping, a filter, or both. */
public enum Dimension implements Coded {
    DAY("day", "to_char(%s, 'YYYY-MM-DD')", "\\d{4}-\\d{2}-\\d{2}", "days such as 2021-03-31", List.of()),
    MONTH(
            "date_trunc('month', day::timestamp)",
            "to_char(%s, 'YYYY-MM')",
            "\\d{4}-\\d{2}",
            "months such as 2021-03",
            List.of()),
    YEAR("date_trunc('year', day::timestamp)", "to_char(%s, 'YYYY')", "\\d{4}", "years such as 2021", List.of()),
    SOURCE,
    REPORTER,
    PARTNER,
    REGION,
    CROSSING,
    /** A filter only: the kind of the crossing of a row. */
    CROSSING_KIND {
        @Language(value = "SQL", prefix = "SELECT * FROM daily_total WHERE ")
        @Override
        public String condition() {
            return "crossing IN (SELECT c.id FROM crossing AS c WHERE c.kind = ANY (?))";
        }

        @Override
        public String words() {
            return "kind of crossing, such as port, rail or unspecified";
        }
    },
    SECTOR,
    FLOW("flow", Arrays.stream(Flow.values()).map(Flow::code).toList()),
    CHANNEL("channel", Arrays.stream(Channel.values()).map(Channel::code).toList()),
    REGIME,
    MODE,
    /** Group of crossings; no crossing is in two. */
    CLUSTER(
            group("SELECT cluster AS id, crossing AS member FROM cluster_crossing", "crossing"),
            ".+",
            "codes that are not empty"),
    /** Group of sectors. */
    SECTOR_GROUP(
            group("SELECT sector_group AS id, id AS member FROM sector", "sector"), ".+", "codes that are not empty"),
    /** Currency of the documents. The option {@code --currency} is the reporting currency. */
    CURRENCY {
        @Override
        public String code() {
            return "original-currency";
        }

        @Override
        public String words() {
            return "currency of the documents";
        }
    },
    /** HS code of at most 6 digits. The filter is a prefix. */
    COMMODITY("commodity", "\\d{2,6}", "2 to 6 digits of an HS code, such as 27 or 271019"),
    CHAPTER("left(commodity, 2)", "\\d{2}", "chapters such as 27"),
    UNIT,
    /** The filter accepts ids and aliases. */
    CORRIDOR {
        @Language(value = "SQL", prefix = "SELECT * FROM corridor_total WHERE ")
        @Override
        public String condition() {
            return """
                    corridor = ANY (
                      SELECT coalesce(a.corridor, name)
                      FROM unnest(?::text[]) AS name
                      LEFT JOIN corridor_alias a ON a.alias = name)""";
        }
    },
    ZONE,
    EXPORTER,
    IMPORTER,
    STATUS("status", List.of("both", "export only", "import only", "partner silent", "crossing not given")),
    WINDOW("time_window", Arrays.stream(Window.values()).map(Window::code).toList()),
    FIRST_DAY("to_char(first_day, 'YYYY-MM-DD')", "\\d{4}-\\d{2}-\\d{2}", "days such as 2021-03-31"),
    AS_OF("to_char(as_of, 'YYYY-MM-DD')", "\\d{4}-\\d{2}-\\d{2}", "days such as 2021-03-31"),
    TOPIC,
    RECEIVED_DAY("to_char(received_day, 'YYYY-MM-DD')", "\\d{4}-\\d{2}-\\d{2}", "days such as 2021-03-31"),
    FILE,
    /** Digest of the content of a file. The filter is a prefix. */
    HASH("hash", "[0-9a-f]{4,64}", "4 to 64 hexadecimal digits of a file's hash"),
    FEED,
    FATE("fate", Arrays.stream(Fate.values()).map(Fate::code).toList());

    private final String grouped;
    private final String expression;
    private final Pattern form;
    private final String allowed;

    @SuppressWarnings("ImmutableEnumChecker") // an immutable list
    private final List<String> codes;

    Dimension() {
        this.grouped = name().toLowerCase(Locale.ROOT);
        this.expression = grouped;
        this.form = Pattern.compile(".+");
        this.allowed = "codes that are not empty";
        this.codes = List.of();
    }

    Dimension(String expression, List<String> codes) {
        this(expression, String.join("|", codes), String.join(", ", codes), codes);
    }

    Dimension(String expression, String form, String allowed) {
        this(expression, form, allowed, List.of());
    }

    Dimension(String expression, String form, String allowed, List<String> codes) {
        this(expression, "%s", form, allowed, codes);
    }

    Dimension(String grouped, String shown, String form, String allowed, List<String> codes) {
        this.grouped = grouped;
        this.expression = shown.formatted(grouped);
        this.form = Pattern.compile(form);
        this.allowed = allowed;
        this.codes = List.copyOf(codes);
    }

    /** The group that has a code of another dimension. */
    private static String group(String groups, String member) {
        return "coalesce((SELECT g.id FROM (" + groups + ") AS g WHERE g.member = " + member + "), 'not-specified')";
    }

    /** The name in answers. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The SQL expression that rows are grouped by. It is computed for each row of the store, where {@link #expression} is for each group. */
    public String grouped() {
        return grouped;
    }

    /** The SQL expression over the columns of the store, of type text. */
    public String expression() {
        return expression;
    }

    /** The SQL condition of the filter; its parameter is an array of values. */
    public String condition() {
        return this == COMMODITY || this == HASH
                ? expression + " LIKE ANY (SELECT prefix || '%' FROM unnest(?::text[]) AS prefix)"
                : expression + " = ANY (?)";
    }

    /** Its name in a sentence. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Why figures of different codes are not added, where they are not. */
    public String notAdditive() {
        String reason =
                switch (this) {
                    case SOURCE -> "several sources of one reporter may report the same trade";
                    case CURRENCY, UNIT -> "they are measured in different units";
                    default -> "they overlap";
                };
        return "figures of different codes of " + words() + " are never added: " + reason;
    }

    public boolean allows(String value) {
        return form.matcher(value).matches();
    }

    /** All codes; empty if they depend on the store. */
    public List<String> codes() {
        return codes;
    }

    /** Description of the allowed values. */
    public String allowed() {
        return allowed;
    }
}
