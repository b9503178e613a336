package io.landport.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.console.state.LatestTotals;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Measures;
import io.landport.domain.reference.Period;
import io.landport.domain.total.Amounts;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.stream.Stream;

/** The amounts of each day of a period as columns, one entry for each day. */
final class DayColumns {
    private DayColumns() {}

    /** Lines, value and weight of each flow. */
    static ObjectNode of(LatestTotals daily, Choice choice, String crossing, String sector, Period period) {
        ObjectNode json = head("day", period.from(), period.to(), choice);
        for (Flow flow : Flow.values()) {
            NavigableMap<LocalDate, Amounts> days = daily.days(choice.cell(flow, crossing, sector));
            Stream<Amounts> column =
                    period.from().datesUntil(period.to().plusDays(1)).map(day -> days.getOrDefault(day, Amounts.ZERO));
            put(json.putObject(flow.code()), column);
        }
        return json;
    }

    /** The same by month: the first one may be incomplete. */
    static ObjectNode byMonth(LatestTotals daily, Choice choice, String crossing, String sector, Period period) {
        LocalDate first = period.from().withDayOfMonth(1);
        ObjectNode json = head("month", first, period.to(), choice);
        for (Flow flow : Flow.values()) {
            Stream<Amounts> column = first.datesUntil(period.to().plusDays(1), java.time.Period.ofMonths(1))
                    .map(month -> daily.sum(
                            choice.cell(flow, crossing, sector),
                            new Period(month, month.plusMonths(1).minusDays(1))));
            put(json.putObject(flow.code()), column);
        }
        return json;
    }

    private static ObjectNode head(String grain, LocalDate first, LocalDate last, Choice choice) {
        return AmountsJson.object()
                .put("grain", grain)
                .put("first", first.toString())
                .put("last", last.toString())
                .put("currency", choice.currency())
                .put("source", choice.source());
    }

    private static void put(ObjectNode json, Stream<Amounts> column) {
        ArrayNode lines = json.putArray("lines");
        ArrayNode values = json.putArray("value");
        ArrayNode weights = json.putArray("weight");
        column.forEach(amounts -> {
            lines.add(amounts.lines());
            values.add(AmountsJson.decimal(amounts.value(), Measures.MONEY_SCALE));
            weights.add(AmountsJson.decimal(amounts.netWeight(), Measures.WEIGHT_SCALE));
        });
    }
}
