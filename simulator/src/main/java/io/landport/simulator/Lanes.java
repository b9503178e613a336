package io.landport.simulator;

import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.Reference;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The crossings of the simulated border, each with its share of the trade while it runs. */
final class Lanes {
    private final Reference reference;
    private final List<Lane> lanes;
    private final Shares<Lane> toChina;
    private final Shares<Lane> toRussia;
    private final Shares<Lane> parcels;

    /**
     * @param today the day for which the codes of all lanes are checked
     * @throws IllegalArgumentException if this reference data does not know a crossing, or knows it by another code
     */
    Lanes(Reference reference, LocalDate today) {
        this.reference = reference;
        this.lanes = ShareTable.rows("lanes.csv").stream().map(Lane::of).toList();
        this.toChina = shares(Lane::toChina);
        this.toRussia = shares(Lane::toRussia);
        this.parcels = shares(Lane::parcels);
        lanes.stream().filter(lane -> isOpen(lane, today)).forEach(lane -> requireKnown(lane, today));
    }

    /** A lane for cargo that crosses on this day. */
    Lane draw(SimulationRandom dice, Direction direction, LocalDate day) {
        return running(direction == Direction.TO_CHINA ? toChina : toRussia, dice, day);
    }

    /** A lane for an e-commerce list of this day. */
    Lane drawForParcels(SimulationRandom dice, LocalDate day) {
        return running(parcels, dice, day);
    }

    /** Other lanes on which the same goods could have crossed on the same day. */
    List<Lane> besides(Lane lane, Direction direction, LocalDate day) {
        return lanes.stream()
                .filter(other -> other.carriage() == lane.carriage()
                        && !other.crossing().equals(lane.crossing())
                        && other.russian() != null)
                .filter(other -> (direction == Direction.TO_CHINA ? other.toChina() : other.toRussia()) > 0)
                .filter(other -> other.runsOn(day) && isOpen(other, day))
                .toList();
    }

    private Shares<Lane> shares(ToDoubleFunction<Lane> share) {
        return Shares.of(lanes, share, lane -> lane);
    }

    /** Draws until a lane runs: the large crossings are open all year and have no first day, so one soon does. */
    private Lane running(Shares<Lane> shares, SimulationRandom dice, LocalDate day) {
        Lane lane = shares.draw(dice);
        while (!lane.runsOn(day) || !isOpen(lane, day)) {
            lane = shares.draw(dice);
        }
        return lane;
    }

    private boolean isOpen(Lane lane, LocalDate day) {
        Crossing crossing = reference.crossings().describe(lane.crossing()).orElseThrow(() -> unknown(lane));
        LocalDate from = crossing.openFrom();
        LocalDate to = crossing.openTo();
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    private void requireKnown(Lane lane, LocalDate today) {
        requireKnown(lane, lane.chinese(), today);
        if (lane.russian() != null) {
            requireKnown(lane, lane.russian(), today);
        }
    }

    private void requireKnown(Lane lane, Lane.Code code, LocalDate today) {
        boolean isKnown = reference
                .crossings()
                .locate(code.scheme(), code.code(), lane.carriage().mode(), today)
                .found()
                .filter(lane.crossing()::equals)
                .isPresent();
        if (!isKnown) {
            throw unknown(lane);
        }
    }

    private IllegalArgumentException unknown(Lane lane) {
        return new IllegalArgumentException("cannot simulate crossing " + lane.crossing() + " by "
                + lane.carriage().code() + ": reference data " + reference.version()
                + " does not know it by the codes of lanes.csv; simulate with the bundled reference data");
    }
}
