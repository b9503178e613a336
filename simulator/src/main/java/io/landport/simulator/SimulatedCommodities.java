package io.landport.simulator;

import io.landport.domain.reference.commodity.Sectors;
import io.landport.simulator.chance.ShareTable;
import io.landport.simulator.chance.SimulationRandom;
import io.landport.simulator.chance.WeightedChoice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which commodities cross the border in each direction by each means of transport, and which travel together. */
public final class SimulatedCommodities {
    /** The transport code of commodities on e-commerce lists. */
    static final String E_COMMERCE = "e-commerce";

    private final Sectors sectors;
    private final List<SimulatedCommodity> commodities;
    private final Map<String, WeightedChoice<SimulatedCommodity>> byTransport = new HashMap<>();
    private final Map<String, WeightedChoice<SimulatedCommodity>> bySector = new HashMap<>();

    public SimulatedCommodities(Sectors sectors) {
        this.sectors = sectors;
        this.commodities = ShareTable.rows("commodities.csv").stream()
                .map(SimulatedCommodity::of)
                .toList();
    }

    /** A commodity that travels in this direction by this transport. */
    SimulatedCommodity draw(SimulationRandom random, Direction direction, String transport) {
        return byTransport
                .computeIfAbsent(key(direction, transport), key -> shares(direction, transport, ""))
                .draw(random);
    }

    /** A commodity for the same document as {@code first}, mostly of its sector. */
    SimulatedCommodity drawTogetherWith(
            SimulationRandom random, SimulatedCommodity first, Direction direction, String transport) {
        if (random.happens(0.2)) {
            return draw(random, direction, transport);
        }
        String sector = sector(first);
        return bySector.computeIfAbsent(key(direction, transport) + sector, key -> shares(direction, transport, sector))
                .draw(random);
    }

    /** A commodity of another sector that travels in this direction by this transport; empty if there is none. */
    Optional<SimulatedCommodity> drawOfOtherSector(
            SimulationRandom random, String commodity, Direction direction, String transport) {
        String sector = sectors.of(commodity).orElseThrow().id();
        List<SimulatedCommodity> others = going(direction, transport).stream()
                .filter(other -> !sector(other).equals(sector))
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(WeightedChoice.of(others, SimulatedCommodity::share, other -> other)
                        .draw(random));
    }

    private WeightedChoice<SimulatedCommodity> shares(Direction direction, String transport, String sector) {
        List<SimulatedCommodity> rows = going(direction, transport).stream()
                .filter(row -> sector.isEmpty() || sector(row).equals(sector))
                .toList();
        return WeightedChoice.of(rows, SimulatedCommodity::share, row -> row);
    }

    private List<SimulatedCommodity> going(Direction direction, String transport) {
        return commodities.stream()
                .filter(row -> row.direction().equals(direction.code()))
                .filter(row -> row.transports().contains(transport))
                .toList();
    }

    private String sector(SimulatedCommodity of) {
        return sectors.of(of.code())
                .orElseThrow(() -> new IllegalArgumentException("the simulated commodity " + of.code()
                        + " is of no sector of this reference data: simulate with the bundled one"))
                .id();
    }

    private static String key(Direction direction, String transport) {
        return direction.code() + ' ' + transport + ' ';
    }
}
