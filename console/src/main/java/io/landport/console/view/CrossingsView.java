package io.landport.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.console.state.LatestTotals;
import io.landport.domain.document.Flow;
import io.landport.domain.reference.Period;
import io.landport.domain.reference.Source;
import io.landport.domain.total.Amounts;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Rankings of crossings and sectors, imports and exports by day and month, and e-commerce beside the rest, as far as filters select. */
final class CrossingsView {
    private static final int MONTHS = 13;

    private CrossingsView() {}

    static Map<String, String> values(ConsoleState state, Filter filter) {
        Map<String, String> values = new LinkedHashMap<>();
        Choice.of(state, filter).ifPresent(choice -> put(values, state, filter, choice));
        return values;
    }

    private static void put(Map<String, String> values, ConsoleState state, Filter filter, Choice choice) {
        LatestTotals daily = state.daily();
        Period period = new Period(choice.newest().minusDays(filter.range() - 1L), choice.newest());
        Period before = new Period(
                period.from().minusDays(filter.range()), period.from().minusDays(1));
        Period months = new Period(choice.newest().minusMonths(MONTHS - 1L), choice.newest());
        values.put("selection", selection(state, choice, filter, period, before).toString());
        values.put(
                "ranking",
                ranking(daily.crossings(choice.source()).stream()
                                .map(code -> Row.of(daily, choice, code, code, filter.sector(), period, before)))
                        .toString());
        values.put(
                "mix",
                ranking(daily.sectors(choice.source()).stream()
                                .map(code -> Row.of(daily, choice, code, filter.crossing(), code, period, before)))
                        .toString());
        values.put(
                "days",
                DayColumns.of(daily, choice, filter.crossing(), filter.sector(), period)
                        .toString());
        values.put(
                "months",
                DayColumns.byMonth(daily, choice, filter.crossing(), filter.sector(), months)
                        .toString());
        values.put("channels", channels(state, choice, filter, period).toString());
    }

    private static ObjectNode selection(
            ConsoleState state, Choice choice, Filter filter, Period period, Period before) {
        ObjectNode json = AmountsJson.object()
                .put("source", choice.source())
                .put("currency", choice.currency())
                .put("crossing", filter.crossing())
                .put("sector", filter.sector())
                .put("first", period.from().toString())
                .put("last", period.to().toString())
                .put("beforeFirst", before.from().toString())
                .put("beforeLast", before.to().toString());
        json.put(
                "isCompared",
                state.daily()
                        .firstDay(choice.source())
                        .filter(first -> !before.from().isBefore(first))
                        .isPresent());
        ArrayNode crossings = json.putArray("crossings");
        state.daily().crossings(choice.source()).forEach(crossings::add);
        ArrayNode sectors = json.putArray("sectors");
        state.daily().sectors(choice.source()).forEach(sectors::add);
        return json;
    }

    /** The codes of one dimension, the largest value first; the filter of the other dimension applies. */
    private static ArrayNode ranking(Stream<Row> rows) {
        ArrayNode json = AmountsJson.array();
        rows.filter(row -> !row.total().isZero() || !row.before().isZero())
                .sorted(Row.LARGEST)
                .forEach(row -> json.add(row.json()));
        return json;
    }

    private record Row(String code, Amounts imports, Amounts exports, Amounts before) {
        private static final Comparator<Row> LARGEST = Comparator.<Row, BigInteger>comparing(
                        row -> row.total().value().toBigInteger())
                .reversed()
                .thenComparing(Row::code);

        static Row of(
                LatestTotals daily,
                Choice choice,
                String code,
                String crossing,
                String sector,
                Period period,
                Period before) {
            return new Row(
                    code,
                    daily.sum(choice.cell(Flow.IMPORT, crossing, sector), period),
                    daily.sum(choice.cell(Flow.EXPORT, crossing, sector), period),
                    daily.sum(choice.source(), choice.currency(), crossing, sector, before));
        }

        Amounts total() {
            return imports.plus(exports);
        }

        ObjectNode json() {
            ObjectNode json = AmountsJson.object().put("code", code);
            json.set("import", AmountsJson.of(imports));
            json.set("export", AmountsJson.of(exports));
            json.set("total", AmountsJson.of(total()));
            json.set("before", AmountsJson.of(before));
            return json;
        }
    }

    /** The sources of the reporter by channel, in the currency of the choice. They are shown beside each other and never added. */
    private static ArrayNode channels(ConsoleState state, Choice choice, Filter filter, Period period) {
        ArrayNode json = AmountsJson.array();
        Optional<String> reporter = state.reference().source(choice.source()).map(Source::reporter);
        List<Source> sources = state.daily().sources().stream()
                .flatMap(id -> state.reference().source(id).stream())
                .filter(source -> reporter.filter(source.reporter()::equals).isPresent())
                .toList();
        for (Source source : sources) {
            Choice other = new Choice(source.id(), choice.currency(), choice.newest());
            ObjectNode columns = DayColumns.of(state.daily(), other, filter.crossing(), filter.sector(), period);
            columns.put("channel", source.channel().code());
            columns.put("name", source.name());
            columns.set(
                    "total",
                    AmountsJson.of(state.daily()
                            .sum(source.id(), choice.currency(), filter.crossing(), filter.sector(), period)));
            json.add(columns);
        }
        return json;
    }
}
