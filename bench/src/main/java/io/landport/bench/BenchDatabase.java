package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.TrialEnvironment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Prepares the database for a trial. */
final class BenchDatabase {
    private BenchDatabase() {}

    /** Drops the objects of the previous trial and creates those that the candidate needs. */
    static void reset(TrialEnvironment environment, Candidate candidate) throws SQLException {
        try (Connection connection = connect(environment);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP OWNED BY CURRENT_USER CASCADE");
            candidate.prepare(connection);
        }
    }

    static Connection connect(TrialEnvironment environment) throws SQLException {
        return DriverManager.getConnection(environment.databaseUrl(), environment.databaseUser(), "");
    }
}
