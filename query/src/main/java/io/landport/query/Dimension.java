package io.landport.query;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.judge.Fate;
import io.landport.domain.total.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What rows of the store are told apart by. */
enum Dimension {
    DAY("to_char(day, 'YYYY-MM-DD')", "\\d{4}-\\d{2}-\\d{2}", "days such as 2021-03-31"),
    MONTH("to_char(day, 'YYYY-MM')", "\\d{4}-\\d{2}", "months such as 2021-03"),
    YEAR("to_char(day, 'YYYY')", "\\d{4}", "years such as 2021"),
    SOURCE,
    REPORTER,
    PARTNER,
    REGION,
    CROSSING,
    /** A filter alone: rows are of crossings, which have a kind. */
    CROSSING_KIND {
        @Override
        String condition() {
            return "crossing IN (SELECT c.id FROM crossing AS c WHERE c.kind = ANY (?))";
        }

        @Override
        String words() {
            return "kind of crossing, such as port, rail or unspecified";
        }
    },
    SECTOR,
    FLOW("flow", Arrays.stream(Flow.values()).map(Flow::code).toList()),
    CHANNEL("channel", Arrays.stream(Channel.values()).map(Channel::code).toList()),
    REGIME,
    MODE,
    /** Of the documents. The option of that name is the reporting currency's. */
    CURRENCY {
        @Override
        String code() {
            return "original-currency";
        }

        @Override
        String words() {
            return "currency of the documents";
        }
    },
    /** HS code of at most 6 digits. Asked for by its first digits: what begins with them. */
    COMMODITY("commodity", "\\d{2,6}", "2 to 6 digits of an HS code, such as 27 or 271019") {
        @Override
        String condition() {
            return "commodity LIKE ANY (SELECT asked || '%' FROM unnest(?::text[]) AS asked)";
        }
    },
    CHAPTER("left(commodity, 2)", "\\d{2}", "chapters such as 27"),
    UNIT,
    /** Asked for by its id or by another name of it. */
    CORRIDOR {
        @Override
        String condition() {
            return "corridor = ANY (SELECT coalesce(a.corridor, asked) FROM unnest(?::text[]) AS asked"
                    + " LEFT JOIN corridor_alias a ON a.alias = asked)";
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
    /** Digest of a file's content. Asked for by its first digits: what begins with them. */
    HASH("hash", "[0-9a-f]{4,64}", "4 to 64 hexadecimal digits of a file's hash") {
        @Override
        String condition() {
            return "hash LIKE ANY (SELECT asked || '%' FROM unnest(?::text[]) AS asked)";
        }
    },
    FATE("fate", Arrays.stream(Fate.values()).map(Fate::code).toList());

    private final String expression;
    private final Pattern form;
    private final String allowed;

    Dimension() {
        this.expression = name().toLowerCase(Locale.ROOT);
        this.form = Pattern.compile(".+");
        this.allowed = "codes that are not empty";
    }

    Dimension(String expression, List<String> codes) {
        this(expression, String.join("|", codes), String.join(", ", codes));
    }

    Dimension(String expression, String form, String allowed) {
        this.expression = expression;
        this.form = Pattern.compile(form);
        this.allowed = allowed;
    }

    /** The name in options. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name in answers. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The SQL expression over the columns of the store, of type text. */
    String expression() {
        return expression;
    }

    /** The SQL condition that it is one of some values. */
    String condition() {
        return expression + " = ANY (?)";
    }

    /** Its name in a sentence. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    boolean allows(String value) {
        return form.matcher(value).matches();
    }

    /** What a value may be, in words. */
    String allowed() {
        return allowed;
    }
}
