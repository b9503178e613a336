package io.landport.domain.judge;

import io.landport.domain.document.Details;
import io.landport.domain.document.Measures;
import org.jspecify.annotations.Nullable;

/** Checks the details of a document or a line, which no total is made of: a wrong one is a mistake of the sender all the same. */
final class DetailsJudge {
    /** The most packages or containers of a document. */
    static final long MAX_COUNT = 1_000_000_000L;

    /** The most additional procedures of a document or a line. */
    static final int MAX_PROCEDURES = 99;

    private static final String ADDITIONAL = "additionalProcedures";

    private DetailsJudge() {}

    /** @throws RejectedException for the first problem found */
    static void require(Details details) {
        if (details.isEmpty()) {
            return;
        }
        Long grossWeight = details.grossWeight();
        if (grossWeight != null && !Measures.isInBounds(grossWeight, Measures.WEIGHT_SCALE)) {
            throw RejectedException.outOfRange(
                    "grossWeight", Measures.text(grossWeight, Measures.WEIGHT_SCALE), Measures.MAX_UNITS);
        }
        requireCount("packages", details.packages());
        requireCount("containers", details.containers());
        requireCountry(details.consignmentCountry());
        requireProcedure("requestedProcedure", details.requestedProcedure());
        requireProcedure("previousProcedure", details.previousProcedure());
        int additional = details.additionalProcedures().size();
        RejectedException.unless(
                additional <= MAX_PROCEDURES,
                Reason.MALFORMED_PROCEDURE,
                ADDITIONAL,
                "number of additional procedures",
                Integer.toString(additional));
        details.additionalProcedures().forEach(code -> requireProcedure(ADDITIONAL, code));
    }

    private static void requireCount(String field, @Nullable Long count) {
        if (count != null && (count < 0 || count > MAX_COUNT)) {
            throw RejectedException.outOfRange(field, count.toString(), MAX_COUNT);
        }
    }

    private static void requireCountry(@Nullable String country) {
        RejectedException.unless(
                country == null || Codes.isCountry(country),
                Reason.MALFORMED_COUNTRY,
                "consignmentCountry",
                String.valueOf(country));
    }

    private static void requireProcedure(String field, @Nullable String code) {
        RejectedException.unless(
                code == null || Codes.isProcedure(code), Reason.MALFORMED_PROCEDURE, field, String.valueOf(code));
    }
}
