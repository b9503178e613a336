package io.landport.gateway;

import io.javalin.http.Context;
import io.landport.format.Formats;
import io.landport.format.csv.MappingCatalog;
import io.landport.format.feed.Format;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The formats of bodies, by the parameter {@code format} or by media type. */
final class DocumentFormats {
    private static final List<Format> ALL =
            Formats.all().stream().filter(Format::isStreamed).toList();
    private static final Map<String, String> BY_MEDIA_TYPE = Map.of(
            "application/json", "json",
            "application/x-ndjson", "ndjson",
            "text/csv", "csv");

    private final MappedFormats mapped;

    /** @param mappings those that requests can name */
    DocumentFormats(MappingCatalog mappings) {
        this.mapped = new MappedFormats(mappings);
    }

    /** @throws ProblemException if the request names no format, or one that does not exist */
    Format of(Context context) {
        String name = Optional.ofNullable(context.queryParam("format")).orElseGet(() -> ofMediaType(context));
        String mapping = context.queryParam("mapping");
        if (mapping != null) {
            if (!name.equals("csv")) {
                throw new ProblemException(
                        Problem.of(ProblemTypes.BAD_REQUEST, "the parameter mapping needs the format csv"));
            }
            return mapped.of(context, mapping);
        }
        return ALL.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(DocumentFormats::unsupported);
    }

    private static String ofMediaType(Context context) {
        String given = Optional.ofNullable(context.header("Content-Type")).orElse("");
        String mediaType = given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return BY_MEDIA_TYPE.getOrDefault(mediaType, "");
    }

    private static ProblemException unsupported() {
        return new ProblemException(Problem.of(
                GatewayProblems.UNSUPPORTED_FORMAT,
                "the format must be one of " + ALL.stream().map(Format::name).toList()
                        + ", by the parameter format or by the media types "
                        + BY_MEDIA_TYPE.keySet().stream().sorted().toList()));
    }
}
