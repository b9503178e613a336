package io.landport.launcher.watch;

import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.OpenCode;
import io.landport.domain.reference.Reference;

/**
 * How boards show crossings: codes of an open scheme by their names, others by their ids.
 *
 * @param showsUnspecified whether codes that name no single place, such as a district, are shown
 */
public record CrossingLabels(Reference reference, boolean showsUnspecified) {
    private static final String UNSPECIFIED = "unspecified";

    /** The label of a crossing. */
    String label(String crossing) {
        OpenCode code = reference.dimensions().openCodes().get(crossing);
        return code == null ? crossing : code.name();
    }

    /** Whether a table shows a crossing among the largest. */
    boolean isShown(String crossing) {
        return showsUnspecified
                || reference
                        .crossing(crossing)
                        .map(Crossing::kind)
                        .filter(UNSPECIFIED::equals)
                        .isEmpty();
    }
}
