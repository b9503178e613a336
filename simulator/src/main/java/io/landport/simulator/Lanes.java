package io.landport.simulator;

import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.Reference;
import io.landport.simulator.chance.ShareTable;
import io.landport.simulator.chance.SimulationRandom;
import io.landport.simulator.chance.WeightedChoice;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The crossings of the simulated border, each with its share of the trade while it is open. */
public final class Lanes {
    private final Reference reference;
    private final List<Lane> lanes;
    private final WeightedChoice<Lane> toChina;
    private final WeightedChoice<Lane> toRussia;
    private final WeightedChoice<Lane> lists;

    /**
     * @param today the day for which the codes of all lanes are checked
     * @throws IllegalArgumentException if this reference data has no such crossing, or has it under another code
     */
    public Lanes(Reference reference, LocalDate today) {
        this.reference = reference;
        this.lanes = ShareTable.rows("lanes.csv").stream().map(Lane::of).toList();
        this.toChina = shares(Lane::toChina);
        this.toRussia = shares(Lane::toRussia);
        this.lists = shares(Lane::lists);
        lanes.stream().filter(lane -> isOpen(lane, today)).forEach(lane -> requireKnown(lane, today));
    }

    /** A lane for cargo that crosses on this day. */
    Lane draw(SimulationRandom random, Direction direction, LocalDate day) {
        return running(direction == Direction.TO_CHINA ? toChina : toRussia, random, day);
    }

    /** A lane for an e-commerce list of this day. */
    Lane drawForList(SimulationRandom random, LocalDate day) {
        return running(lists, random, day);
    }

    /** Other lanes on which the same goods could have crossed on the same day. */
    List<Lane> alternatives(Lane lane, Direction direction, LocalDate day) {
        return lanes.stream()
                .filter(other -> other.transport() == lane.transport()
                        && !other.crossing().equals(lane.crossing())
                        && other.russian() != null)
                .filter(other -> (direction == Direction.TO_CHINA ? other.toChina() : other.toRussia()) > 0)
                .filter(other -> other.runsOn(day) && isOpen(other, day))
                .toList();
    }

    private WeightedChoice<Lane> shares(ToDoubleFunction<Lane> share) {
        return WeightedChoice.of(lanes, share, lane -> lane);
    }

    /** Draws until a lane is open: the large crossings are open all year, so a few draws are enough. */
    private Lane running(WeightedChoice<Lane> shares, SimulationRandom random, LocalDate day) {
        Lane lane = shares.draw(random);
        while (!lane.runsOn(day) || !isOpen(lane, day)) {
            lane = shares.draw(random);
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
                .locate(code.scheme(), code.code(), lane.transport().mode(), today)
                .found()
                .filter(lane.crossing()::equals)
                .isPresent();
        if (!isKnown) {
            throw unknown(lane);
        }
    }

    private IllegalArgumentException unknown(Lane lane) {
        return new IllegalArgumentException("cannot simulate crossing " + lane.crossing() + " by "
                + lane.transport().code() + ": reference data " + reference.version()
                + " does not have it under the codes of lanes.csv; simulate with the bundled reference data");
    }
}
