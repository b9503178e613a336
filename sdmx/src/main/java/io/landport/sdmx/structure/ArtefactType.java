package io.landport.sdmx.structure;

import io.landport.domain.text.Coded;
import io.landport.sdmx.SdmxError;
import io.landport.sdmx.SdmxVersion;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Types of artefacts that there are. */
public enum ArtefactType implements Coded {
    DATAFLOW,
    DATASTRUCTURE,
    CODELIST,
    CONCEPTSCHEME,
    /** All of these. */
    STRUCTURE;

    /** Types of the standard of which there is nothing. */
    private static final Set<String> OTHERS = Set.of(
            "agencyscheme",
            "dataproviderscheme",
            "dataconsumerscheme",
            "organisationscheme",
            "organisationunitscheme",
            "categoryscheme",
            "categorisation",
            "contentconstraint",
            "actualconstraint",
            "allowedconstraint",
            "attachmentconstraint",
            "dataconstraint",
            "hierarchicalcodelist",
            "hierarchy",
            "hierarchyassociation",
            "valuelist",
            "metadatastructure",
            "metadataflow",
            "provisionagreement",
            "structureset",
            "structuremap",
            "process",
            "reportingtaxonomy",
            "transformationscheme",
            "rulesetscheme",
            "userdefinedoperatorscheme",
            "customtypescheme",
            "namepersonalisationscheme",
            "vtlmappingscheme",
            "schema",
            "metadata");

    static ArtefactType of(String code, SdmxVersion version) {
        return Arrays.stream(values())
                .filter(type -> type.code().equals(code)
                        || (type == STRUCTURE && Set.of("*", "").contains(code) && version == SdmxVersion.V3_0))
                .findFirst()
                .orElseThrow(() -> OTHERS.contains(code)
                        ? SdmxError.NOT_IMPLEMENTED.because("there are no artefacts of the type " + code)
                        : SdmxError.SYNTAX.because('"' + code + "\" is not a type of artefacts; there are "
                                + Arrays.stream(values())
                                        .map(ArtefactType::code)
                                        .collect(Collectors.joining(", "))));
    }
}
