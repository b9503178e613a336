package io.landport.sdmx.structure;

import io.landport.sdmx.DataStructure;
import java.io.IOException;

/** A message with structures in one syntax. */
interface StructureMessage {
    /** Writes the artefacts of a query. */
    void write(Structures structures) throws IOException;

    /** The type of the values of a component that has no code list. */
    static String textType(String component) {
        return switch (component) {
            case DataStructure.TIME -> "ObservationalTimePeriod";
            case DataStructure.VALUE -> "Decimal";
            default -> "String";
        };
    }
}
