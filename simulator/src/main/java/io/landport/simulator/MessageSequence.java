package io.landport.simulator;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Outcome;
import io.landport.simulator.chance.SimulationRandom;
import java.util.ArrayList;
import java.util.List;

/** The messages of one document, built in their logical order and returned in the order in which they are published. */
final class MessageSequence {
    private static final double DECISION_BEFORE_ITS_REVISION = 0.03;
    private static final double LATER_REVISION_FIRST = 0.15;
    private static final double DUPLICATE = 0.03;
    private static final int DUPLICATE_WITHIN = 300;
    private static final int DECISION_WITHIN = 250;

    private final SimulationRandom random;
    private final Numbering numbering;
    private final List<DelayedMessage> messages = new ArrayList<>();
    private long clock;

    MessageSequence(SimulationRandom random, Numbering numbering) {
        this.random = random;
        this.numbering = numbering;
    }

    void pass(long most) {
        clock += random.spread(1, most);
    }

    /** Adds a revision and returns its number. */
    long file(Declaration declaration) {
        long revision = numbering.revision();
        messages.add(new DelayedMessage(
                clock,
                new Declaration(
                        declaration.id(),
                        revision,
                        declaration.header(),
                        declaration.lines(),
                        declaration.summarises())));
        return revision;
    }

    long cancel(Declaration declaration) {
        long revision = numbering.revision();
        messages.add(new DelayedMessage(clock, new Cancellation(declaration.id(), revision)));
        return revision;
    }

    /** Adds a decision on {@code revision}, which is the latest. */
    void decide(Declaration declaration, long revision, Outcome outcome) {
        pass(DECISION_WITHIN);
        Long named = random.happens(numbering.shareWithoutRevision()) ? null : Long.valueOf(revision);
        messages.add(
                new DelayedMessage(clock, new Decision(declaration.id(), numbering.decision(), named, outcome.code())));
    }

    List<DelayedMessage> messages() {
        disorder();
        List<DelayedMessage> all = new ArrayList<>(messages);
        for (DelayedMessage message : messages) {
            if (random.happens(DUPLICATE)) {
                all.add(message.after(random.spread(1, DUPLICATE_WITHIN)));
            }
        }
        return List.copyOf(all);
    }

    private void disorder() {
        for (int i = 1; i < messages.size(); i++) {
            boolean isDecision = messages.get(i).document() instanceof Decision;
            boolean followsRevision = !(messages.get(i - 1).document() instanceof Decision);
            if (isDecision && followsRevision && random.happens(DECISION_BEFORE_ITS_REVISION)) {
                swap(i - 1, i);
            }
            if (!isDecision && random.happens(LATER_REVISION_FIRST)) {
                swap(0, i);
            }
        }
    }

    /** Swaps the delays of two messages. */
    private void swap(int one, int other) {
        long delay = messages.get(one).delay();
        messages.set(one, messages.get(one).at(messages.get(other).delay()));
        messages.set(other, messages.get(other).at(delay));
    }
}
