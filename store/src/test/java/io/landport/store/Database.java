package io.landport.store;

import io.landport.store.schema.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An empty database of its own for each test, on one real server for all of them. */
public final class Database {
    private static final EmbeddedPostgres SERVER = started();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** The name of a database that every migrated one is a copy of. */
    private static @Nullable String template;

    private final StoreAddress address;

    private Database(StoreAddress address) {
        this.address = address;
    }

    /** A database without any table. */
    public static Database empty() throws SQLException {
        String name = "store_" + NUMBERS.incrementAndGet();
        new Database(at(SERVER, "postgres")).execute("CREATE DATABASE " + name);
        return new Database(at(SERVER, name));
    }

    /**
     * A database with the store's tables: a copy of one that was migrated, which is quicker than migrating each. Without flushes to
     * disk, copying files is quicker than writing the copy to the write-ahead log.
     */
    public static Database migrated() throws SQLException, InterruptedException {
        String name = "store_" + NUMBERS.incrementAndGet();
        synchronized (Database.class) {
            if (template == null) {
                Database first = empty();
                Migrations.apply(first.address);
                template = first.rows("SELECT current_database()").get(0);
            }
            new Database(at(SERVER, "postgres"))
                    .execute("CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY file_copy");
        }
        return new Database(at(SERVER, name));
    }

    /** The database of a server that the test started itself. */
    public static Database on(EmbeddedPostgres server) {
        return new Database(at(server, "postgres"));
    }

    public StoreAddress address() {
        return address;
    }

    /** The same database as another user sees it. */
    public Database as(String user) {
        return new Database(new StoreAddress(address.url().replaceAll("user=[^&]*", "user=" + user), user, ""));
    }

    /** Its name. */
    public String name() throws SQLException {
        return rows("SELECT current_database()").get(0);
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Each row of the answer as its cells between bars. */
    public List<String> rows(String sql) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (answer.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
                    cells.add(String.valueOf(answer.getString(column)));
                }
                rows.add(String.join("|", cells));
            }
            return rows;
        }
    }

    /** Nothing has to survive a crash of the machine, so nothing is flushed to disk. */
    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoreAddress at(EmbeddedPostgres server, String name) {
        return new StoreAddress(server.getJdbcUrl("postgres", name), "postgres", "");
    }
}
