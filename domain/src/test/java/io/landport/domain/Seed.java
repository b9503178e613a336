package io.landport.domain;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/** The seed of a random test. It is printed; {@code -Dlandport.seed=N} repeats a run. */
public final class Seed {
    private static final String PROPERTY = "landport.seed";

    private Seed() {}

    /** Random numbers for the named test. */
    public static SplittableRandom random(String test) {
        Long given = Long.getLong(PROPERTY);
        long seed = given != null ? given : new SecureRandom().nextLong();
        System.out.println(test + ": repeat with -D" + PROPERTY + '=' + seed);
        return new SplittableRandom(seed);
    }
}
