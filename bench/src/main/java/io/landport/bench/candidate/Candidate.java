package io.landport.bench.candidate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * An implementation of the pipeline, or of a part of it, that is measured. The bench creates its topics, starts its programs as
 * separate processes, observes the offsets that its consumer group commits, and accepts its time only if its totals equal those
 * of the oracle.
 */
public interface Candidate {

    /** The name on the command line: a letter for what it does and a number for its variant, such as {@code d2}. */
    String code();

    /** The name in the table. */
    String title();

    /** Its processes, in start order. */
    List<CandidateProgram> programs();

    /** The result that it must produce. */
    Goal goal(TrialEnvironment environment);

    /** The topic that it reads. */
    default InputTopic input() {
        return InputTopic.LANDPORT;
    }

    /** The topics that it writes. Names of topics that it creates itself must begin with {@link TrialEnvironment#run}; they are deleted. */
    default List<NewTopic> outputs(TrialEnvironment environment) {
        return List.of();
    }

    /** The consumer group whose committed offsets show its progress. */
    default String group(TrialEnvironment environment) {
        return environment.run();
    }

    /**
     * Creates its tables in an empty database.
     *
     * @throws SQLException if they cannot be created
     */
    default void prepare(Connection connection) throws SQLException {}
}
