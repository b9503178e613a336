package io.landport.simulator;

import java.time.LocalDate;
import java.util.List;

/**
 * Goods that cross the border together, before anyone reports them.
 *
 * @param day on which they cross
 * @param carriage by what the goods travel in the table of goods; {@link GoodsTable#PARCEL} for e-commerce
 * @param isDomestic whether they are Chinese goods that go abroad only to come back to another Chinese port
 */
record Shipment(
        Lane lane,
        Direction direction,
        LocalDate day,
        String carriage,
        boolean isDomestic,
        List<SimulatedGoods.Item> items) {

    Shipment {
        items = List.copyOf(items);
    }
}
