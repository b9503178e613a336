package io.landport.bench.fire;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of a round.
 *
 * @param number counted from 1
 * @param errand a command that ran meanwhile
 * @param documents number of messages published during the round
 * @param caughtUp from the last restart until all figures were in the store
 * @param verified duration of the verification
 * @param problems one sentence each; empty if there are none
 */
public record FireRound(
        int number,
        List<Strike> strikes,
        Optional<Errand> errand,
        long documents,
        Duration caughtUp,
        Duration verified,
        List<String> problems) {

    public FireRound {
        strikes = List.copyOf(strikes);
        problems = List.copyOf(problems);
    }

    public boolean isClean() {
        return problems.isEmpty();
    }
}
