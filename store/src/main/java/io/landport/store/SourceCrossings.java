package io.landport.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.intellij.lang.annotations.Language;

/** Reads which crossings each source has reported, as the writer. */
public final class SourceCrossings {
    @Language("SQL")
    private static final String CROSSINGS = "SELECT DISTINCT source, crossing FROM series";

    private SourceCrossings() {}

    /**
     * The crossings by source.
     *
     * @throws StoreException if the store cannot be read
     */
    public static Map<String, Set<String>> of(StoreAddress address) {
        try (Connection connection = address.connectToWatch();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CROSSINGS)) {
            Map<String, Set<String>> crossings = new HashMap<>();
            while (rows.next()) {
                crossings
                        .computeIfAbsent(rows.getString(1), unused -> new HashSet<>())
                        .add(rows.getString(2));
            }
            return crossings;
        } catch (SQLException e) {
            throw new StoreException("cannot read the store at " + address + ": " + e.getMessage(), e);
        }
    }
}
