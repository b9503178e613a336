package io.landport.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a source numbers the revisions and decisions of one document. Sealed: one way for each form. */
sealed interface Ordinals {

    static Ordinals of(DocumentForm form, LocalDate day, SimulationRandom dice) {
        return switch (form) {
            case CHINESE_DECLARATION -> new Journal();
            case CHINESE_LIST -> new Stamps(day, dice);
            case RUSSIAN_DECLARATION -> new Counts();
        };
    }

    long revision();

    long decision();

    /** How many of its decisions name no revision; none where their numbers would not tell which one they mean. */
    double nameless();

    /** Revisions and decisions share one count. */
    final class Journal implements Ordinals {
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
        public double nameless() {
            return 0.05;
        }
    }

    /** Revisions from 0 and decisions from 1, each counted for themselves. */
    final class Counts implements Ordinals {
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
        public double nameless() {
            return 0;
        }
    }

    /** The time of day as {@code yyyyMMddHHmmss}. */
    final class Stamps implements Ordinals {
        private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
        private static final int MAX_SECONDS_BETWEEN = 7_200;

        private final SimulationRandom dice;
        private LocalDateTime time;

        Stamps(LocalDate day, SimulationRandom dice) {
            this.dice = dice;
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
        public double nameless() {
            return 0.3;
        }

        private long next() {
            time = time.plusSeconds(dice.between(1, MAX_SECONDS_BETWEEN));
            return Long.parseLong(STAMP.format(time));
        }
    }
}
