package io.landport.sdmx;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A format of messages. */
public interface SdmxFormat {
    /** How the standard names the format. */
    Specification specification();

    /**
     * How the standard names a format.
     *
     * @param subtype of the media type, without {@code vnd.sdmx.}
     * @param formatVersion version of the format, such as {@code 2.0.0}
     * @param version of the standard that the format belongs to
     */
    record Specification(String subtype, String formatVersion, SdmxVersion version) {}

    /** The media type without parameters, such as {@code application/vnd.sdmx.data+csv}. */
    default String type() {
        return "application/vnd.sdmx." + specification().subtype();
    }

    /** The version of the format, such as {@code 2.0.0}. */
    default String formatVersion() {
        return specification().formatVersion();
    }

    /** The version of the standard that the format belongs to. */
    default SdmxVersion version() {
        return specification().version();
    }

    /** The media type of the response. */
    default String mediaType() {
        return type() + "; version=" + formatVersion() + "; charset=utf-8";
    }

    /** @param syntax xml, csv or json */
    default boolean isOfSyntax(String syntax) {
        return type().endsWith('+' + syntax);
    }

    /**
     * The format that a client prefers.
     *
     * @param offered formats, the default first
     * @param accepted the header {@code Accept}; empty for the default
     * @throws SdmxException if none is offered
     */
    static <F extends SdmxFormat> F choose(List<F> offered, String accepted) {
        return Stream.of(accepted.split(",", -1))
                .map(Accepted::parse)
                .filter(each -> each.weight() > 0)
                .sorted(Comparator.comparingInt(Accepted::weight).reversed())
                .flatMap(each -> offered.stream().filter(each::isOf).findFirst().stream())
                .findFirst()
                .orElseThrow(() -> SdmxError.NOT_ACCEPTABLE.because("no accepted media type is offered; there are "
                        + String.join(
                                ", ",
                                offered.stream()
                                        .map(format -> format.type() + ";version=" + format.formatVersion())
                                        .toList())));
    }

    /**
     * The format with a name, as links of spreadsheets give it.
     *
     * @param name a syntax (xml, csv or json), or the subtype of the media type without it, such as genericdata
     * @throws SdmxException if none is offered
     */
    static <F extends SdmxFormat> F named(List<F> offered, String name) {
        return offered.stream()
                .filter(format -> format.isOfSyntax(name) || format.type().contains('.' + name + '+'))
                .findFirst()
                .orElseThrow(() -> SdmxError.NOT_ACCEPTABLE.because(
                        "format: allowed are xml, json, and for data csv," + " genericdata and structurespecificdata"));
    }

    /**
     * A media range of a client.
     *
     * @param weight from 0 to 1,000
     */
    record Accepted(String type, Optional<String> version, boolean isPlain, int weight) {
        private static final int FULL = 1_000;
        private static final List<String> DEFAULTS = List.of("labels=id", "timeformat=original", "keys=none");

        static Accepted parse(String text) {
            String[] parts = text.strip().split(";", -1);
            Optional<String> version = Optional.empty();
            boolean isPlain = true;
            int weight = FULL;
            for (int place = 1; place < parts.length; place++) {
                String parameter = parts[place].strip();
                String lower = parameter.toLowerCase(Locale.ROOT);
                if (lower.startsWith("version=")) {
                    version =
                            Optional.of(parameter.substring("version=".length()).replace("+", ""));
                } else if (lower.matches("q=[01](\\.[0-9]{0,3})?")) {
                    weight =
                            new BigDecimal(lower.substring(2)).movePointRight(3).intValue();
                } else if (lower.matches("(labels|timeformat|keys)=.*")) {
                    isPlain &= DEFAULTS.contains(lower);
                }
            }
            return new Accepted(parts[0].strip().toLowerCase(Locale.ROOT), version, isPlain, weight);
        }

        boolean isOf(SdmxFormat format) {
            return switch (type) {
                case "", "*/*", "application/*" -> true;
                case "application/xml", "text/xml" -> format.isOfSyntax("xml");
                case "text/csv" -> format.isOfSyntax("csv");
                case "application/json" -> format.isOfSyntax("json");
                default ->
                    isPlain
                            && type.equals(format.type())
                            && version.map(asked -> format.formatVersion().startsWith(asked))
                                    .orElse(true);
            };
        }
    }
}
