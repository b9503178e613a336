package io.landport.simulator;

import io.landport.simulator.chance.SimulationRandom;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The simulated day, and the statistical days of new documents: mostly the latest two, a few up to 400 days back. */
public final class Calendar {
    private static final double LATE = 0.015;
    private static final double TODAY = 0.37;
    private static final double YESTERDAY = 0.25;
    private static final int LATEST_DAYS = 400;

    private final LocalDate firstDay;
    private LocalDate today;

    public Calendar(LocalDate firstDay, LocalDate today) {
        if (firstDay.isAfter(today)) {
            throw new IllegalArgumentException("first day " + firstDay + " is after today, " + today);
        }
        this.firstDay = firstDay;
        this.today = today;
    }

    public LocalDate today() {
        return today;
    }

    /** Advances the simulated day; an earlier day changes nothing. */
    public void advanceTo(LocalDate day) {
        if (day.isAfter(today)) {
            today = day;
        }
    }

    public LocalDate draw(SimulationRandom random) {
        double point = random.below(1);
        if (point < LATE) {
            return today.minusDays(random.between(Math.min(LATEST_DAYS, days() + 1), LATEST_DAYS));
        }
        if (point < LATE + TODAY || days() == 0) {
            return today;
        }
        if (point < LATE + TODAY + YESTERDAY) {
            return today.minusDays(1);
        }
        return firstDay.plusDays(random.between(0, days()));
    }

    private int days() {
        return (int) ChronoUnit.DAYS.between(firstDay, today);
    }
}
