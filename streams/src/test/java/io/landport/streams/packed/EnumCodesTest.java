package io.landport.streams.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judged;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.DocumentState.SettledRevision;
import io.landport.domain.settle.Settle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every constant that state may contain has a number. Without one, streams would fail at the first document that has it.
 */
final class EnumCodesTest {
    private static final LocalDate DAY = LocalDate.of(2021, 1, 31);
    private static final DocumentId ID = new DocumentId(Channel.CUSTOMS, "any", "document");
    private static final Set<Fate> IN_FORCE = EnumSet.of(Fate.COUNTED, Fate.CANCELLED, Fate.EXCLUDED, Fate.SUMMARY);

    private final Set<Fate> kept = EnumSet.noneOf(Fate.class);

    @Test
    void shouldNumberEveryFateOfRevisionsInState() {
        // Given
        for (Fate first : IN_FORCE) {
            for (Fate second : IN_FORCE) {
                settleInEveryOrder(
                        DocumentState.UNKNOWN, List.of(revision(1, first, false), revision(2, second, false)));
                settleInEveryOrder(
                        DocumentState.UNKNOWN,
                        List.of(
                                revision(1, first, true),
                                revision(2, second, true),
                                new Judged.JudgedDecision(ID, 1, 1L, Outcome.RELEASED),
                                new Judged.JudgedDecision(ID, 2, 2L, Outcome.RELEASED),
                                new Judged.JudgedDecision(ID, 3, 2L, Outcome.ANNULLED)));
            }
        }

        // Then
        assertThat(kept).containsAll(IN_FORCE).contains(Fate.PENDING, Fate.REPLACED, Fate.STALE);
        assertThat(kept)
                .allSatisfy(fate -> assertThat(EnumCodes.FATES.constant(EnumCodes.FATES.of(fate)))
                        .isEqualTo(fate));
        assertThat(EnumCodes.FATES.size()).isEqualTo(kept.size());
    }

    @Test
    void shouldNumberEveryChannelFlowAndOutcome() {
        assertThat(Channel.values())
                .allSatisfy(channel -> assertThat(EnumCodes.CHANNELS.constant(EnumCodes.CHANNELS.of(channel)))
                        .isEqualTo(channel));
        assertThat(Flow.values())
                .allSatisfy(flow -> assertThat(EnumCodes.FLOWS.constant(EnumCodes.FLOWS.of(flow)))
                        .isEqualTo(flow));
        assertThat(Outcome.values())
                .allSatisfy(outcome -> assertThat(EnumCodes.OUTCOMES.constant(EnumCodes.OUTCOMES.of(outcome)))
                        .isEqualTo(outcome));
    }

    @Test
    void shouldRejectAFateThatNoRevisionHas() {
        assertThatThrownBy(() -> EnumCodes.FATES.of(Fate.UNREADABLE)).isInstanceOf(IllegalArgumentException.class);
    }

    private void settleInEveryOrder(DocumentState state, List<Judged> left) {
        for (SettledRevision revision : state.revisions()) {
            kept.add(revision.fate());
            kept.add(revision.fateInForce());
        }
        for (Judged next : left) {
            List<Judged> others = new ArrayList<>(left);
            others.remove(next);
            settleInEveryOrder(Settle.settle(state, next, DAY).after(), others);
        }
    }

    private static Judged revision(long number, Fate inForce, boolean needsDecision) {
        return new Judged.JudgedRevision(ID, number, needsDecision, number, inForce, DAY, List.of());
    }
}
