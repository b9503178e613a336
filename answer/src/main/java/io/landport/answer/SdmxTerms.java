package io.landport.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Terms of SDMX: identifiers, and units of measure, which are codes of its code list, currencies, or the units of sources. */
public final class SdmxTerms {
    /** Who maintains all artefacts. */
    public static final String AGENCY = "LANDPORT";

    /** The version of all artefacts in SDMX 3.0. */
    public static final String VERSION = "1.0.0";

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]*");
    private static final Map<String, String> UNITS = Map.of("kg", "KG", "%", "PT", "1", "PURE_NUMB");

    private SdmxTerms() {}

    /** The identifier of something by its name in answers. */
    public static String identifier(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    /**
     * The identifier of a code: a colon becomes {@code @}, and any other character that is not allowed becomes {@code $} with four
     * hexadecimal digits.
     */
    public static String code(String code) {
        if (ALLOWED.matcher(code).matches()) {
            return code;
        }
        StringBuilder id = new StringBuilder();
        code.chars().forEach(character -> {
            if (character == ':') {
                id.append('@');
            } else if (ALLOWED.matcher(Character.toString(character)).matches()) {
                id.append((char) character);
            } else {
                id.append(String.format(Locale.ROOT, "$%04x", character));
            }
        });
        return id.toString();
    }

    /** The unit of a number in a row. Units of several columns are joined, as in {@code CNY_KG}. */
    public static String unit(List<Column> columns, List<Cell> row, Column number) {
        if (number.unit().indexOf('/') < 0) {
            return part(columns, row, number.unit());
        }
        List<String> parts = new ArrayList<>();
        for (String part : number.unit().split("/", -1)) {
            parts.add(part(columns, row, part));
        }
        return String.join("_", parts);
    }

    private static String part(List<Column> columns, List<Cell> row, String unit) {
        int place = Column.place(columns, unit);
        return place >= 0 ? row.get(place).plain() : UNITS.getOrDefault(unit, identifier(unit));
    }
}
