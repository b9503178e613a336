package io.landport.http.problem;

import java.util.regex.Pattern;

/**
 * A kind of error, documented for those who call the interface.
 *
 * @param slug identifies the type; small letters and dashes
 * @param status of the response, from 400 to 599
 * @param title short, the same for each occurrence
 * @param fix what the caller can do
 */
public record ProblemType(String slug, int status, String title, String fix) {
    /** The page that describes the types, relative to the server. */
    public static final String PAGE = "/docs/problems";

    private static final Pattern SLUG = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final int FIRST_ERROR = 400;
    private static final int LAST_ERROR = 599;

    public ProblemType {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("slug must be small letters and dashes but is " + slug);
        }
        if (status < FIRST_ERROR || status > LAST_ERROR) {
            throw new IllegalArgumentException("status of " + slug + " must be from 400 to 599 but is " + status);
        }
    }

    /** The reference by which a response names the type: a link to its description. */
    public String reference() {
        return PAGE + '#' + slug;
    }
}
