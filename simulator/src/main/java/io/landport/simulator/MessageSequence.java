package io.landport.simulator;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The messages of one document in the order in which they are meant, and then in the disorder in which they come. */
final class MessageSequence {
    private static final double DECISION_BEFORE_ITS_REVISION = 0.03;
    private static final double LATER_REVISION_FIRST = 0.15;
    private static final double DUPLICATE = 0.03;
    private static final int DUPLICATE_WITHIN = 300;
    private static final int DECISION_WITHIN = 250;

    private final SimulationRandom dice;
    private final Ordinals ordinals;
    private final List<DelayedMessage> messages = new ArrayList<>();
    private long clock;

    MessageSequence(SimulationRandom dice, Ordinals ordinals) {
        this.dice = dice;
        this.ordinals = ordinals;
    }

    void pass(long most) {
        clock += dice.spread(1, most);
    }

    /** Files a revision of its own number and says which. */
    long file(Declaration declaration) {
        long revision = ordinals.revision();
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
        long revision = ordinals.revision();
        messages.add(new DelayedMessage(clock, new Cancellation(declaration.id(), revision)));
        return revision;
    }

    /** Decides on the newest revision, {@code revision}. */
    void decide(Declaration declaration, long revision, Outcome outcome) {
        pass(DECISION_WITHIN);
        Long named = dice.happens(ordinals.nameless()) ? null : Long.valueOf(revision);
        messages.add(
                new DelayedMessage(clock, new Decision(declaration.id(), ordinals.decision(), named, outcome.code())));
    }

    List<DelayedMessage> messages() {
        disorder();
        List<DelayedMessage> all = new ArrayList<>(messages);
        for (DelayedMessage message : messages) {
            if (dice.happens(DUPLICATE)) {
                all.add(message.after(dice.spread(1, DUPLICATE_WITHIN)));
            }
        }
        return List.copyOf(all);
    }

    private void disorder() {
        for (int i = 1; i < messages.size(); i++) {
            boolean isDecision = messages.get(i).document() instanceof Decision;
            boolean followsRevision = !(messages.get(i - 1).document() instanceof Decision);
            if (isDecision && followsRevision && dice.happens(DECISION_BEFORE_ITS_REVISION)) {
                swap(i - 1, i);
            }
            if (!isDecision && dice.happens(LATER_REVISION_FIRST)) {
                swap(0, i);
            }
        }
    }

    /** Swaps only when the two come. */
    private void swap(int one, int other) {
        long delay = messages.get(one).delay();
        messages.set(one, messages.get(one).at(messages.get(other).delay()));
        messages.set(other, messages.get(other).at(delay));
    }
}
