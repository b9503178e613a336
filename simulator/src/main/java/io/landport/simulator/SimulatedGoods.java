package io.landport.simulator;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of goods that crosses the border.
 *
 * @param direction which way, a {@link Direction}'s code
 * @param commodity HS code of 6 digits
 * @param share how often, among the goods of its direction and carriage
 * @param valueLow least value of a line in yuan
 * @param priceLow least price of a kilogram in 1/10,000 yuan; of a unit for goods without weight
 * @param gramsPerUnit of the supplementary unit, null for goods without weight
 * @param carriages what can carry it
 */
record SimulatedGoods(
        String direction,
        String commodity,
        double share,
        long valueLow,
        long valueHigh,
        long priceLow,
        long priceHigh,
        Unit unit,
        @Nullable Long gramsPerUnit,
        List<String> carriages) {
    private static final int MONEY_PLACES = 4;
    private static final long MONEY = 10_000;
    private static final long GRAMS = 1_000;

    SimulatedGoods {
        carriages = List.copyOf(carriages);
        if (valueLow <= 0 || valueHigh < valueLow || priceLow <= 0 || priceHigh < priceLow) {
            throw new IllegalArgumentException("goods " + commodity + " have a value or price range that is none");
        }
    }

    static SimulatedGoods of(NamedCsvRecord row) {
        String kilograms = row.getField("kg_per_unit");
        return new SimulatedGoods(
                row.getField("direction"),
                row.getField("commodity"),
                ShareTable.share(row),
                Long.parseLong(row.getField("value_low")),
                Long.parseLong(row.getField("value_high")),
                scaled(row.getField("price_low"), MONEY_PLACES),
                scaled(row.getField("price_high"), MONEY_PLACES),
                Unit.ofCode(row.getField("unit")),
                kilograms.isEmpty() ? null : scaled(kilograms, 3),
                List.of(row.getField("carriages").split(" ")));
    }

    /** Some of these goods at one of their prices. */
    Item some(SimulationRandom dice) {
        long value = dice.spread(valueLow * MONEY, valueHigh * MONEY);
        long thousandths = Math.max(1, value * GRAMS / dice.spread(priceLow, priceHigh));
        if (gramsPerUnit == null) {
            return new Item(this, value, null, thousandths);
        }
        // Lorries and shoes come whole; at least one of them.
        long units = unit == Unit.KILOGRAM ? thousandths : Math.max(1, thousandths / gramsPerUnit) * GRAMS;
        return new Item(this, value, unit == Unit.KILOGRAM ? thousandths : units / GRAMS * gramsPerUnit, units);
    }

    private static long scaled(String decimal, int places) {
        return new BigDecimal(decimal).movePointRight(places).longValueExact();
    }

    /**
     * Goods in one shipment.
     *
     * @param value FOB in 1/10,000 yuan
     * @param grams net weight, null for goods without weight
     * @param quantity in 1/1,000 of the goods' unit
     */
    record Item(SimulatedGoods goods, long value, @Nullable Long grams, long quantity) {}
}
