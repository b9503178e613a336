package io.landport.sdmx.structure;

import io.landport.answer.SdmxTerms;
import io.landport.sdmx.SdmxError;
import io.landport.sdmx.SdmxVersion;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A query for structures, which is valid.
 *
 * @param type of the artefacts
 * @param ids of the artefacts; empty for all
 * @param items of code lists and concept schemes; empty for all
 * @param isStub whether only names are asked for
 * @param references which other artefacts are asked for
 */
public record StructureQuery(
        ArtefactType type, List<String> ids, List<String> items, boolean isStub, References references) {
    private static final Set<String> ALL = Set.of("all", "*", "");
    private static final Set<String> LATEST = Set.of("latest", "all", "*", "+", "~", "");
    private static final Set<String> PARAMETERS = new TreeSet<>(List.of("detail", "references"));
    private static final Set<String> STUBS = Set.of("allstubs", "allcompletestubs");
    private static final Set<String> FULL =
            Set.of("full", "referencestubs", "referencecompletestubs", "referencepartial", "raw", "partialraw");

    /** Artefacts that are asked for with those of the query. */
    public enum References {
        NONE,
        /** Those that the artefacts refer to. */
        CHILDREN,
        /** Those, and what they refer to. */
        DESCENDANTS,
        /** Those that refer to the artefacts. */
        PARENTS,
        ALL;

        boolean isDown() {
            return this == CHILDREN || this == DESCENDANTS || this == ALL;
        }

        boolean isUp() {
            return this == PARENTS || this == ALL;
        }
    }

    public StructureQuery {
        ids = List.copyOf(ids);
        items = List.copyOf(items);
    }

    /**
     * Reads a query. Missing parts of the path are empty.
     *
     * @throws io.landport.sdmx.SdmxException if it is invalid
     */
    public static StructureQuery read(
            SdmxVersion version,
            String type,
            String agency,
            String id,
            String artefactVersion,
            String item,
            Map<String, String> parameters) {
        ArtefactType known = ArtefactType.of(type, version);
        parameters.keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw SdmxError.SYNTAX.because(
                            "unknown parameter \"" + name + "\"; parameters are " + String.join(", ", PARAMETERS));
                });
        List<String> agencies = split(agency);
        if (!agencies.isEmpty() && !agencies.contains(SdmxTerms.AGENCY)) {
            throw SdmxError.NO_RESULTS.because("the agency is " + SdmxTerms.AGENCY);
        }
        if (!LATEST.contains(artefactVersion)
                && !Arrays.asList(artefactVersion.split("[,+]", -1)).contains(version.artefacts())) {
            throw SdmxError.NO_RESULTS.because("the version is " + version.artefacts());
        }
        return new StructureQuery(
                known,
                split(id),
                split(item),
                isStub(parameters.getOrDefault("detail", "full")),
                references(parameters.getOrDefault("references", "none")));
    }

    private static List<String> split(String text) {
        return ALL.contains(text) ? List.of() : Arrays.asList(text.split("[,+]", -1));
    }

    private static boolean isStub(String detail) {
        if (!STUBS.contains(detail) && !FULL.contains(detail)) {
            throw SdmxError.SYNTAX.because("detail: \"" + detail + "\" is not known");
        }
        return STUBS.contains(detail);
    }

    /** The references of one or several types together. */
    private static References references(String text) {
        EnumSet<References> all = EnumSet.noneOf(References.class);
        for (String each : text.split(",", -1)) {
            all.add(reference(each));
        }
        boolean isDown = all.stream().anyMatch(References::isDown);
        boolean isUp = all.stream().anyMatch(References::isUp);
        return isDown && isUp ? References.ALL : Collections.max(all);
    }

    private static References reference(String text) {
        return switch (text) {
            case "none" -> References.NONE;
            case "children", "datastructure" -> References.CHILDREN;
            case "descendants", "codelist", "conceptscheme" -> References.DESCENDANTS;
            // The short form is that of the client sdmx1.
            case "parents", "parentsandsiblings", "parentsandsibling", "ancestors", "dataflow" -> References.PARENTS;
            case "all" -> References.ALL;
            default -> throw SdmxError.SYNTAX.because("references: \"" + text + "\" is not known");
        };
    }
}
