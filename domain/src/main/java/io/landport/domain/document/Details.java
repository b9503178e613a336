package io.landport.domain.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a document says of all its goods or of one line, beside what totals are made of. Null means not given. Amounts may be out
 * of bounds until judged.
 *
 * @param grossWeight with packaging, in 1/1,000 kilogram
 * @param packages number of packages
 * @param containers number of containers
 * @param consignmentCountry ISO 3166 alpha-2 of the country that the goods were sent from (import) or to (export)
 * @param requestedProcedure the procedure as the declarant requested it, the source's code
 * @param previousProcedure the procedure that the goods were under before, the source's code
 * @param additionalProcedures further procedure codes, in the order of the document
 */
public record Details(
        @Nullable Long grossWeight,
        @Nullable Long packages,
        @Nullable Long containers,
        @Nullable String consignmentCountry,
        @Nullable String requestedProcedure,
        @Nullable String previousProcedure,
        List<String> additionalProcedures) {

    /** Nothing given. */
    public static final Details NONE = new Details(null, null, null, null, null, null, List.of());

    public Details {
        additionalProcedures = List.copyOf(additionalProcedures);
    }

    /** Whether nothing is given. */
    public boolean isEmpty() {
        return grossWeight == null
                && packages == null
                && containers == null
                && consignmentCountry == null
                && requestedProcedure == null
                && previousProcedure == null
                && additionalProcedures.isEmpty();
    }
}
