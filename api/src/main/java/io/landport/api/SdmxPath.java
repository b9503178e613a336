package io.landport.api;

import io.landport.sdmx.SdmxVersion;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A path of SDMX REST. Parts at its end can be left out.
 *
 * @param kind of query
 * @param path below {@code /sdmx/VERSION/}, with parameters in braces
 */
record SdmxPath(SdmxVersion version, Kind kind, String path) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");

    /** Kinds of queries. */
    enum Kind {
        DATA("The observations of a data query"),
        AVAILABILITY("The codes and periods of the observations of a data query"),
        STRUCTURE("Dataflows, data structures, code lists and concepts"),
        OTHER("Schemas and reference metadata, which are not supported");

        private final String summary;

        Kind(String summary) {
            this.summary = summary;
        }

        String summary() {
            return summary;
        }
    }

    /** All paths; one with more fixed parts is before one that it would match. */
    static List<SdmxPath> all() {
        return Stream.of(
                        of(SdmxVersion.V2_1, Kind.DATA, "data/{flow}", "key", "provider"),
                        of(
                                SdmxVersion.V2_1,
                                Kind.AVAILABILITY,
                                "availableconstraint/{flow}",
                                "key",
                                "provider",
                                "component"),
                        of(SdmxVersion.V2_1, Kind.STRUCTURE, "{type}", "agency", "id", "version", "item"),
                        of(SdmxVersion.V3_0, Kind.DATA, "data/{context}/{agency}/{id}", "version", "key"),
                        of(
                                SdmxVersion.V3_0,
                                Kind.AVAILABILITY,
                                "availability/{context}/{agency}/{id}",
                                "version",
                                "key",
                                "component"),
                        of(SdmxVersion.V3_0, Kind.STRUCTURE, "structure", "type", "agency", "id", "version", "item"),
                        of(SdmxVersion.V3_0, Kind.OTHER, "{type}/{context}/{agency}", "id", "version", "item"))
                .flatMap(paths -> paths)
                .toList();
    }

    private static Stream<SdmxPath> of(SdmxVersion version, Kind kind, String shortest, String... more) {
        return IntStream.rangeClosed(0, more.length)
                .mapToObj(parts -> new SdmxPath(
                        version,
                        kind,
                        "/sdmx/" + version.code() + '/' + shortest
                                + String.join(
                                        "",
                                        Arrays.stream(more, 0, parts)
                                                .map(part -> "/{" + part + '}')
                                                .toList())));
    }

    /** The names of its parameters. */
    List<String> parameters() {
        return PARAMETER.matcher(path).results().map(match -> match.group(1)).toList();
    }
}
