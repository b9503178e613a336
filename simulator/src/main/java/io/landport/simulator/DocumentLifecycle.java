package io.landport.simulator;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Outcome;
import java.util.List;

/**
 * What becomes of a document: decided, amended, cancelled. The whole life is written when the document is, so nothing has
 * to be remembered of it but the messages that are still to come.
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

    private final SimulationRandom dice;
    private final Corrections corrections;

    DocumentLifecycle(SimulationRandom dice, Corrections corrections) {
        this.dice = dice;
        this.corrections = corrections;
    }

    /** All messages of the document, in no order but that of their delays. */
    List<DelayedMessage> of(Filing filing) {
        Declaration declaration = filing.declaration();
        MessageSequence script = new MessageSequence(
                dice, Ordinals.of(filing.form(), declaration.header().statisticalDate(), dice));
        long revision = script.file(declaration);
        if (!dice.happens(NEVER_DECIDED)) {
            decide(script, filing, revision);
        }
        return script.messages();
    }

    private void decide(MessageSequence script, Filing filing, long revision) {
        if (dice.happens(REFUSED)) {
            script.decide(filing.declaration(), revision, Outcome.REFUSED);
            if (dice.happens(FILED_AGAIN)) {
                amend(script, filing);
            }
            return;
        }
        release(script, filing, revision);
        if (dice.happens(AMENDED)) {
            amend(script, filing);
        }
        if (dice.happens(CANCELLED)) {
            cancel(script, filing);
        }
    }

    private void release(MessageSequence script, Filing filing, long revision) {
        script.decide(filing.declaration(), revision, Outcome.RELEASED);
        if (dice.happens(ANNULLED)) {
            script.decide(filing.declaration(), revision, Outcome.ANNULLED);
            if (dice.happens(RELEASED_AGAIN)) {
                script.decide(filing.declaration(), revision, Outcome.RELEASED);
            }
        }
    }

    private void amend(MessageSequence script, Filing filing) {
        script.pass(AMENDED_WITHIN);
        Filing corrected = corrections.corrected(filing);
        long revision = script.file(corrected.declaration());
        script.decide(corrected.declaration(), revision, outcome(AMENDMENT_REFUSED));
    }

    private void cancel(MessageSequence script, Filing filing) {
        script.pass(CANCELLED_WITHIN);
        long revision = script.cancel(filing.declaration());
        script.decide(filing.declaration(), revision, outcome(CANCELLATION_REFUSED));
    }

    private Outcome outcome(double refused) {
        return dice.happens(refused) ? Outcome.REFUSED : Outcome.RELEASED;
    }
}
