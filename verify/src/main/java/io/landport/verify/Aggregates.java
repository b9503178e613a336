package io.landport.verify;

import io.landport.contract.Topics;
import io.landport.domain.fate.FateCount;
import io.landport.domain.receipt.Receipt;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.MonthlyChange;
import io.landport.domain.total.Rolling;
import io.landport.domain.total.Rolling.AsOf;
import io.landport.domain.total.Rolling.RollingTotal;
import io.landport.verify.ledger.FigureColumn;
import io.landport.verify.ledger.Figures;
import io.landport.verify.ledger.KeyedFigures;
import io.landport.verify.recompute.ListFigures;
import io.landport.verify.recompute.ReceiptFigures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All aggregates that are compared. */
final class Aggregates {
    private static final String CLOCK = "as-of|";
    private static final String SERIES =
            "source, reporter, partner, region, crossing, sector, flow, channel, regime, mode, currency";
    private static final String REPORTED = "source, reporter, flow, regime, currency";
    private static final String DAY = "to_char(day, 'YYYY-MM-DD')";
    private static final String MONTH = "to_char(month, 'YYYY-MM')";
    private static final String RECEIVED_DAY = "to_char(received_day, 'YYYY-MM-DD')";

    private static final String LIST = joined("'e-commerce'", "list_source", "list");

    private final Topics topics;
    private final WindowCheck windows;

    /** @param asOf the as-of day of each source */
    Aggregates(Topics topics, Map<String, LocalDate> asOf) {
        this.topics = topics;
        this.windows = new WindowCheck(asOf);
    }

    Aggregate<DailyTotal> totals() {
        return new Aggregate<>(
                "daily totals",
                topics.dailyTotals(),
                total -> List.of(new KeyedFigures(total.key().key(), Figures.of(total.amounts()))),
                "daily_total",
                joined(SERIES, DAY),
                FigureColumn.AMOUNTS);
    }

    /** The changes that each daily total consists of. */
    Aggregate<DailyTotal> changes() {
        return new Aggregate<>(
                "daily changes",
                topics.dailyTotals(),
                total -> total.changes().stream()
                        .map(change -> new KeyedFigures(total.key().key(), change.id(), Figures.of(change.amounts())))
                        .toList(),
                "daily_change",
                joined(SERIES, DAY, RECEIVED_DAY),
                FigureColumn.AMOUNTS);
    }

    /** What became known of months, by received day. */
    Aggregate<MonthlyChange> monthlyChanges() {
        return new Aggregate<>(
                "monthly changes",
                topics.monthlyChanges(),
                change -> List.of(new KeyedFigures(change.key(), Figures.of(change.amounts()))),
                "monthly_change",
                joined(SERIES, MONTH, RECEIVED_DAY),
                FigureColumn.AMOUNTS);
    }

    /** Monthly totals: monthly changes added up, because the topic has no totals. */
    Aggregate<MonthlyChange> monthlyTotals() {
        return monthlyChanges().summed("monthly totals", "monthly_total", joined(SERIES, MONTH));
    }

    /** The store's monthly totals, added up by the key of {@link #reportedTotals()}. */
    Aggregate<DailyTotal> monthsAsReported() {
        return totals().summed("reported totals", "monthly_total", joined(REPORTED, MONTH));
    }

    Aggregate<DailyTotal> reportedTotals() {
        return totals().summed("reported totals", "reported_total", joined(REPORTED, MONTH));
    }

    Aggregate<Rolling> rolling() {
        return new Aggregate<>(
                "rolling totals",
                topics.rollingTotals(),
                key -> !key.startsWith(CLOCK),
                rolling -> List.of(window(rolling)),
                "rolling_total",
                joined(SERIES, "time_window"),
                FigureColumn.AMOUNTS,
                Optional.of(windows));
    }

    Aggregate<Rolling> clocks() {
        return new Aggregate<>(
                "clocks",
                topics.rollingTotals(),
                key -> key.startsWith(CLOCK),
                rolling -> List.of(clock(rolling)),
                "rolling_clock",
                joined("'as-of'", "source", "topic_partition"),
                List.of(FigureColumn.day("as_of")),
                Optional.empty());
    }

    Aggregate<CommodityTotal> commodities() {
        List<FigureColumn> columns = new ArrayList<>(FigureColumn.AMOUNTS);
        columns.add(FigureColumn.QUANTITY);
        return new Aggregate<>(
                "commodity totals",
                topics.commodityTotals(),
                total -> List.of(new KeyedFigures(total.key().key(), Figures.of(total.amounts(), total.quantity()))),
                "commodity_total",
                joined(MONTH, "source, reporter, partner, region, crossing, flow, regime, currency, commodity, unit"),
                columns);
    }

    Aggregate<FateCount> fates() {
        return new Aggregate<>(
                "fates",
                topics.fates(),
                count -> List.of(new KeyedFigures(count.key().key(), Figures.of(count.records()))),
                "fate_count",
                joined("topic", "source", RECEIVED_DAY, "fate"),
                List.of(FigureColumn.whole("records")));
    }

    Aggregate<NamedList> namedLists() {
        return new Aggregate<>(
                "named lists",
                topics.namedLists(),
                named -> List.of(new KeyedFigures(named.key(), ListFigures.of(named))),
                "list_naming",
                joined("channel", "source", "declaration") + " || E'\\t' || " + LIST,
                ListFigures.OF_NAMED);
    }

    Aggregate<ListFate> listFates() {
        return new Aggregate<>(
                "fates of lists",
                topics.listFates(),
                fate -> List.of(new KeyedFigures(fate.key(), ListFigures.of(fate))),
                "list_fate",
                LIST,
                ListFigures.OF_FATES);
    }

    /** @param keptFrom the first received day of which the store keeps receipts */
    Aggregate<Receipt> receipts(LocalDate keptFrom) {
        return new Aggregate<>(
                "receipts",
                topics.receipts(),
                receipt -> receipt.receivedDay().isBefore(keptFrom)
                        ? List.of()
                        : List.of(new KeyedFigures(receipt.key(), ReceiptFigures.of(receipt))),
                "receipt",
                joined("channel", "source", "document_id")
                        + " || E'\\t' || coalesce(revision::text, '') || E'\\t' || coalesce(message, '')",
                ReceiptFigures.COLUMNS);
    }

    private KeyedFigures window(Rolling rolling) {
        if (rolling instanceof RollingTotal total) {
            return new KeyedFigures(total.key(), Figures.of(total.amounts()).withProblem(windows.problem(total)));
        }
        return new KeyedFigures(rolling.key(), Figures.invalid("the value is a clock"));
    }

    private static KeyedFigures clock(Rolling rolling) {
        return rolling instanceof AsOf asOf
                ? new KeyedFigures(asOf.key(), Figures.ofDay(asOf.day()))
                : new KeyedFigures(rolling.key(), Figures.invalid("the value is a rolling total"));
    }

    private static String joined(String... parts) {
        return "concat_ws('|', " + String.join(", ", parts) + ")";
    }
}
