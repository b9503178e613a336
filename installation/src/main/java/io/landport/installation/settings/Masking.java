package io.landport.installation.settings;

import java.util.regex.Pattern;

/** Replaces secrets within a value that is shown: rather too much than too little. */
final class Masking {
    static final String MASK = "********";

    /** {@code name=value} in queries, options and lists of them, quoted or not. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)([\\w.-]*(?:passw|pwd|passphrase|secret|token|credential|api[._-]?key|user[._-]?info)[\\w.-]*\\s*[=:]\\s*)"
                    + "(?:\"[^\"]*\"?|'[^']*'?|[^&;,\\s]+)");

    private static final Pattern BEARER = Pattern.compile("(?i)\\b((?:bearer|basic)\\s+)[^\\s\"']+");

    /** The name of a user is shown, a token without a name is not. */
    private static final Pattern USER_AND_PASSWORD = Pattern.compile("(://[^/?#:@\\s]*:)\\S*@");

    private static final Pattern USER_ONLY = Pattern.compile("(://)[^/?#:@\\s]+@");

    private Masking() {}

    static String masked(String value) {
        String named = NAMED.matcher(value).replaceAll("$1" + MASK);
        String bearer = BEARER.matcher(named).replaceAll("$1" + MASK);
        String user = USER_AND_PASSWORD.matcher(bearer).replaceAll("$1" + MASK + "@");
        return USER_ONLY.matcher(user).replaceAll("$1" + MASK + "@");
    }
}
