package io.landport.store.write;

import static io.landport.store.write.TotalColumns.AMOUNTS;
import static io.landport.store.write.TotalColumns.cells;
import static io.landport.store.write.TotalColumns.row;

import io.landport.domain.document.Measures;
import io.landport.domain.total.CommodityKey;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.Trade;
import io.landport.store.sql.Merge;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes {@code commodity_total_fact}. All totals of a trade are in one partition of the topic, and so written by one process at a time. */
final class CommodityTable {
    private static final Merge MERGE = Merge.into(
            "commodity_total_fact",
            "trade integer, month date, commodity text, unit text",
            AMOUNTS + ", quantity numeric, good integer");

    private CommodityTable() {}

    static void write(
            Connection connection,
            KeyNumbers<Trade> trades,
            KeyNumbers<CommodityUnit> goods,
            Collection<CommodityTotal> totals)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>(totals.size());
        for (CommodityTotal total : totals) {
            CommodityKey key = total.key();
            rows.add(row(
                    List.of(trades.of(key.trade()), key.month().atDay(1), key.commodity(), key.unit()),
                    cells(total.amounts()),
                    List.of(total.quantity().toDecimal(Measures.WEIGHT_SCALE), goods.of(CommodityUnit.of(key)))));
        }
        MERGE.write(connection, rows);
    }
}
