package io.landport.simulator;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.simulator.chance.ShareTable;
import io.landport.simulator.chance.SimulationRandom;
import io.landport.simulator.chance.WeightedChoice;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one source's declaration of a shipment: exports valued FOB, imports CIF. */
public final class Declarant {
    /** Freight and insurance, in 1/1000 of the FOB value. */
    private static final int MIN_FREIGHT = 20;

    private static final int MAX_FREIGHT = 120;
    private static final int WHOLE = 1_000;

    /** Share of traders registered near the crossing; the others are drawn from {@code traders.csv}. */
    private static final double LOCAL_TRADER = 0.4;

    private static final double WEIGHT_NOT_RECORDED = 0.01;
    private static final String DOMESTIC_PROCEDURE = "9600";
    private static final String TRANSIT_PROCEDURE = "80";
    private static final String HOME = "CN";

    private final SimulationRandom random;
    private final DocumentNumbers numbers;
    private final DocumentForm form;
    private final CodeChoices imports;
    private final CodeChoices exports;
    private final WeightedChoice<String> traders;

    public Declarant(SimulationRandom random, DocumentNumbers numbers, DocumentForm form) {
        this.random = random;
        this.numbers = numbers;
        this.form = form;
        this.imports = CodeChoices.of(form.source(), Flow.IMPORT);
        this.exports = CodeChoices.of(form.source(), Flow.EXPORT);
        this.traders =
                WeightedChoice.of(ShareTable.rows("traders.csv"), ShareTable::share, row -> row.getField("region"));
    }

    /** The codes that a source writes for a flow, by their shares. */
    private record CodeChoices(
            WeightedChoice<String> procedures, WeightedChoice<String> currencies, WeightedChoice<String> partners) {
        static CodeChoices of(String source, Flow flow) {
            return new CodeChoices(
                    ShareTable.codes("procedures.csv", source, flow.code()),
                    ShareTable.codes("currencies.csv", source, flow.code()),
                    ShareTable.codes("partners.csv", source, flow.code()));
        }
    }

    /** Declares a shipment that counts on {@code day}. */
    public Filing declare(Shipment shipment, LocalDate day) {
        return declare(shipment, day, procedure(shipment), List.of());
    }

    /** Declares the commodities of these lists again, under their procedure. */
    Filing summarise(Shipment shipment, LocalDate day, String procedure, List<String> lists) {
        return declare(shipment, day, procedure, lists);
    }

    private Filing declare(Shipment shipment, LocalDate day, String procedure, List<String> summarises) {
        Flow flow = form.flow(shipment.direction());
        Lane lane = shipment.lane();
        DocumentId id = new DocumentId(form.channel(), form.source(), numbers.next(form, lane, flow, day));
        Currency currency = Currency.valueOf(choices(flow).currencies().draw(random));
        Lane.Code crossing = form.crossing(lane);
        Header header = new Header(
                day,
                flow.code(),
                crossing.scheme(),
                crossing.code(),
                form.mode(lane.transport()),
                form.hasPartnerOnLine() ? null : partner(shipment, flow),
                form.isRussian() ? null : trader(lane),
                form.isRussian() ? null : procedure,
                currency.name());
        int freight = flow == Flow.IMPORT ? random.between(MIN_FREIGHT, MAX_FREIGHT) : 0;
        List<Line> lines = shipment.items().stream()
                .map(item -> line(item, shipment, flow, currency, freight, procedure))
                .toList();
        return new Filing(form, shipment, new Declaration(id, 0, header, lines, summarises));
    }

    private Line line(
            SimulatedCommodity.Item item,
            Shipment shipment,
            Flow flow,
            Currency currency,
            int freight,
            String procedure) {
        SimulatedCommodity commodity = item.commodity();
        return new Line(
                commodity.code() + random.oneOf(form.nationalDigits()),
                currency.ofYuan(item.value() / WHOLE * (WHOLE + freight)),
                weight(item, shipment),
                item.quantity(),
                form.unit(commodity.unit()),
                form.hasPartnerOnLine() ? partner(shipment, flow) : null,
                form.isRussian() ? procedure : null);
    }

    /** A list has one weight for all lines, which gives a weight only to a single line or to lines in kilograms. */
    private @Nullable Long weight(SimulatedCommodity.Item item, Shipment shipment) {
        boolean isInHeaderOnly = form == DocumentForm.CHINESE_LIST
                && shipment.items().size() > 1
                && item.commodity().unit() != Unit.KILOGRAM;
        return isInHeaderOnly || random.happens(WEIGHT_NOT_RECORDED) ? null : item.grams();
    }

    private String procedure(Shipment shipment) {
        if (shipment.isDomestic()) {
            return form.isRussian() ? TRANSIT_PROCEDURE : DOMESTIC_PROCEDURE;
        }
        Flow flow = form.flow(shipment.direction());
        if (shipment.lane().transport().isFixed()) {
            return form.isRussian() ? flow == Flow.IMPORT ? "40" : "10" : "0110";
        }
        return choices(flow).procedures().draw(random);
    }

    private String partner(Shipment shipment, Flow flow) {
        return shipment.isDomestic() ? HOME : choices(flow).partners().draw(random);
    }

    private String trader(Lane lane) {
        return random.happens(LOCAL_TRADER) ? lane.region() : traders.draw(random);
    }

    private CodeChoices choices(Flow flow) {
        return flow == Flow.IMPORT ? imports : exports;
    }
}
