package io.landport.simulator;

import io.landport.simulator.chance.SimulationRandom;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How a source numbers the revisions and decisions of one document.
 *
 * @param revisions the number of the next revision
 * @param decisions the number of the next decision; the same supplier where both share one count
 * @param shareWithoutRevision share of decisions that name no revision; 0 where the number of a decision does not identify it
 */
record Numbering(LongSupplier revisions, LongSupplier decisions, double shareWithoutRevision) {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final int MAX_SECONDS_BETWEEN = 7_200;

    static Numbering of(DocumentForm form, LocalDate day, SimulationRandom random) {
        return switch (form) {
            case CHINESE_DECLARATION -> ofOneCount(from(1), 0.05);
            case CHINESE_LIST -> ofOneCount(times(day, random), 0.3);
            case RUSSIAN_DECLARATION -> new Numbering(from(0), from(1), 0);
        };
    }

    long revision() {
        return revisions.getAsLong();
    }

    long decision() {
        return decisions.getAsLong();
    }

    private static Numbering ofOneCount(LongSupplier numbers, double shareWithoutRevision) {
        return new Numbering(numbers, numbers, shareWithoutRevision);
    }

    private static LongSupplier from(long first) {
        return new AtomicLong(first)::getAndIncrement;
    }

    /** Times as {@code yyyyMMddHHmmss}. */
    private static LongSupplier times(LocalDate day, SimulationRandom random) {
        LocalDateTime begin = day.atTime(6, 0);
        AtomicLong seconds = new AtomicLong();
        return () -> Long.parseLong(
                TIMESTAMP.format(begin.plusSeconds(seconds.addAndGet(random.between(1, MAX_SECONDS_BETWEEN)))));
    }
}
