package io.landport.simulator;

import io.landport.domain.document.Declaration;
import io.landport.domain.reference.Reference;
import io.landport.simulator.chance.SimulationRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * An endless stream of messages of the trade between Heilongjiang, its neighbours and Russia: both customs services,
 * Chinese e-commerce lists, decisions, amendments, cancellations, duplicates, disorder, and some faults. The figures are
 * invented: the shares in the CSV files are guesses of plausible magnitude.
 *
 * <p>The same seed, days and reference data give the same messages. Delays are counted in messages, so the stream is the same
 * at any rate. A few hundred messages are pending at any time. Not thread-safe.
 */
public final class Simulation implements Supplier<SimulatedMessage> {
    /** The default number of days before today on which most documents count. */
    public static final int USUAL_DAYS = 60;

    /** Share of e-commerce lists among new shipments; a list is one document, cargo up to two. */
    private static final double E_COMMERCE = 0.35;

    private static final double FAULTY = 0.0165;
    private static final double CORRECTED = 0.5;
    private static final int CORRECTED_WITHIN = 400;

    private static final int MIRRORED_WITHIN = 600;
    private static final double SUMMED_UP = 0.5;
    private static final int SUMMED_UP_WITHIN = 300;

    private final SimulationRandom random;
    private final Calendar calendar;
    private final Shipments shipments;
    private final MirrorDeclarations cargo;
    private final Declarant chineseLists;
    private final DocumentLifecycle lifecycle;
    private final ListSummaries summaries;
    private final Schedule<DelayedMessage> schedule = new Schedule<>();

    /**
     * A stream whose statistical days are between {@code firstDay} and {@code today}, most of them on the latest two; a
     * few are up to 400 days older than today.
     *
     * @throws IllegalArgumentException if {@code firstDay} is after {@code today}, or the reference data does not have
     *     the sources, crossings and commodities of the CSV files under their codes
     */
    public Simulation(long seed, Reference reference, LocalDate firstDay, LocalDate today) {
        for (DocumentForm form : DocumentForm.values()) {
            requireKnown(form, reference);
        }
        this.random = new SimulationRandom(seed);
        this.calendar = new Calendar(firstDay, today);
        Lanes lanes = new Lanes(reference, today);
        SimulatedCommodities commodities = new SimulatedCommodities(reference.sectors());
        DocumentNumbers numbers = new DocumentNumbers(seed, firstDay, today);
        this.shipments = new Shipments(random, lanes, commodities);
        Declarant chinese = new Declarant(random, numbers, DocumentForm.CHINESE_DECLARATION);
        this.cargo = new MirrorDeclarations(
                random, chinese, new Declarant(random, numbers, DocumentForm.RUSSIAN_DECLARATION));
        this.chineseLists = new Declarant(random, numbers, DocumentForm.CHINESE_LIST);
        this.lifecycle = new DocumentLifecycle(random, new Corrections(random, lanes, commodities));
        this.summaries = new ListSummaries(chinese);
    }

    /** A stream whose usual statistical days are the last {@link #USUAL_DAYS}. */
    public static Simulation endingOn(LocalDate today, long seed, Reference reference) {
        return new Simulation(seed, reference, today.minusDays(USUAL_DAYS), today);
    }

    /** Advances the simulated day, for runs that last past midnight; an earlier day changes nothing. */
    public void advanceTo(LocalDate day) {
        calendar.advanceTo(day);
    }

    /** The next message; the stream has no end. */
    @Override
    public SimulatedMessage get() {
        while (schedule.hasNothingDue()) {
            begin();
        }
        DelayedMessage next = schedule.take();
        return new SimulatedMessage(next.document(), calendar.today(), next.flaw());
    }

    /** How many messages of started documents are pending. */
    int waiting() {
        return schedule.size();
    }

    private void begin() {
        LocalDate day = calendar.draw(random);
        if (random.happens(FAULTY)) {
            beginFaulty(day);
        } else if (random.happens(E_COMMERCE)) {
            beginList(shipments.list(day));
        } else {
            beginCargo(shipments.cargo(day));
        }
    }

    private void beginFaulty(LocalDate day) {
        Filing filing = random.happens(E_COMMERCE)
                ? chineseLists.declare(shipments.list(day), day)
                : cargo.report(shipments.cargo(day), calendar.today()).get(0);
        DocumentFault fault = random.oneOf(List.of(DocumentFault.values()));
        List<DelayedMessage> life = lifecycle.of(filing);
        // The first message is the correct revision; if it is published later, it has the number of the faulty one.
        Declaration good = (Declaration) life.get(0).document();
        schedule.add(0, new DelayedMessage(0, fault.in(good), fault.reason()));
        if (random.happens(CORRECTED)) {
            plan(life, random.spread(1, CORRECTED_WITHIN));
        }
    }

    private void beginList(Shipment shipment) {
        Filing list = chineseLists.declare(shipment, shipment.day());
        plan(lifecycle.of(list), 0);
        if (shipment.direction() == Direction.TO_RUSSIA && random.happens(SUMMED_UP)) {
            summaries.add(list).ifPresent(summary -> plan(lifecycle.of(summary), random.spread(1, SUMMED_UP_WITHIN)));
        }
    }

    private void beginCargo(Shipment shipment) {
        List<Filing> filings = cargo.report(shipment, calendar.today());
        plan(lifecycle.of(filings.get(0)), 0);
        filings.stream().skip(1).forEach(mirror -> plan(lifecycle.of(mirror), random.spread(1, MIRRORED_WITHIN)));
    }

    private void plan(List<DelayedMessage> messages, long delay) {
        messages.forEach(message -> schedule.add(delay + message.delay(), message));
    }

    private static void requireKnown(DocumentForm form, Reference reference) {
        boolean isKnown = reference
                .source(form.source())
                .filter(source -> source.channel() == form.channel())
                .filter(source -> source.needsDecision())
                .isPresent();
        if (!isKnown) {
            throw new IllegalArgumentException("cannot simulate source " + form.source() + ": reference data "
                    + reference.version() + " has no such source on channel "
                    + form.channel().code() + " that needs decisions; simulate with the bundled reference data");
        }
    }
}
