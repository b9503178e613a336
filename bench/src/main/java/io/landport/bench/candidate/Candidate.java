package io.landport.bench.candidate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * One way of doing the job, or a part of it, that is measured beside the others. The bench makes its topics, starts its
 * programs as processes of their own, watches the offsets that its group commits, and compares its totals with the oracle's
 * before its time counts.
 */
public interface Candidate {

    /** Names it on the command line: a letter for what it does and a number for its variant, {@code d2}. */
    String code();

    /** Names it in the table. */
    String title();

    /** What it reads. */
    default InputTopic input() {
        return InputTopic.LANDPORT;
    }

    /** What it writes to. Topics that it makes by itself must begin with {@link World#run} and are deleted afterwards. */
    List<OutputTopic> outputs(World world);

    /** Its processes in the order of their start. */
    List<CandidateProgram> programs();

    /** The consumer group whose committed offsets tell how far the input is consumed; empty if it reads none. */
    Optional<String> group(World world);

    /** What it has to bring about. */
    Goal goal(World world);

    /** Whether it takes part in the comparison of speed unless others are named. */
    default boolean isForThroughput() {
        return true;
    }

    /** Where its daily totals stand in the database; empty if they do not. Who has one takes part in the test of latency. */
    default Optional<TotalTable> table() {
        return Optional.empty();
    }

    /**
     * Makes its tables in a database whose schema {@code public} has just been made anew.
     *
     * @throws SQLException if it cannot
     */
    default void prepare(Connection connection) throws SQLException {}
}
