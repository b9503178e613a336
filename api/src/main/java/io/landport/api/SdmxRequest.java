package io.landport.api;

import io.javalin.http.Context;
import io.landport.answer.SdmxTerms;
import io.landport.domain.text.TextLanguage;
import io.landport.sdmx.DataStructure;
import io.landport.sdmx.SdmxError;
import io.landport.sdmx.SdmxException;
import io.landport.sdmx.SdmxFormat;
import io.landport.sdmx.SdmxVersion;
import io.landport.sdmx.data.DataQuery;
import io.landport.sdmx.data.DataQueryReader;
import io.landport.sdmx.structure.StructureQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a request of SDMX REST.
 *
 * @param parts of the path by name
 * @param parameters of the query by name, without the format
 */
record SdmxRequest(
        SdmxPath path,
        Map<String, String> parts,
        Map<String, String> parameters,
        Optional<String> format,
        Context context) {
    private static final List<String> REFERENCES = List.of(
            "none", "all", "dataflow", "datastructure", "conceptscheme", "codelist", "dataproviderscheme", "valuelist");
    private static final Set<String> ANY_VERSION = Set.of("latest", "LATEST", "all", "*", "+", "~");

    /** @throws io.landport.sdmx.SdmxException if a parameter is given twice or is not text */
    static SdmxRequest of(SdmxPath path, Context context) {
        Map<String, String> parameters = new TreeMap<>();
        context.queryParamMap().forEach((name, values) -> {
            if (values.size() != 1) {
                throw SdmxError.SYNTAX.because(name + ": is given " + values.size() + " times");
            }
            requireText(name);
            requireText(values.get(0));
            if (!values.get(0).isEmpty()) {
                parameters.put(name, values.get(0));
            }
        });
        context.pathParamMap().values().forEach(SdmxRequest::requireText);
        Optional<String> format = Optional.ofNullable(parameters.remove("format"));
        return new SdmxRequest(path, context.pathParamMap(), parameters, format, context);
    }

    private static void requireText(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw SdmxError.SYNTAX.because("links must not have control characters");
        }
    }

    <F extends SdmxFormat> F choose(List<F> offered) {
        return format.map(syntax -> SdmxFormat.named(offered, syntax))
                .orElseGet(() -> SdmxFormat.choose(offered, header("Accept")));
    }

    private String header(String name) {
        return Optional.ofNullable(context.header(name)).orElse("");
    }

    /** Whether errors are JSON: if the client asks for it, or if it is the default and the client does not ask for XML. */
    static boolean isJson(SdmxVersion version, Context context) {
        String accepted = Optional.ofNullable(context.header("Accept")).orElse("");
        return accepted.contains("json") || (version == SdmxVersion.V3_0 && !accepted.contains("xml"));
    }

    /** The first language of the client that names are in. */
    TextLanguage language() {
        return TextLanguage.accepted(context.header("Accept-Language"));
    }

    /** Everything that changes the message. */
    String canonical(SdmxFormat chosen) {
        return String.join(
                " ",
                context.path(),
                parameters.toString(),
                chosen.mediaType(),
                language().code());
    }

    StructureQuery structureQuery() {
        return StructureQuery.read(
                path.version(), part("type"), part("agency"), part("id"), part("version"), part("item"), parameters);
    }

    /** The error of a path that has no answer. */
    SdmxException other() {
        StructureQuery known = StructureQuery.read(path.version(), part("type"), "", "", "", "", Map.of());
        return SdmxError.SYNTAX.because("artefacts of the type " + known.type().code() + " are below structure/");
    }

    DataQuery dataQuery() {
        if (!Set.of("", "all", SdmxTerms.AGENCY, SdmxTerms.AGENCY + ',' + SdmxTerms.AGENCY)
                .contains(part("provider"))) {
            throw SdmxError.NO_RESULTS.because("the data provider is " + SdmxTerms.AGENCY);
        }
        Map<String, String> ofData = new TreeMap<>(parameters);
        if (path.kind() == SdmxPath.Kind.AVAILABILITY) {
            requireOnly(ofData.remove("mode"), "exact", "mode");
            ofData.remove("references");
        }
        return DataQueryReader.read(path.version(), structure(), part("key"), ofData);
    }

    private static void requireOnly(@Nullable String given, String supported, String name) {
        if (given != null && !given.equals(supported)) {
            throw SdmxError.NOT_IMPLEMENTED.because(name + ": only " + supported + " is supported");
        }
    }

    /** The types of artefacts that are asked for with availability, or {@code all} or {@code none}. */
    Set<String> references() {
        Set<String> types = new TreeSet<>(
                Arrays.asList(parameters.getOrDefault("references", "none").split(",", -1)));
        if (!REFERENCES.containsAll(types)) {
            throw SdmxError.SYNTAX.because("references: allowed are " + String.join(", ", REFERENCES));
        }
        return types;
    }

    /** The only component that availability is asked for; empty for all. */
    String component() {
        String component = part("component");
        if (Set.of("", "all", "*").contains(component)) {
            return "";
        }
        if (!structure().components().contains(component)) {
            throw SdmxError.SEMANTIC.because('"' + component + "\" is not a component; there are "
                    + String.join(", ", structure().components()));
        }
        return component;
    }

    private DataStructure structure() {
        return path.version() == SdmxVersion.V2_1
                ? structure(Arrays.asList(part("flow").split(",", -1)))
                : structureInContext();
    }

    private DataStructure structureInContext() {
        if (!Set.of("dataflow", "datastructure", "*").contains(part("context"))) {
            throw SdmxError.NOT_IMPLEMENTED.because("supported contexts are dataflow and datastructure");
        }
        String version = part("version");
        return find(part("agency"), part("id"), version.isEmpty() ? "*" : version);
    }

    /** @param reference agency, dataflow and version, or fewer of them */
    private DataStructure structure(List<String> reference) {
        return switch (reference.size()) {
            case 1 -> find("all", reference.get(0), "latest");
            case 2 -> find(reference.get(0), reference.get(1), "latest");
            case 3 -> find(reference.get(0), reference.get(1), reference.get(2));
            default -> throw SdmxError.SYNTAX.because("a dataflow is AGENCY,ID,VERSION");
        };
    }

    private DataStructure find(String agency, String id, String version) {
        if (!Set.of("all", "*", SdmxTerms.AGENCY).contains(agency)) {
            throw SdmxError.NO_RESULTS.because("the agency is " + SdmxTerms.AGENCY);
        }
        if (!ANY_VERSION.contains(version) && !version.equals(path.version().artefacts())) {
            throw SdmxError.NO_RESULTS.because(
                    "the version is " + path.version().artefacts());
        }
        if (Set.of("all", "*").contains(id) || id.contains(",")) {
            throw SdmxError.NOT_IMPLEMENTED.because("a data query is of one dataflow");
        }
        return Optional.ofNullable(DataStructure.all().get(id))
                .orElseThrow(() -> SdmxError.NO_RESULTS.because("there is no dataflow " + id + "; there are "
                        + String.join(", ", DataStructure.all().keySet())));
    }

    private String part(String name) {
        return parts.getOrDefault(name, "");
    }
}
