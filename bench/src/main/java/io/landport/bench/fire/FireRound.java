package io.landport.bench.fire;

import java.time.Duration;
import java.util.List;

/**
 * The result of a round.
 *
 * @param number counted from 1
 * @param documents number of messages published during the round
 * @param caughtUp from the last restart until all figures were in the store
 * @param verified duration of the verification
 * @param problems one sentence each; empty if there are none
 */
public record FireRound(
        int number, List<Kill> kills, long documents, Duration caughtUp, Duration verified, List<String> problems) {

    public FireRound {
        kills = List.copyOf(kills);
        problems = List.copyOf(problems);
    }

    public boolean isClean() {
        return problems.isEmpty();
    }
}
