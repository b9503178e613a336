package io.landport.simulator;

import io.landport.simulator.chance.SimulationRandom;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a source numbers the revisions and decisions of one document. Sealed: one implementation for each form. */
sealed interface Numbering {

    static Numbering of(DocumentForm form, LocalDate day, SimulationRandom random) {
        return switch (form) {
            case CHINESE_DECLARATION -> new SharedCount();
            case CHINESE_LIST -> new Timestamps(day, random);
            case RUSSIAN_DECLARATION -> new SeparateCounts();
        };
    }

    long revision();

    long decision();

    /** Share of decisions that name no revision; 0 where the decision number does not identify the revision. */
    double shareWithoutRevision();

    /** One count for revisions and decisions. */
    final class SharedCount implements Numbering {
        private long last;

        @Override
        public long revision() {
            return ++last;
        }

        @Override
        public long decision() {
            return ++last;
        }

        @Override
        public double shareWithoutRevision() {
            return 0.05;
        }
    }

    /** Separate counts: revisions from 0, decisions from 1. */
    final class SeparateCounts implements Numbering {
        private long revisions;
        private long decisions;

        @Override
        public long revision() {
            return revisions++;
        }

        @Override
        public long decision() {
            return ++decisions;
        }

        @Override
        public double shareWithoutRevision() {
            return 0;
        }
    }

    /** Times as {@code yyyyMMddHHmmss}. */
    final class Timestamps implements Numbering {
        private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
        private static final int MAX_SECONDS_BETWEEN = 7_200;

        private final SimulationRandom random;
        private LocalDateTime time;

        Timestamps(LocalDate day, SimulationRandom random) {
            this.random = random;
            this.time = day.atTime(6, 0);
        }

        @Override
        public long revision() {
            return next();
        }

        @Override
        public long decision() {
            return next();
        }

        @Override
        public double shareWithoutRevision() {
            return 0.3;
        }

        private long next() {
            time = time.plusSeconds(random.between(1, MAX_SECONDS_BETWEEN));
            return Long.parseLong(TIMESTAMP.format(time));
        }
    }
}
