package io.landport.bench.fire;

import java.time.Duration;
import java.util.List;

/**
 * What a round did and came to.
 *
 * @param number counted from 1
 * @param documents how many messages were published meanwhile
 * @param settled from the last start to the last figure in the store
 * @param verified how long verification took
 * @param problems what is wrong, a sentence each; empty where nothing is
 */
public record FireRound(
        int number, List<Strike> strikes, long documents, Duration settled, Duration verified, List<String> problems) {

    public FireRound {
        strikes = List.copyOf(strikes);
        problems = List.copyOf(problems);
    }

    public boolean isClean() {
        return problems.isEmpty();
    }
}
