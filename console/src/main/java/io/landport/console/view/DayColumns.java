package io.landport.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.console.state.LatestTotals;
import io.landport.console.state.TotalCell;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Measures;
import io.landport.domain.reference.Period;
import io.landport.domain.total.Amounts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The amounts of each day of a period as columns, one entry for each day. */
final class DayColumns {
    private DayColumns() {}

    /** Lines, value and weight of each flow. */
    static ObjectNode of(LatestTotals daily, Choice choice, String crossing, String sector, Period period) {
        ObjectNode json = AmountsJson.object()
                .put("grain", "day")
                .put("first", period.from().toString())
                .put("last", period.to().toString())
                .put("currency", choice.currency())
                .put("source", choice.source());
        for (Flow flow : Flow.values()) {
            put(
                    json.putObject(flow.code()),
                    daily.days(new TotalCell(choice.source(), choice.currency(), flow, crossing, sector)),
                    period);
        }
        return json;
    }

    /** The same by month: the first one may be incomplete. */
    static ObjectNode byMonth(LatestTotals daily, Choice choice, String crossing, String sector, Period period) {
        ObjectNode json = AmountsJson.object()
                .put("grain", "month")
                .put("first", YearMonth.from(period.from()).atDay(1).toString())
                .put("last", period.to().toString())
                .put("currency", choice.currency())
                .put("source", choice.source());
        for (Flow flow : Flow.values()) {
            NavigableMap<LocalDate, Amounts> days =
                    daily.days(new TotalCell(choice.source(), choice.currency(), flow, crossing, sector));
            NavigableMap<LocalDate, Amounts> months = new TreeMap<>();
            for (YearMonth month = YearMonth.from(period.from());
                    !month.isAfter(YearMonth.from(period.to()));
                    month = month.plusMonths(1)) {
                months.put(
                        month.atDay(1),
                        days.subMap(month.atDay(1), true, month.atEndOfMonth(), true).values().stream()
                                .reduce(Amounts.ZERO, Amounts::plus));
            }
            put(json.putObject(flow.code()), months.values());
        }
        return json;
    }

    private static void put(ObjectNode json, NavigableMap<LocalDate, Amounts> days, Period period) {
        put(
                json,
                period.from()
                        .datesUntil(period.to().plusDays(1))
                        .map(day -> days.getOrDefault(day, Amounts.ZERO))
                        .toList());
    }

    private static void put(ObjectNode json, Collection<Amounts> column) {
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
