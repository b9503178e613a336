package io.landport.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Loads what crosses the border on a day. */
final class Shipments {
    private static final int MAX_LINES = 12;
    private static final int MAX_LINES_OF_RAW_MATERIALS = 4;
    private static final int MAX_LINES_OF_PARCELS = 5;

    /** China sends more documents and Russia more tonnes. */
    private static final double TO_RUSSIA = 0.55;

    /** Lists are overwhelmingly Chinese parcels for Russia. */
    private static final double PARCELS_TO_RUSSIA = 0.85;

    /** Of the cargo to Russia: Harbin-Suifenhe-Vladivostok and on by sea to the south of China. */
    private static final double DOMESTIC = 0.015;

    private final SimulationRandom dice;
    private final Lanes lanes;
    private final GoodsTable goods;

    Shipments(SimulationRandom dice, Lanes lanes, GoodsTable goods) {
        this.dice = dice;
        this.lanes = lanes;
        this.goods = goods;
    }

    Shipment cargo(LocalDate day) {
        Direction direction = direction(TO_RUSSIA);
        Lane lane = lanes.draw(dice, direction, day);
        int most = direction == Direction.TO_RUSSIA ? MAX_LINES : MAX_LINES_OF_RAW_MATERIALS;
        boolean isDomestic = direction == Direction.TO_RUSSIA && dice.happens(DOMESTIC);
        String carriage = lane.carriage().code();
        int lines = lane.carriage().isLine() ? 1 : (int) dice.spread(1, most);
        return new Shipment(lane, direction, day, carriage, isDomestic, items(direction, carriage, lines));
    }

    Shipment parcels(LocalDate day) {
        Direction direction = direction(PARCELS_TO_RUSSIA);
        Lane lane = lanes.drawForParcels(dice, day);
        int lines = (int) dice.spread(1, MAX_LINES_OF_PARCELS);
        return new Shipment(lane, direction, day, GoodsTable.PARCEL, false, items(direction, GoodsTable.PARCEL, lines));
    }

    private Direction direction(double toRussia) {
        return dice.happens(toRussia) ? Direction.TO_RUSSIA : Direction.TO_CHINA;
    }

    private List<SimulatedGoods.Item> items(Direction direction, String carriage, int lines) {
        List<SimulatedGoods.Item> items = new ArrayList<>();
        SimulatedGoods first = goods.draw(dice, direction, carriage);
        items.add(first.some(dice));
        while (items.size() < lines) {
            items.add(goods.drawBeside(dice, first, direction, carriage).some(dice));
        }
        return items;
    }
}
