package io.landport.sdmx;

import io.landport.answer.SdmxTerms;
import java.util.regex.Pattern;

/**
 * Identifiers of SDMX, which have letters, digits, underscores, dashes, {@code @} and {@code $} only. Of codes, a colon becomes {@code @},
 * and any other character that is not allowed becomes {@code $} with four hexadecimal digits.
 */
public final class SdmxId {
    /** Who maintains all artefacts. */
    public static final String AGENCY = SdmxTerms.AGENCY;

    /** The code of a dimension that figures are added over. */
    public static final String TOTAL = "_T";

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern ESCAPED = Pattern.compile("(?:[A-Za-z0-9_@-]|\\$[0-9a-f]{4})+");
    private static final int HEXADECIMAL = 16;
    private static final int DIGITS = 4;

    private SdmxId() {}

    /** The identifier of a component, dataflow or measure by its name in answers. */
    public static String of(String name) {
        return SdmxTerms.identifier(name);
    }

    /** The identifier of a code. */
    public static String ofCode(String code) {
        return SdmxTerms.code(code);
    }

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
