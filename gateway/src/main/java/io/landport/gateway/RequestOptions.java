package io.landport.gateway;

import io.javalin.http.Context;
import io.landport.format.csv.MappedCsv;
import io.landport.format.feed.Format;
import io.landport.http.problem.ProblemException;

/**
 * What a request asks for.
 *
 * @param isDryRun whether nothing is published
 * @param isAtomic whether nothing is published unless all documents would be accepted
 */
record RequestOptions(Format format, boolean isDryRun, boolean isAtomic) {

    /** @throws ProblemException if a parameter is not valid */
    static RequestOptions of(Context context, DocumentFormats formats) {
        return new RequestOptions(formats.of(context), isSet(context, "dry-run"), isSet(context, "atomic"));
    }

    /** Whether the first document is published only after the whole body was read. */
    boolean needsWholeBody() {
        return format instanceof MappedCsv mapped && mapped.needsWholeInput();
    }

    /** Writes outcomes with the names of the format. */
    OutcomeJson json() {
        return new OutcomeJson(format.name().equals("csv") || format instanceof MappedCsv);
    }

    private static boolean isSet(Context context, String parameter) {
        String value = context.queryParam(parameter);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw ProblemException.badRequest("the parameter " + parameter + " must be true or false");
    }
}
