package io.landport.store;

import io.landport.domain.access.WebhookBalance;
import io.landport.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.intellij.lang.annotations.Language;

/** Reads how far feeds were told of their receipts. */
public final class StoredWebhooks {
    private static final String COLUMNS =
            "SELECT feed, delivered, pending, parked, skipped, oldest_pending, failing_since, problem, ";

    @Language("SQL")
    private static final String ALL = COLUMNS + "difference FROM webhook_balance ORDER BY feed";

    @Language("SQL")
    private static final String WATCHED = COLUMNS + "0 AS difference FROM webhook_balance ORDER BY feed";

    private StoredWebhooks() {}

    /**
     * The balance of each feed, by name, for analysts. Counts all receipts.
     *
     * @throws StoreException if the store cannot be read
     */
    public static List<WebhookBalance> of(StoreAddress address) {
        return address.read(address::connect, ALL, StoredWebhooks::balance);
    }

    /**
     * The same for those who watch, without the difference: counts pending receipts only, and fails after a few seconds if the store does
     * not answer.
     *
     * @throws StoreException if the store cannot be read
     */
    public static List<WebhookBalance> ofWatched(StoreAddress address) {
        return address.read(address::connectToWatch, WATCHED, StoredWebhooks::balance);
    }

    private static WebhookBalance balance(ResultSet row) throws SQLException {
        return new WebhookBalance(
                row.getString("feed"),
                row.getLong("delivered"),
                row.getLong("pending"),
                row.getLong("parked"),
                row.getLong("skipped"),
                Sql.instant(row, "oldest_pending"),
                Sql.instant(row, "failing_since"),
                row.getString("problem"),
                row.getLong("difference"));
    }
}
