package io.landport.simulator;

import io.landport.domain.document.Declaration;
import io.landport.domain.reference.Reference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An endless stream of messages of the trade between Heilongjiang, its neighbours and Russia: both customs services,
 * Chinese e-commerce lists, decisions, amendments, cancellations, duplicates, disorder, and some faults. Simulated, not
 * statistics: the shares are guesses written in tables, plausible in their order of magnitude and no more.
 *
 * <p>Equal seeds, days and reference data give equal messages. Delays are counted in messages, so the stream looks the same
 * at any rate. It holds some hundred messages still to come, however long it runs. Not for several threads at once.
 */
public final class Simulation implements Supplier<SimulatedMessage> {
    /** How long before today the window of usual statistical days begins, where the caller has no other wish. */
    public static final int USUAL_DAYS = 60;

    /** Of what is begun: so many are e-commerce lists, of one paper each, while cargo brings up to two. */
    private static final double PARCELS = 0.35;

    private static final double FAULTY = 0.0165;
    private static final double MENDED = 0.5;
    private static final int MENDED_WITHIN = 400;

    private static final int MIRRORED_WITHIN = 600;
    private static final double SUMMED_UP = 0.5;
    private static final int SUMMED_UP_WITHIN = 300;

    private final SimulationRandom dice;
    private final Calendar calendar;
    private final Shipments shipments;
    private final BothSides cargo;
    private final Declarant chineseLists;
    private final DocumentLifecycle lives;
    private final SimulatedSummaries summaries;
    private final Schedule schedule = new Schedule();

    /**
     * A stream whose statistical days lie between {@code firstDay} and {@code today}, most of them on the newest two; a
     * few are up to 400 days older than today.
     *
     * @throws IllegalArgumentException if {@code firstDay} is after {@code today}, or the reference data does not know
     *     the sources, crossings and goods of the tables by their codes
     */
    public Simulation(long seed, Reference reference, LocalDate firstDay, LocalDate today) {
        for (DocumentForm form : DocumentForm.values()) {
            requireKnown(form, reference);
        }
        this.dice = new SimulationRandom(seed);
        this.calendar = new Calendar(firstDay, today);
        Lanes lanes = new Lanes(reference, today);
        GoodsTable goods = new GoodsTable(reference.sectors());
        DocumentNumbers numbers = new DocumentNumbers(seed, firstDay, today);
        this.shipments = new Shipments(dice, lanes, goods);
        Declarant chinese = new Declarant(dice, numbers, DocumentForm.CHINESE_DECLARATION);
        this.cargo = new BothSides(dice, chinese, new Declarant(dice, numbers, DocumentForm.RUSSIAN_DECLARATION));
        this.chineseLists = new Declarant(dice, numbers, DocumentForm.CHINESE_LIST);
        this.lives = new DocumentLifecycle(dice, new Corrections(dice, lanes, goods));
        this.summaries = new SimulatedSummaries(chinese);
    }

    /** A stream whose usual statistical days are the last {@link #USUAL_DAYS}. */
    public static Simulation endingOn(LocalDate today, long seed, Reference reference) {
        return new Simulation(seed, reference, today.minusDays(USUAL_DAYS), today);
    }

    /** Moves the simulation's today on, for runs that last over midnight; an earlier day changes nothing. */
    public void advanceTo(LocalDate day) {
        calendar.advanceTo(day);
    }

    /** The next message; there always is one. */
    @Override
    public SimulatedMessage get() {
        while (schedule.isNothingDue()) {
            begin();
        }
        DelayedMessage next = schedule.take();
        return new SimulatedMessage(next.document(), calendar.today(), next.flaw());
    }

    /** How many messages are still to come of the documents begun so far. */
    int waiting() {
        return schedule.size();
    }

    private void begin() {
        LocalDate day = calendar.draw(dice);
        if (dice.happens(FAULTY)) {
            beginFaulty(day);
        } else if (dice.happens(PARCELS)) {
            beginParcels(shipments.parcels(day));
        } else {
            beginCargo(shipments.cargo(day));
        }
    }

    private void beginFaulty(LocalDate day) {
        Filing filing = dice.happens(PARCELS)
                ? chineseLists.declare(shipments.parcels(day), day)
                : cargo.report(shipments.cargo(day), calendar.today()).get(0);
        Fault fault = dice.oneOf(List.of(Fault.values()));
        List<DelayedMessage> life = lives.of(filing);
        // The life's first message is the revision as it should have been; mended, it comes under the same number.
        Declaration good = (Declaration) life.get(0).document();
        schedule.plan(List.of(new DelayedMessage(0, fault.in(good), fault.reason())));
        if (dice.happens(MENDED)) {
            plan(life, dice.spread(1, MENDED_WITHIN));
        }
    }

    private void beginParcels(Shipment shipment) {
        Filing list = chineseLists.declare(shipment, shipment.day());
        schedule.plan(lives.of(list));
        if (shipment.direction() == Direction.TO_RUSSIA && dice.happens(SUMMED_UP)) {
            summaries.add(list).ifPresent(summary -> plan(lives.of(summary), dice.spread(1, SUMMED_UP_WITHIN)));
        }
    }

    private void beginCargo(Shipment shipment) {
        List<Filing> filings = cargo.report(shipment, calendar.today());
        schedule.plan(lives.of(filings.get(0)));
        filings.stream().skip(1).forEach(mirror -> plan(lives.of(mirror), dice.spread(1, MIRRORED_WITHIN)));
    }

    private void plan(List<DelayedMessage> messages, long delay) {
        List<DelayedMessage> delayed = new ArrayList<>();
        messages.forEach(message -> delayed.add(message.after(delay)));
        schedule.plan(delayed);
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
