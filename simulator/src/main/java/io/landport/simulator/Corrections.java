package io.landport.simulator;

import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an amendment changes. Where the drawn change cannot be made, a value is changed instead. */
final class Corrections {
    private static final int MIN_PER_MILLE = 700;
    private static final int MAX_PER_MILLE = 1_250;
    private static final int WHOLE = 1_000;
    private static final long CENT = 100;
    private static final int MAX_DAYS_BACK = 20;

    private final SimulationRandom dice;
    private final Lanes lanes;
    private final GoodsTable goods;
    private final Shares<Change> changes =
            Shares.of(List.of(Change.values()), change -> change.share, change -> change);

    Corrections(SimulationRandom dice, Lanes lanes, GoodsTable goods) {
        this.dice = dice;
        this.lanes = lanes;
        this.goods = goods;
    }

    /** How often which field is wrong: values most of all, as the rate or the freight comes later than the goods. */
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

    /** The same document saying something else; a declaration that sums up lists leaves one out, too. */
    Filing corrected(Filing filing) {
        return changed(filing).withoutLastList();
    }

    private Filing changed(Filing filing) {
        return switch (changes.draw(dice)) {
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
        long corrected = line.value() / WHOLE * dice.between(MIN_PER_MILLE, MAX_PER_MILLE) / CENT * CENT;
        long changed = corrected == line.value() ? line.value() + CENT : corrected;
        return withLine(filing, position, line.commodity(), changed);
    }

    private Optional<Filing> withOtherCommodity(Filing filing) {
        Shipment shipment = filing.shipment();
        int position = position(filing);
        Line line = filing.declaration().lines().get(position);
        return goods.drawUnlike(dice, line.commodity(), shipment.direction(), shipment.carriage())
                .map(other -> withLine(
                        filing,
                        position,
                        other.commodity() + dice.oneOf(filing.form().nationalDigits()),
                        line.value()));
    }

    private Optional<Filing> withOtherCrossing(Filing filing) {
        Header header = filing.declaration().header();
        List<Lane> others =
                lanes.besides(filing.shipment().lane(), filing.shipment().direction(), header.statisticalDate());
        if (others.isEmpty()) {
            return Optional.empty();
        }
        Lane.Code code = filing.form().crossing(dice.oneOf(others));
        return Optional.of(filing.with(header(header, header.statisticalDate(), code)));
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
        LocalDate day = header.statisticalDate().minusDays(dice.between(1, MAX_DAYS_BACK));
        return filing.shipment().lane().runsOn(day)
                ? Optional.of(filing.with(header(
                        header, day, filing.form().crossing(filing.shipment().lane()))))
                : Optional.empty();
    }

    private int position(Filing filing) {
        return dice.between(0, filing.declaration().lines().size() - 1);
    }

    private static Filing withLine(Filing filing, int position, String commodity, long value) {
        List<Line> lines = new ArrayList<>(filing.declaration().lines());
        Line line = lines.get(position);
        lines.set(
                position,
                new Line(
                        commodity,
                        value,
                        line.netWeight(),
                        line.quantity(),
                        line.unit(),
                        line.partner(),
                        line.procedure()));
        return filing.with(lines);
    }

    private static Header header(Header header, LocalDate day, Lane.Code crossing) {
        return new Header(
                day,
                header.flow(),
                crossing.scheme(),
                crossing.code(),
                header.mode(),
                header.partner(),
                header.region(),
                header.procedure(),
                header.currency());
    }
}
