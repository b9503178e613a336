package io.landport.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Units of measure in SDMX: codes of its code list where it has them, else currencies and the units of sources. */
public final class SdmxUnits {
    private static final Map<String, String> UNITS = Map.of("kg", "KG", "%", "PT", "1", "PURE_NUMB");

    private SdmxUnits() {}

    /** The unit of a number in a row. Units of several columns are joined, as in {@code CNY_KG}. */
    public static String of(List<Column> columns, List<Cell> row, Column number) {
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
        for (int place = 0; place < columns.size(); place++) {
            if (columns.get(place).name().equals(unit)) {
                return row.get(place).plain();
            }
        }
        return UNITS.getOrDefault(
                unit, unit.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_'));
    }
}
