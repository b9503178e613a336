package io.landport.query;

import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an answer is written. */
public enum OutputFormat {
    /** For people: aligned columns, thousands separated. */
    TABLE {
        @Override
        Printer printer(List<AnswerColumn> columns, Writer out) {
            return new TablePrinter(columns, out);
        }
    },
    /** For programs: quoted as RFC 4180 says, lines end in a line feed. */
    CSV {
        @Override
        Printer printer(List<AnswerColumn> columns, Writer out) {
            return new CsvPrinter(columns, out);
        }
    },
    /** For programs: an array of objects, an object a line, numbers exact. */
    JSON {
        @Override
        Printer printer(List<AnswerColumn> columns, Writer out) {
            return new JsonPrinter(columns, out);
        }
    };

    /**
     * The format of this name.
     *
     * @throws InvalidQueryException if there is none
     */
    public static OutputFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.code().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidQueryException(
                        List.of("--format: there is no format \"" + name + "\"; there are " + codes())));
    }

    /** The name in options. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract Printer printer(List<AnswerColumn> columns, Writer out);

    private static String codes() {
        return Arrays.stream(values()).map(OutputFormat::code).collect(Collectors.joining(", "));
    }
}
