package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.World;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The database between two trials. */
final class BenchDatabase {
    private BenchDatabase() {}

    /** Removes all that the trial before has made, and has the candidate make what it needs. */
    static void empty(World world, Candidate candidate) throws SQLException {
        try (Connection connection = connect(world);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP OWNED BY CURRENT_USER CASCADE");
            candidate.prepare(connection);
        }
    }

    static Connection connect(World world) throws SQLException {
        return DriverManager.getConnection(world.databaseUrl(), world.databaseUser(), "");
    }
}
