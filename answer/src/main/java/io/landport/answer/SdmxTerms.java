package io.landport.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Terms of SDMX: identifiers, and units of measure, which are codes of its code list, currencies, or the units of sources. */
public final class SdmxTerms {
    private static final Map<String, String> UNITS = Map.of("kg", "KG", "%", "PT", "1", "PURE_NUMB");

    private SdmxTerms() {}

    /** The identifier of something by its name in answers. */
    public static String identifier(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
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
