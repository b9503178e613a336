package io.landport.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.console.state.CrossingState;
import io.landport.console.state.LatestTotals;
import io.landport.console.state.TotalCell;
import io.landport.domain.document.Flow;
import io.landport.domain.reference.Period;
import io.landport.domain.total.Amounts;
import io.landport.monitor.Alarm;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The newest day and the windows, the crossings with their states, and the flow from documents to the store. */
final class NowView {
    private static final int CHART_DAYS = 60;
    private static final int SPARK_DAYS = 30;

    private NowView() {}

    static Map<String, String> values(ConsoleState state, Filter filter) {
        Map<String, String> values = new LinkedHashMap<>();
        Choice.of(state, filter).ifPresent(choice -> {
            values.put("totals", totals(state, choice).toString());
            values.put("daily", daily(state, choice).toString());
            crossings(state, choice, span(filter, choice)).forEach((id, json) -> values.put("crossing:" + id, json));
        });
        values.put("flow", PipelineFigures.flow(state).toString());
        return values;
    }

    /** The period of the map: as many days as the filter says. */
    private static Span span(Filter filter, Choice choice) {
        LocalDate first = choice.newest().minusDays(filter.range() - 1L);
        Period period = new Period(first, choice.newest());
        return new Span(filter.range() + "d", period, new Period(first.minusDays(filter.range()), first.minusDays(1)));
    }

    private static ObjectNode totals(ConsoleState state, Choice choice) {
        ObjectNode json = AmountsJson.object()
                .put("source", choice.source())
                .put("currency", choice.currency())
                .put("newest", choice.newest().toString());
        LocalDate first = state.daily().firstDay(choice.source()).orElse(choice.newest());
        if (choice.isLate(state)) {
            json.put("daysWithout", ChronoUnit.DAYS.between(choice.newest(), choice.today(state)));
        }
        ArrayNode spans = json.putArray("spans");
        Span.of(choice.newest(), choice.isDatedByMonth(state))
                .forEach(span -> spans.add(total(state.daily(), choice, span, first)));
        return json;
    }

    private static ObjectNode total(LatestTotals daily, Choice choice, Span span, LocalDate first) {
        ObjectNode json = period(AmountsJson.object().put("code", span.code()), span.period());
        for (Flow flow : Flow.values()) {
            json.set(
                    flow.code(),
                    AmountsJson.of(daily.sum(choice.cell(flow, TotalCell.ALL, TotalCell.ALL), span.period())));
        }
        json.set("total", AmountsJson.of(both(daily, choice, TotalCell.ALL, span.period())));
        // A comparison with days from which nothing is known would look like growth.
        if (!span.before().from().isBefore(first)) {
            json.set(
                    "before", period(AmountsJson.of(both(daily, choice, TotalCell.ALL, span.before())), span.before()));
        }
        return json;
    }

    private static ObjectNode daily(ConsoleState state, Choice choice) {
        LocalDate first = choice.newest().minusDays(CHART_DAYS - 1L);
        return DayColumns.of(state.daily(), choice, TotalCell.ALL, TotalCell.ALL, new Period(first, choice.newest()));
    }

    private static Map<String, String> crossings(ConsoleState state, Choice choice, Span span) {
        Map<String, String> values = new LinkedHashMap<>();
        TreeSet<String> ids = new TreeSet<>(state.daily().crossings(choice.source()));
        state.reference().crossings().byId().forEach((id, crossing) -> {
            // A crossing of another border is of no interest.
            if (crossing.countryA().equals(reporter(state, choice))
                    || crossing.countryB().equals(reporter(state, choice))) {
                ids.add(id);
            }
        });
        ids.forEach(id -> values.put(id, crossing(state, choice, span, id).toString()));
        return values;
    }

    private static String reporter(ConsoleState state, Choice choice) {
        return state.reference()
                .source(choice.source())
                .map(source -> source.reporter())
                .orElse("");
    }

    private static ObjectNode crossing(ConsoleState state, Choice choice, Span span, String id) {
        LatestTotals daily = state.daily();
        NavigableMap<LocalDate, Amounts> days = days(daily, choice, id);
        CrossingState current = state(state, id, days.navigableKeySet(), choice);
        ObjectNode json = AmountsJson.object().put("state", current.code());
        if (!days.isEmpty()) {
            json.put("last", days.lastKey().toString());
            if (current != CrossingState.OPEN) {
                json.put("daysWithout", ChronoUnit.DAYS.between(days.lastKey(), choice.today(state)));
            }
        }
        json.set("total", AmountsJson.of(both(daily, choice, id, span.period())));
        json.set("before", AmountsJson.of(both(daily, choice, id, span.before())));
        for (Flow flow : Flow.values()) {
            json.set(flow.code(), AmountsJson.of(daily.sum(choice.cell(flow, id, TotalCell.ALL), span.period())));
        }
        ArrayNode spark = json.putArray("spark");
        choice.newest()
                .minusDays(SPARK_DAYS - 1L)
                .datesUntil(choice.newest().plusDays(1))
                .forEach(day -> spark.add(days.getOrDefault(day, Amounts.ZERO).lines()));
        return json;
    }

    private static CrossingState state(ConsoleState state, String id, NavigableSet<LocalDate> days, Choice choice) {
        return state.alarms().holds(Alarm.CROSSING_REJECTIONS, id)
                ? CrossingState.REJECTIONS_RISING
                : state.activity().state(id, days, choice.judged(state));
    }

    /** The state of a crossing without regard to rejections. */
    static CrossingState activity(ConsoleState state, String id, Choice choice) {
        return state.activity().state(id, days(state.daily(), choice, id).navigableKeySet(), choice.judged(state));
    }

    /** The days of a crossing with lines of any currency. */
    private static NavigableMap<LocalDate, Amounts> days(LatestTotals daily, Choice choice, String crossing) {
        NavigableMap<LocalDate, Amounts> days = new TreeMap<>();
        for (String currency : daily.currencies(choice.source())) {
            for (Flow flow : Flow.values()) {
                daily.days(new TotalCell(choice.source(), currency, flow, crossing, TotalCell.ALL))
                        .forEach((day, amounts) -> {
                            if (amounts.lines() > 0) {
                                days.merge(day, amounts, Amounts::plus);
                            }
                        });
            }
        }
        return days;
    }

    private static Amounts both(LatestTotals daily, Choice choice, String crossing, Period period) {
        return daily.sum(choice.source(), choice.currency(), crossing, TotalCell.ALL, period);
    }

    private static ObjectNode period(ObjectNode json, Period period) {
        return json.put("first", period.from().toString())
                .put("last", period.to().toString());
    }
}
