package io.landport.store;

import io.landport.domain.access.WebhookBalance;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.intellij.lang.annotations.Language;
import org.jspecify.annotations.Nullable;

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
        return read(address, ALL, address::connect);
    }

    /**
     * The same for those who watch, without the difference: counts pending receipts only, and fails after a few seconds if the store does
     * not answer.
     *
     * @throws StoreException if the store cannot be read
     */
    public static List<WebhookBalance> ofWatched(StoreAddress address) {
        return read(address, WATCHED, address::connectToWatch);
    }

    private static List<WebhookBalance> read(StoreAddress address, String query, StoreAddress.Opener opener) {
        try (Connection connection = opener.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<WebhookBalance> balances = new ArrayList<>();
            while (rows.next()) {
                balances.add(new WebhookBalance(
                        rows.getString("feed"),
                        rows.getLong("delivered"),
                        rows.getLong("pending"),
                        rows.getLong("parked"),
                        rows.getLong("skipped"),
                        instant(rows, "oldest_pending"),
                        instant(rows, "failing_since"),
                        rows.getString("problem"),
                        rows.getLong("difference")));
            }
            return balances;
        } catch (SQLException e) {
            throw new StoreException("cannot read the store at " + address + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
