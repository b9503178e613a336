package io.landport.consumer.store;

import static io.landport.consumer.store.TotalColumns.AMOUNTS;
import static io.landport.consumer.store.TotalColumns.decimal;
import static io.landport.consumer.store.TotalColumns.joined;

import io.landport.consumer.store.Upsert.Column;
import io.landport.domain.document.Measures;
import io.landport.domain.total.CommodityKey;
import io.landport.domain.total.CommodityTotal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The rows of {@code commodity_total}. */
final class CommodityTable {
    private static final Upsert UPSERT = new Upsert(
            "commodity_total",
            joined(
                    Column.of("date", "month"),
                    Column.of(
                            "text",
                            "source",
                            "reporter",
                            "partner",
                            "region",
                            "crossing",
                            "flow",
                            "regime",
                            "currency",
                            "commodity",
                            "unit")),
            joined(AMOUNTS, Column.of("numeric", "quantity")));

    private CommodityTable() {}

    static void write(Connection connection, Collection<CommodityTotal> totals) throws SQLException {
        List<Object[]> rows = new ArrayList<>(totals.size());
        totals.forEach(total -> rows.add(TotalColumns.row(
                cells(total.key()),
                TotalColumns.cells(total.amounts()),
                List.of(decimal(total.quantity(), Measures.WEIGHT_SCALE)))));
        UPSERT.write(connection, rows);
    }

    private static List<?> cells(CommodityKey key) {
        return List.of(
                key.month().atDay(1),
                key.source(),
                key.reporter(),
                key.partner(),
                key.region(),
                key.crossing(),
                key.flow().code(),
                key.regime(),
                key.currency(),
                key.commodity(),
                key.unit());
    }
}
