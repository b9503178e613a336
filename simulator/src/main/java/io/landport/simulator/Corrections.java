package io.landport.simulator;

import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.simulator.chance.SimulationRandom;
import io.landport.simulator.chance.WeightedChoice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws what an amendment changes. If the drawn change is not possible, a value changes instead. */
public final class Corrections {
    private static final int MIN_PER_MILLE = 700;
    private static final int MAX_PER_MILLE = 1_250;
    private static final int WHOLE = 1_000;
    private static final long CENT = 100;
    private static final int MAX_DAYS_BACK = 20;

    private final SimulationRandom random;
    private final Lanes lanes;
    private final SimulatedCommodities commodities;
    private final WeightedChoice<Change> changes =
            WeightedChoice.of(List.of(Change.values()), change -> change.share, change -> change);

    public Corrections(SimulationRandom random, Lanes lanes, SimulatedCommodities commodities) {
        this.random = random;
        this.lanes = lanes;
        this.commodities = commodities;
    }

    /** How often each field is corrected: values most often, because exchange rates and freight are known later. */
    private enum Change {
        VALUE(42),
        COMMODITY(20),
        CROSSING(12),
        DROPPED_LINE(16),
        DATE(10);

        private final double share;

        Change(double share) {
            this.share = share;
        }
    }

    /** The document with one change; a declaration that sums up lists also drops one of them. */
    public Filing correct(Filing filing) {
        return change(filing).withoutLastList();
    }

    private Filing change(Filing filing) {
        return switch (changes.draw(random)) {
            case VALUE -> withOtherValue(filing);
            case COMMODITY -> withOtherCommodity(filing).orElseGet(() -> withOtherValue(filing));
            case CROSSING -> withOtherCrossing(filing).orElseGet(() -> withOtherValue(filing));
            case DROPPED_LINE -> withoutOneLine(filing).orElseGet(() -> withOtherValue(filing));
            case DATE -> withEarlierDate(filing).orElseGet(() -> withOtherValue(filing));
        };
    }

    private Filing withOtherValue(Filing filing) {
        int position = position(filing);
        Line line = filing.declaration().lines().get(position);
        long corrected = line.value() / WHOLE * random.between(MIN_PER_MILLE, MAX_PER_MILLE) / CENT * CENT;
        long changed = corrected == line.value() ? line.value() + CENT : corrected;
        return withLine(filing, position, line.commodity(), changed);
    }

    private Optional<Filing> withOtherCommodity(Filing filing) {
        Shipment shipment = filing.shipment();
        int position = position(filing);
        Line line = filing.declaration().lines().get(position);
        return commodities
                .drawOfOtherSector(random, line.commodity(), shipment.direction(), shipment.transport())
                .map(other -> withLine(
                        filing,
                        position,
                        other.code() + random.oneOf(filing.form().nationalDigits()),
                        line.value()));
    }

    private Optional<Filing> withOtherCrossing(Filing filing) {
        Header header = filing.declaration().header();
        List<Lane> others =
                lanes.alternatives(filing.shipment().lane(), filing.shipment().direction(), header.statisticalDate());
        if (others.isEmpty()) {
            return Optional.empty();
        }
        Lane.Code code = filing.form().crossing(random.oneOf(others));
        return Optional.of(filing.with(header.at(header.statisticalDate(), code.scheme(), code.code())));
    }

    private Optional<Filing> withoutOneLine(Filing filing) {
        List<Line> lines = new ArrayList<>(filing.declaration().lines());
        if (lines.size() == 1) {
            return Optional.empty();
        }
        lines.remove(position(filing));
        return Optional.of(filing.with(lines));
    }

    private Optional<Filing> withEarlierDate(Filing filing) {
        Header header = filing.declaration().header();
        LocalDate day = header.statisticalDate().minusDays(random.between(1, MAX_DAYS_BACK));
        Lane lane = filing.shipment().lane();
        if (!lane.runsOn(day)) {
            return Optional.empty();
        }
        Lane.Code code = filing.form().crossing(lane);
        return Optional.of(filing.with(header.at(day, code.scheme(), code.code())));
    }

    private int position(Filing filing) {
        return random.between(0, filing.declaration().lines().size() - 1);
    }

    private static Filing withLine(Filing filing, int position, String commodity, long value) {
        List<Line> lines = new ArrayList<>(filing.declaration().lines());
        lines.set(position, lines.get(position).with(commodity, value));
        return filing.with(lines);
    }
}
