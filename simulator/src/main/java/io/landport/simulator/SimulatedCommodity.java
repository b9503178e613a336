package io.landport.simulator;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.landport.simulator.chance.ShareTable;
import io.landport.simulator.chance.SimulationRandom;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commodity that crosses the border.
 *
 * @param direction a code of {@link Direction}
 * @param code HS code of 6 digits
 * @param share share among the commodities of its direction and transport
 * @param valueLow least value of a line in yuan
 * @param priceLow least price of a kilogram in 1/10,000 yuan; of a unit for commodities without weight
 * @param gramsPerUnit of the supplementary unit, null for commodities without weight
 * @param transports codes of {@link Transport}, or {@link SimulatedCommodities#E_COMMERCE}
 */
public record SimulatedCommodity(
        String direction,
        String code,
        double share,
        long valueLow,
        long valueHigh,
        long priceLow,
        long priceHigh,
        Unit unit,
        @Nullable Long gramsPerUnit,
        List<String> transports) {
    private static final int MONEY_PLACES = 4;
    private static final long MONEY = 10_000;
    private static final long GRAMS = 1_000;

    public SimulatedCommodity {
        transports = List.copyOf(transports);
        if (valueLow <= 0 || valueHigh < valueLow || priceLow <= 0 || priceHigh < priceLow) {
            throw new IllegalArgumentException("commodity " + code + " has an invalid range of values or prices");
        }
    }

    static SimulatedCommodity of(NamedCsvRecord row) {
        String kilograms = row.getField("kg_per_unit");
        return new SimulatedCommodity(
                row.getField("direction"),
                row.getField("commodity"),
                ShareTable.share(row),
                Long.parseLong(row.getField("value_low")),
                Long.parseLong(row.getField("value_high")),
                scale(row.getField("price_low"), MONEY_PLACES),
                scale(row.getField("price_high"), MONEY_PLACES),
                Unit.ofCode(row.getField("unit")),
                kilograms.isEmpty() ? null : scale(kilograms, 3),
                List.of(row.getField("transports").split(" ")));
    }

    /** A line's worth of the commodity at a random price. */
    Item some(SimulationRandom random) {
        long value = random.spread(valueLow * MONEY, valueHigh * MONEY);
        long thousandths = Math.max(1, value * GRAMS / random.spread(priceLow, priceHigh));
        if (gramsPerUnit == null) {
            return new Item(this, value, null, thousandths);
        }
        // Countable units are whole; at least one.
        long units = unit == Unit.KILOGRAM ? thousandths : Math.max(1, thousandths / gramsPerUnit) * GRAMS;
        return new Item(this, value, unit == Unit.KILOGRAM ? thousandths : units / GRAMS * gramsPerUnit, units);
    }

    private static long scale(String decimal, int places) {
        return new BigDecimal(decimal).movePointRight(places).longValueExact();
    }

    /**
     * A commodity in a shipment.
     *
     * @param value FOB in 1/10,000 yuan
     * @param grams net weight, null for commodities without weight
     * @param quantity in 1/1,000 of the commodity's unit
     */
    public record Item(
            SimulatedCommodity commodity,
            long value,
            @Nullable Long grams,
            long quantity) {}
}
