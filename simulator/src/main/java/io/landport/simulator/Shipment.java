package io.landport.simulator;

import java.time.LocalDate;
import java.util.List;

/**
 * Commodities that cross the border together, before either customs service reports them.
 *
 * @param day on which they cross
 * @param transport the means of transport, as {@code commodities.csv} abbreviates it
 * @param isDomestic whether they are Chinese and return to another Chinese port through Russia
 */
public record Shipment(
        Lane lane,
        Direction direction,
        LocalDate day,
        String transport,
        boolean isDomestic,
        List<SimulatedCommodity.Item> items) {

    public Shipment {
        items = List.copyOf(items);
    }
}
