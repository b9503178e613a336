package io.landport.simulator;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what one source says of a shipment: FOB where it goes out, CIF where it comes in. */
final class Declarant {
    /** Freight and insurance, in 1/1000 of the FOB value. */
    private static final int MIN_FREIGHT = 20;

    private static final int MAX_FREIGHT = 120;
    private static final int WHOLE = 1_000;

    /** A trader is registered near the crossing, else anywhere by the table. */
    private static final double LOCAL_TRADER = 0.4;

    private static final double WEIGHT_NOT_RECORDED = 0.01;
    private static final String DOMESTIC_PROCEDURE = "9600";
    private static final String TRANSIT_PROCEDURE = "80";
    private static final String HOME = "CN";

    private final SimulationRandom dice;
    private final DocumentNumbers numbers;
    private final DocumentForm form;
    private final Habits imports;
    private final Habits exports;
    private final Shares<String> traders;

    Declarant(SimulationRandom dice, DocumentNumbers numbers, DocumentForm form) {
        this.dice = dice;
        this.numbers = numbers;
        this.form = form;
        this.imports = Habits.of(form.source(), Flow.IMPORT);
        this.exports = Habits.of(form.source(), Flow.EXPORT);
        this.traders = Shares.of(ShareTable.rows("traders.csv"), ShareTable::share, row -> row.getField("region"));
    }

    /** How often a source writes which code for a flow. */
    private record Habits(Shares<String> procedures, Shares<String> currencies, Shares<String> partners) {
        static Habits of(String source, Flow flow) {
            return new Habits(
                    ShareTable.codes("procedures.csv", source, flow.code()),
                    ShareTable.codes("currencies.csv", source, flow.code()),
                    ShareTable.codes("partners.csv", source, flow.code()));
        }
    }

    /** Declares a shipment that counts on {@code day}. */
    Filing declare(Shipment shipment, LocalDate day) {
        return declare(shipment, day, procedure(shipment), List.of());
    }

    /** Declares again, under their procedure, the goods of these lists. */
    Filing summarise(Shipment shipment, LocalDate day, String procedure, List<String> lists) {
        return declare(shipment, day, procedure, lists);
    }

    private Filing declare(Shipment shipment, LocalDate day, String procedure, List<String> summarises) {
        Flow flow = form.flow(shipment.direction());
        Lane lane = shipment.lane();
        DocumentId id = new DocumentId(form.channel(), form.source(), numbers.next(form, lane, flow, day));
        Currency currency = Currency.valueOf(habits(flow).currencies().draw(dice));
        Lane.Code crossing = form.crossing(lane);
        Header header = new Header(
                day,
                flow.code(),
                crossing.scheme(),
                crossing.code(),
                form.mode(lane.carriage()),
                form.hasPartnerOnLine() ? null : partner(shipment, flow),
                form.isRussian() ? null : trader(lane),
                form.isRussian() ? null : procedure,
                currency.name());
        int freight = flow == Flow.IMPORT ? dice.between(MIN_FREIGHT, MAX_FREIGHT) : 0;
        List<Line> lines = shipment.items().stream()
                .map(item -> line(item, shipment, flow, currency, freight, procedure))
                .toList();
        return new Filing(form, shipment, new Declaration(id, 0, header, lines, summarises));
    }

    private Line line(
            SimulatedGoods.Item item, Shipment shipment, Flow flow, Currency currency, int freight, String procedure) {
        SimulatedGoods goods = item.goods();
        return new Line(
                goods.commodity() + dice.oneOf(form.nationalDigits()),
                currency.ofYuan(item.value() / WHOLE * (WHOLE + freight)),
                weight(item, shipment),
                item.quantity(),
                form.unit(goods.unit()),
                form.hasPartnerOnLine() ? partner(shipment, flow) : null,
                form.isRussian() ? procedure : null);
    }

    /** A list has its weight in the header, which says something only of a sole line or of lines in kilograms. */
    private @Nullable Long weight(SimulatedGoods.Item item, Shipment shipment) {
        boolean isInHeaderOnly = form == DocumentForm.CHINESE_LIST
                && shipment.items().size() > 1
                && item.goods().unit() != Unit.KILOGRAM;
        return isInHeaderOnly || dice.happens(WEIGHT_NOT_RECORDED) ? null : item.grams();
    }

    private String procedure(Shipment shipment) {
        if (shipment.isDomestic()) {
            return form.isRussian() ? TRANSIT_PROCEDURE : DOMESTIC_PROCEDURE;
        }
        Flow flow = form.flow(shipment.direction());
        if (shipment.lane().carriage().isLine()) {
            return form.isRussian() ? flow == Flow.IMPORT ? "40" : "10" : "0110";
        }
        return habits(flow).procedures().draw(dice);
    }

    private String partner(Shipment shipment, Flow flow) {
        return shipment.isDomestic() ? HOME : habits(flow).partners().draw(dice);
    }

    private String trader(Lane lane) {
        return dice.happens(LOCAL_TRADER) ? lane.region() : traders.draw(dice);
    }

    private Habits habits(Flow flow) {
        return flow == Flow.IMPORT ? imports : exports;
    }
}
