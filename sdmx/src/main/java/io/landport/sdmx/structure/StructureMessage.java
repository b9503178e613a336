package io.landport.sdmx.structure;

import io.landport.sdmx.DataStructure;
import io.landport.sdmx.data.Availability;
import java.io.IOException;

/** A message with structures in one syntax. */
interface StructureMessage {
    /** Writes the artefacts of a query. */
    void write(Structures structures) throws IOException;

    /**
     * Writes which codes and periods there are.
     *
     * @param componentId the only component that is asked for; empty for all
     */
    void write(Availability availability, String componentId) throws IOException;

    /** Whether a component is asked for. */
    static boolean isAsked(String component, String componentId) {
        return componentId.isEmpty() || componentId.equals(component);
    }

    /** The type of the values of a component that has no code list. */
    static String textType(String component) {
        return switch (component) {
            case DataStructure.TIME -> "ObservationalTimePeriod";
            case DataStructure.VALUE -> "Decimal";
            default -> "String";
        };
    }
}
