package io.landport.simulator.ceb;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Flow;
import io.landport.domain.reference.Reference;
import io.landport.simulator.Calendar;
import io.landport.simulator.Corrections;
import io.landport.simulator.Declarant;
import io.landport.simulator.DocumentForm;
import io.landport.simulator.DocumentNumbers;
import io.landport.simulator.Filing;
import io.landport.simulator.Lanes;
import io.landport.simulator.Schedule;
import io.landport.simulator.Shipment;
import io.landport.simulator.Shipments;
import io.landport.simulator.SimulatedCommodities;
import io.landport.simulator.chance.SimulationRandom;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An endless stream of messages of China's cross-border e-commerce (CEB) in XML, as a customs system sends them: lists with their replies,
 * amendments, cancellations, returns and summaries, duplicates, and some faults. Each item is one XML document. The figures are invented.
 *
 * <p>The same seed, days and reference data give the same messages. Not thread-safe.
 */
public final class CebSimulation implements Supplier<String> {
    /** The scheme of the only codes by which lists name their port. */
    static final String SCHEME = "gacc";

    private static final int USUAL_DAYS = 60;
    private static final int TRIES = 100;
    private static final int LISTS_OF_A_SUMMARY = 6;
    private static final int WITHIN = 60;
    private static final double SUMMED_UP = 0.3;
    private static final double SPLIT = 0.3;
    private static final double DUPLICATE = 0.03;
    private static final double ORDER = 0.02;
    private static final double FAULTY = 0.02;

    private final SimulationRandom random;
    private final Calendar calendar;
    private final Shipments shipments;
    private final Declarant declarant;
    private final Corrections corrections;
    private final Schedule<String> pending = new Schedule<>();
    private final List<Declaration> toSumUp = new ArrayList<>();
    private long summaries;

    /**
     * A stream of lists of the days from {@code firstDay} to {@code today}; a few are older.
     *
     * @throws IllegalArgumentException if {@code firstDay} is after {@code today}, or the reference data lacks what is simulated
     */
    public CebSimulation(long seed, Reference reference, LocalDate firstDay, LocalDate today) {
        this.random = new SimulationRandom(seed);
        this.calendar = new Calendar(firstDay, today);
        Lanes lanes = new Lanes(reference, today);
        SimulatedCommodities commodities = new SimulatedCommodities(reference.sectors());
        this.shipments = new Shipments(random, lanes, commodities);
        this.declarant = new Declarant(random, new DocumentNumbers(seed, firstDay, today), DocumentForm.CHINESE_LIST);
        this.corrections = new Corrections(random, lanes, commodities);
    }

    /** A stream whose usual days are the last {@value #USUAL_DAYS}. */
    public static CebSimulation endingOn(LocalDate today, long seed, Reference reference) {
        return new CebSimulation(seed, reference, today.minusDays(USUAL_DAYS), today);
    }

    /** Advances the simulated day, for runs that last past midnight; an earlier day changes nothing. */
    public void advanceTo(LocalDate day) {
        calendar.advanceTo(day);
    }

    /** The next message; the stream has no end. */
    @Override
    public String get() {
        while (pending.hasNothingDue()) {
            begin();
        }
        return pending.take();
    }

    private void begin() {
        Filing filing = list();
        List<String> messages = new CebLifecycle(random, corrections, filing).messages();
        plan(random.happens(FAULTY) ? List.of(faulty(messages.get(0))) : messages);
        if (random.happens(ORDER)) {
            plan(List.of(CebWriter.order(filing.declaration().id().document())));
        }
        boolean isExport = filing.declaration().header().flow().equals(Flow.EXPORT.code());
        if (isExport && random.happens(SUMMED_UP)) {
            toSumUp.add(filing.declaration());
            sumUpIfEnough();
        }
    }

    private Filing list() {
        for (int i = 0; i < TRIES; i++) {
            Shipment shipment = shipments.list(calendar.draw(random));
            if (shipment.lane().chinese().scheme().equals(SCHEME)) {
                return declarant.declare(shipment, shipment.day());
            }
        }
        throw new IllegalStateException("no lane of lists has a code of scheme " + SCHEME);
    }

    /** Breaks one field; what is wrong differs by draw. */
    private String faulty(String message) {
        return switch (random.between(1, 5)) {
            case 1 -> message.replace("<ceb:currency>142<", "<ceb:currency>999<");
            case 2 -> message.replaceFirst("<ceb:gcode>[0-9]*</ceb:gcode>", "");
            case 3 -> message.replace("<ceb:appTime>20", "<ceb:appTime>xx");
            case 4 -> message.replace("<ceb:totalPrice>", "<ceb:totalPrice>-");
            default -> message.replaceFirst("<ceb:portCode>[0-9]*<", "<ceb:portCode>19<");
        };
    }

    private void sumUpIfEnough() {
        if (toSumUp.size() < LISTS_OF_A_SUMMARY) {
            return;
        }
        List<Declaration> lists = List.copyOf(toSumUp);
        toSumUp.clear();
        LocalDateTime time = calendar.today().atTime(20, 0).plusSeconds(++summaries);
        String cop = "SUM" + lists.get(0).id().document();
        String declaration = lists.get(0).id().document().replace('E', '0');
        List<String> messages = new ArrayList<>();
        messages.add(CebWriter.application(cop, lists, time));
        messages.add(CebWriter.reply("702", "SummaryReturn", cop, "", "120", time.plusSeconds(1)));
        messages.add(CebWriter.result(null, 1, lists, time.plusSeconds(2)));
        if (random.happens(SPLIT)) {
            int half = LISTS_OF_A_SUMMARY / 2;
            messages.add(CebWriter.result(declaration, 1, lists.subList(0, half), time.plusSeconds(3)));
            messages.add(CebWriter.result(declaration, 2, lists.subList(half, lists.size()), time.plusSeconds(3)));
        } else {
            messages.add(CebWriter.result(declaration, 1, lists, time.plusSeconds(3)));
        }
        plan(messages);
    }

    /** Messages keep their order; a few come twice. */
    private void plan(List<String> messages) {
        long delay = 0;
        for (String message : messages) {
            pending.add(delay, message);
            delay += random.between(0, WITHIN);
            if (random.happens(DUPLICATE)) {
                pending.add(delay + random.between(0, WITHIN), message);
            }
        }
    }
}
