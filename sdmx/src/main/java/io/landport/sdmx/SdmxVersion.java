package io.landport.sdmx;

import io.landport.answer.SdmxTerms;

/** A version of the standard with its REST interface: 2.1 with REST 1.5, and 3.0 with REST 2. */
public enum SdmxVersion {
    V2_1("2.1", "v2_1", "1.0"),
    V3_0("3.0", "v3_0", SdmxTerms.VERSION);

    private final String code;
    private final String schemas;
    private final String artefacts;

    SdmxVersion(String code, String schemas, String artefacts) {
        this.code = code;
        this.schemas = schemas;
        this.artefacts = artefacts;
    }

    /** The version as in paths. */
    public String code() {
        return code;
    }

    /** The version of all artefacts, in its notation. */
    public String artefacts() {
        return artefacts;
    }

    /** The namespace of an XML schema, such as {@code message}. */
    public String namespace(String schema) {
        return "http://www.sdmx.org/resources/sdmxml/schemas/" + schemas + '/' + schema;
    }
}
