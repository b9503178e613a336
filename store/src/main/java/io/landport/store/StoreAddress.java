package io.landport.store;

import io.landport.store.sql.Sql;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.intellij.lang.annotations.Language;

/**
 * Address of the store and the credentials of one role. The tables are in the first schema of the search path, which
 * {@code currentSchema} in the URL sets.
 *
 * @param url JDBC URL of a PostgreSQL database
 * @param password may be empty
 */
public record StoreAddress(String url, String user, String password) {
    /** Until a connection to a server that does not respond, or to one that accepts it and then says nothing, fails. */
    private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(60);

    /** Who watches must soon know that the store does not answer; others wait for a busy store. */
    private static final Duration WATCHERS_TIMEOUT = Duration.ofSeconds(3);

    public StoreAddress {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "the database URL must start with jdbc:postgresql: but is " + withoutParameters(url));
        }
    }

    /** One of the ways to connect. */
    interface Opener {
        Connection open() throws SQLException;
    }

    /** Opens a connection; the caller closes it. */
    public Connection connect() throws SQLException {
        return connect(SOCKET_TIMEOUT);
    }

    /** The same for those who watch: fails if the server is silent for three seconds. */
    Connection connectToWatch() throws SQLException {
        return connect(WATCHERS_TIMEOUT);
    }

    private Connection connect(Duration silence) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        long login = Math.min(LOGIN_TIMEOUT.toSeconds(), silence.toSeconds());
        properties.setProperty("connectTimeout", Long.toString(login));
        properties.setProperty("loginTimeout", Long.toString(login));
        properties.setProperty("socketTimeout", Long.toString(silence.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "landport-consumer");
        return DriverManager.getConnection(url, properties);
    }

    /**
     * Reads rows with a connection of its own. There are none in a store that is not migrated yet.
     *
     * @throws StoreException if the store cannot be read
     */
    <T> List<T> readIfMigrated(Opener opener, @Language("SQL") String sql, Sql.RowReader<T> reader) {
        try {
            return read(opener, sql, reader);
        } catch (StoreException e) {
            if (e.isOfMissingTable()) {
                return List.of();
            }
            throw e;
        }
    }

    /**
     * Reads rows with a connection of its own.
     *
     * @throws StoreException if the store cannot be read
     */
    <T> List<T> read(Opener opener, @Language("SQL") String sql, Sql.RowReader<T> reader) {
        try (Connection connection = opener.open()) {
            return Sql.read(connection, sql, reader);
        } catch (SQLException e) {
            throw new StoreException("cannot read the store at " + this + ": " + e.getMessage(), e);
        }
    }

    /** The same database and role with this schema first in the search path. */
    public StoreAddress inSchema(String schema) {
        String plain = url.replaceAll("(?<=[?&])currentSchema=[^&]*&?", "").replaceAll("[?&]$", "");
        String parameter = "currentSchema=" + URLEncoder.encode('"' + schema + '"', StandardCharsets.UTF_8);
        return new StoreAddress(plain + (plain.indexOf('?') < 0 ? '?' : '&') + parameter, user, password);
    }

    /** The URL without its parameters, which may contain a password. */
    @Override
    public String toString() {
        return withoutParameters(url);
    }

    private static String withoutParameters(String url) {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }
}
