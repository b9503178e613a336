package io.landport.query;

import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Output format of an answer. */
public enum OutputFormat {
    /** Aligned columns, with thousands separators. */
    TABLE {
        @Override
        Printer printer(List<AnswerColumn> columns, Writer out) {
            return new TablePrinter(columns, out);
        }
    },
    /** CSV by RFC 4180, with line feeds as line ends. */
    CSV {
        @Override
        Printer printer(List<AnswerColumn> columns, Writer out) {
            return new CsvPrinter(columns, out);
        }
    },
    /** A JSON array with one object per line and exact numbers. */
    JSON {
        @Override
        Printer printer(List<AnswerColumn> columns, Writer out) {
            return new JsonPrinter(columns, out);
        }
    };

    /**
     * The format with a name.
     *
     * @throws InvalidQueryException if the name is unknown
     */
    public static OutputFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.code().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidQueryException(
                        List.of("--format: unknown format \"" + name + "\"; formats are " + codes())));
    }

    /** The name of the format in options. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract Printer printer(List<AnswerColumn> columns, Writer out);

    private static String codes() {
        return Arrays.stream(values()).map(OutputFormat::code).collect(Collectors.joining(", "));
    }
}
