package io.landport.simulator;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Outcome;
import io.landport.simulator.chance.SimulationRandom;
import java.util.List;

/**
 * Draws the messages that follow a document: decisions, amendments, a cancellation. All of them are drawn when the document is
 * written, so that only pending messages have to be kept.
 */
final class DocumentLifecycle {
    private static final double NEVER_DECIDED = 0.03;
    private static final double REFUSED = 0.03;
    private static final double FILED_AGAIN = 0.6;
    private static final double ANNULLED = 0.015;
    private static final double RELEASED_AGAIN = 0.6;
    private static final double AMENDED = 0.08;
    private static final double AMENDMENT_REFUSED = 0.12;
    private static final double CANCELLED = 0.02;
    private static final double CANCELLATION_REFUSED = 0.25;
    private static final int AMENDED_WITHIN = 1_500;
    private static final int CANCELLED_WITHIN = 1_000;

    private final SimulationRandom random;
    private final Corrections corrections;

    DocumentLifecycle(SimulationRandom random, Corrections corrections) {
        this.random = random;
        this.corrections = corrections;
    }

    /** All messages of the document; their delays give their order. */
    List<DelayedMessage> of(Filing filing) {
        Declaration declaration = filing.declaration();
        MessageSequence sequence = new MessageSequence(
                random, Numbering.of(filing.form(), declaration.header().statisticalDate(), random));
        long revision = sequence.file(declaration);
        if (!random.happens(NEVER_DECIDED)) {
            decide(sequence, filing, revision);
        }
        return sequence.messages();
    }

    private void decide(MessageSequence sequence, Filing filing, long revision) {
        if (random.happens(REFUSED)) {
            sequence.decide(filing.declaration(), revision, Outcome.REFUSED);
            if (random.happens(FILED_AGAIN)) {
                amend(sequence, filing);
            }
            return;
        }
        release(sequence, filing, revision);
        if (random.happens(AMENDED)) {
            amend(sequence, filing);
        }
        if (random.happens(CANCELLED)) {
            cancel(sequence, filing);
        }
    }

    private void release(MessageSequence sequence, Filing filing, long revision) {
        sequence.decide(filing.declaration(), revision, Outcome.RELEASED);
        if (random.happens(ANNULLED)) {
            sequence.decide(filing.declaration(), revision, Outcome.ANNULLED);
            if (random.happens(RELEASED_AGAIN)) {
                sequence.decide(filing.declaration(), revision, Outcome.RELEASED);
            }
        }
    }

    private void amend(MessageSequence sequence, Filing filing) {
        sequence.pass(AMENDED_WITHIN);
        Filing corrected = corrections.correct(filing);
        long revision = sequence.file(corrected.declaration());
        sequence.decide(corrected.declaration(), revision, outcome(AMENDMENT_REFUSED));
    }

    private void cancel(MessageSequence sequence, Filing filing) {
        sequence.pass(CANCELLED_WITHIN);
        long revision = sequence.cancel(filing.declaration());
        sequence.decide(filing.declaration(), revision, outcome(CANCELLATION_REFUSED));
    }

    private Outcome outcome(double refused) {
        return random.happens(refused) ? Outcome.REFUSED : Outcome.RELEASED;
    }
}
