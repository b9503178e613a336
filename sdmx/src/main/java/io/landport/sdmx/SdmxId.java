package io.landport.sdmx;

import java.util.regex.Pattern;

/** Identifiers of codes in SDMX; {@link io.landport.answer.SdmxTerms#code} says how they are formed. */
public final class SdmxId {
    /** The code of a dimension that figures are added over. */
    public static final String TOTAL = "_T";

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern ESCAPED = Pattern.compile("(?:[A-Za-z0-9_@-]|\\$[0-9a-f]{4})+");
    private static final int HEXADECIMAL = 16;
    private static final int DIGITS = 4;

    private SdmxId() {}

    /**
     * The code that an identifier stands for.
     *
     * @throws SdmxException if it is none
     */
    public static String toCode(String id) {
        if (ALLOWED.matcher(id).matches()) {
            return id;
        }
        if (!ESCAPED.matcher(id).matches()) {
            throw SdmxError.SYNTAX.because('"' + id + "\" is not an identifier of a code");
        }
        StringBuilder code = new StringBuilder();
        for (int place = 0; place < id.length(); place++) {
            char character = id.charAt(place);
            if (character == '$') {
                code.append((char) Integer.parseInt(id.substring(place + 1, place + 1 + DIGITS), HEXADECIMAL));
                place += DIGITS;
            } else {
                code.append(character == '@' ? ':' : character);
            }
        }
        return code.toString();
    }
}
