package io.landport.api;

import io.javalin.http.Context;
import io.landport.domain.text.TextDigest;
import io.landport.query.StoreReader;
import io.landport.query.StoreVersion;
import java.util.Arrays;

/** The {@code ETag} of answers: changes with everything that can change their bytes. */
final class EntityTag {
    private static final int DIGITS = 32;
    private static final int NOT_MODIFIED = 304;

    private EntityTag() {}

    /** @param canonical the question and everything else that changes the bytes of its answer */
    static String of(String canonical, StoreVersion version, boolean isCompressed) {
        String digest = TextDigest.sha256(version.state() + ' ' + canonical);
        return '"' + digest.substring(0, DIGITS) + (isCompressed ? "-gzip" : "") + '"';
    }

    /** Whether the client has the answer already. If so, the response says it, and the store is not needed any more. */
    static boolean isNotModified(Context context, String tag, StoreReader reader) {
        boolean isKnown = isKnown(context, tag);
        if (isKnown) {
            reader.release();
            context.status(NOT_MODIFIED);
        }
        return isKnown;
    }

    private static boolean isKnown(Context context, String tag) {
        String known = context.header("If-None-Match");
        return known != null
                && Arrays.stream(known.split(",", -1))
                        .map(String::strip)
                        .map(each -> each.startsWith("W/") ? each.substring(2) : each)
                        .anyMatch(each -> each.equals(tag) || each.equals("*"));
    }
}
