package io.landport.simulator;

import io.landport.simulator.chance.SimulationRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Draws the shipments that cross the border on a day. */
public final class Shipments {
    private static final int MAX_LINES = 12;
    private static final int MAX_LINES_OF_RAW_MATERIALS = 4;
    private static final int MAX_LINES_OF_LISTS = 5;

    /** China sends more documents and Russia more tonnes. */
    private static final double TO_RUSSIA = 0.55;

    /** Most e-commerce goes from China to Russia. */
    private static final double LISTS_TO_RUSSIA = 0.85;

    /** Share of the cargo to Russia: by Suifenhe and Vladivostok, then by sea to the south of China. */
    private static final double DOMESTIC = 0.015;

    private final SimulationRandom random;
    private final Lanes lanes;
    private final SimulatedCommodities commodities;

    public Shipments(SimulationRandom random, Lanes lanes, SimulatedCommodities commodities) {
        this.random = random;
        this.lanes = lanes;
        this.commodities = commodities;
    }

    Shipment cargo(LocalDate day) {
        Direction direction = direction(TO_RUSSIA);
        Lane lane = lanes.draw(random, direction, day);
        int most = direction == Direction.TO_RUSSIA ? MAX_LINES : MAX_LINES_OF_RAW_MATERIALS;
        boolean isDomestic = direction == Direction.TO_RUSSIA && random.happens(DOMESTIC);
        String transport = lane.transport().code();
        int lines = lane.transport().isFixed() ? 1 : (int) random.spread(1, most);
        return new Shipment(lane, direction, day, transport, isDomestic, items(direction, transport, lines));
    }

    public Shipment list(LocalDate day) {
        Direction direction = direction(LISTS_TO_RUSSIA);
        Lane lane = lanes.drawForList(random, day);
        int lines = (int) random.spread(1, MAX_LINES_OF_LISTS);
        return new Shipment(
                lane,
                direction,
                day,
                SimulatedCommodities.E_COMMERCE,
                false,
                items(direction, SimulatedCommodities.E_COMMERCE, lines));
    }

    private Direction direction(double toRussia) {
        return random.happens(toRussia) ? Direction.TO_RUSSIA : Direction.TO_CHINA;
    }

    private List<SimulatedCommodity.Item> items(Direction direction, String transport, int lines) {
        List<SimulatedCommodity.Item> items = new ArrayList<>();
        SimulatedCommodity first = commodities.draw(random, direction, transport);
        items.add(first.some(random));
        while (items.size() < lines) {
            items.add(commodities
                    .drawTogetherWith(random, first, direction, transport)
                    .some(random));
        }
        return items;
    }
}
