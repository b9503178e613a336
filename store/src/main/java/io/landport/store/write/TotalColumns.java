package io.landport.store.write;

import io.landport.domain.document.Measures;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.domain.total.Trade;
import io.landport.store.sql.Upsert.Column;
import java.util.List;

/** The columns that fact tables have in common, and the cells of domain values for them. */
final class TotalColumns {
    static final List<Column> SERIES = Column.list("crossing text, sector text, flow text, source text, reporter text,"
            + " partner text, region text, channel text, regime text, mode text, currency text");

    static final List<Column> TRADE =
            Column.list("source text, reporter text, partner text, region text, crossing text,"
                    + " flow text, regime text, currency text");

    static final List<Column> GOOD = Column.list("source text, flow text, currency text, commodity text, unit text");

    /** As SQL declares them. */
    static final String AMOUNTS = "lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric";

    private TotalColumns() {}

    /** Cells for {@link #SERIES}. */
    static List<?> cells(Series series) {
        return List.of(
                series.crossing(),
                series.sector(),
                series.flow().code(),
                series.source(),
                series.reporter(),
                series.partner(),
                series.region(),
                series.channel().code(),
                series.regime(),
                series.mode(),
                series.currency());
    }

    /** Cells for {@link #TRADE}. */
    static List<?> cells(Trade trade) {
        return List.of(
                trade.source(),
                trade.reporter(),
                trade.partner(),
                trade.region(),
                trade.crossing(),
                trade.flow().code(),
                trade.regime(),
                trade.currency());
    }

    /** Cells for {@link #GOOD}. */
    static List<?> cells(CommodityUnit good) {
        return List.of(good.source(), good.flow().code(), good.currency(), good.commodity(), good.unit());
    }

    /** Cells for {@link #AMOUNTS}. */
    static List<?> cells(Amounts amounts) {
        return List.of(
                amounts.lines(),
                amounts.linesWithoutWeight(),
                amounts.value().toDecimal(Measures.MONEY_SCALE),
                amounts.netWeight().toDecimal(Measures.WEIGHT_SCALE));
    }

    /** All cells in one row. Without a stream, which costs as much as all else that is done for a row. */
    static Object[] row(List<?>... parts) {
        int size = 0;
        for (List<?> part : parts) {
            size += part.size();
        }
        Object[] row = new Object[size];
        int next = 0;
        for (List<?> part : parts) {
            for (Object cell : part) {
                row[next++] = cell;
            }
        }
        return row;
    }
}
