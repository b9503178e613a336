package io.landport.simulator;

import io.landport.domain.reference.Sectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What crosses the border which way and by what, and what travels together. */
final class GoodsTable {
    /** In place of a carriage: what goes by post and courier, on e-commerce lists. */
    static final String PARCEL = "parcel";

    private final Sectors sectors;
    private final List<SimulatedGoods> goods;
    private final Map<String, Shares<SimulatedGoods>> byCarriage = new HashMap<>();
    private final Map<String, Shares<SimulatedGoods>> bySector = new HashMap<>();

    GoodsTable(Sectors sectors) {
        this.sectors = sectors;
        this.goods =
                ShareTable.rows("goods.csv").stream().map(SimulatedGoods::of).toList();
    }

    /** Goods for a journey. */
    SimulatedGoods draw(SimulationRandom dice, Direction direction, String carriage) {
        return byCarriage
                .computeIfAbsent(key(direction, carriage), key -> shares(direction, carriage, ""))
                .draw(dice);
    }

    /** Goods that go on the same document as {@code first}: mostly of its sector. */
    SimulatedGoods drawBeside(SimulationRandom dice, SimulatedGoods first, Direction direction, String carriage) {
        if (dice.happens(0.2)) {
            return draw(dice, direction, carriage);
        }
        String sector = sector(first);
        return bySector.computeIfAbsent(key(direction, carriage) + sector, key -> shares(direction, carriage, sector))
                .draw(dice);
    }

    /** Goods of another sector that make the same journey; empty where there are none. */
    Optional<SimulatedGoods> drawUnlike(SimulationRandom dice, String commodity, Direction direction, String carriage) {
        String sector = sectors.of(commodity).orElseThrow().id();
        List<SimulatedGoods> others = going(direction, carriage).stream()
                .filter(other -> !sector(other).equals(sector))
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Shares.of(others, SimulatedGoods::share, other -> other).draw(dice));
    }

    private Shares<SimulatedGoods> shares(Direction direction, String carriage, String sector) {
        List<SimulatedGoods> rows = going(direction, carriage).stream()
                .filter(row -> sector.isEmpty() || sector(row).equals(sector))
                .toList();
        return Shares.of(rows, SimulatedGoods::share, row -> row);
    }

    private List<SimulatedGoods> going(Direction direction, String carriage) {
        return goods.stream()
                .filter(row -> row.direction().equals(direction.code()))
                .filter(row -> row.carriages().contains(carriage))
                .toList();
    }

    private String sector(SimulatedGoods of) {
        return sectors.of(of.commodity())
                .orElseThrow(() -> new IllegalArgumentException("the simulated goods " + of.commodity()
                        + " are of no sector of this reference data: simulate with the bundled one"))
                .id();
    }

    private static String key(Direction direction, String carriage) {
        return direction.code() + ' ' + carriage + ' ';
    }
}
