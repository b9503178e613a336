package io.landport.domain.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judged;
import io.landport.domain.settle.DocumentState.SettledRevision;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules 3 and 4 for random messages, in any order and with repetitions. */
class SettlePropertyTest {
    private static final int MULTISETS = 1_000;
    private static final int ORDERS = 4;

    private final RandomMessages random = new RandomMessages(Seed.random("SettlePropertyTest"));

    @Test
    void shouldEqualTheTotalsOfAPlainLoopOverTheWinners() {
        for (int i = 0; i < MULTISETS; i++) {
            // Given
            List<Judged> messages = random.multiset();
            WinnersLoop expected = new WinnersLoop(messages);

            for (int order = 0; order < ORDERS; order++) {
                // When
                List<Judged> shuffled = random.shuffled(messages);
                SettledMessages settled = new SettledMessages(shuffled);

                // Then
                assertThat(settled.totals).as("totals of %s", shuffled).isEqualTo(expected.totals());
            }
        }
    }

    @Test
    void shouldHaveTheSameStateInAnyOrder() {
        for (int i = 0; i < MULTISETS; i++) {
            // Given
            List<Judged> messages = random.multiset();
            Map<DocumentId, DocumentState> first = withoutFates(new SettledMessages(messages).states);

            // When
            Map<DocumentId, DocumentState> second = withoutFates(new SettledMessages(random.shuffled(messages)).states);

            // Then
            assertThat(second).isEqualTo(first);
        }
    }

    @Test
    void shouldGiveEveryRevisionAFateThatFitsTheWinner() {
        for (int i = 0; i < MULTISETS; i++) {
            // Given
            List<Judged> messages = random.multiset();
            WinnersLoop expected = new WinnersLoop(messages);

            // When
            Map<DocumentId, DocumentState> states = new SettledMessages(random.shuffled(messages)).states;

            // Then
            states.forEach((id, state) -> state.revisions()
                    .forEach(revision -> assertThat(fitting(expected.winner(id), revision))
                            .as("%s of %s", revision, messages)
                            .contains(revision.fate())));
        }
    }

    /** Recomputes the winner after each message, to know which revisions have ever won. */
    @Test
    void shouldCallALowerRevisionReplacedIfItEverWonAndStaleOtherwise() {
        for (int i = 0; i < MULTISETS / 10; i++) {
            // Given
            List<Judged> messages = random.shuffled(random.multiset());
            Map<DocumentId, Set<Long>> everWon = new HashMap<>();
            for (int read = 1; read <= messages.size(); read++) {
                WinnersLoop soFar = new WinnersLoop(messages.subList(0, read));
                DocumentId id = messages.get(read - 1).id();
                Judged.JudgedRevision winner = soFar.winner(id);
                if (winner != null) {
                    everWon.computeIfAbsent(id, unused -> new HashSet<>()).add(winner.revision());
                }
            }

            // When
            Map<DocumentId, DocumentState> states = new SettledMessages(messages).states;

            // Then
            WinnersLoop last = new WinnersLoop(messages);
            states.forEach((id, state) -> state.revisions()
                    .forEach(revision -> assertThat(revision.fate())
                            .as("%s of %s", revision, messages)
                            .isEqualTo(expected(
                                    last.winner(id),
                                    revision,
                                    everWon.getOrDefault(id, Set.of()).contains(revision.revision())))));
        }
    }

    @Test
    void shouldGiveEveryMessageOneFate() {
        for (int i = 0; i < MULTISETS; i++) {
            // Given
            List<Judged> messages = random.multiset();
            Set<Judged> distinct = new HashSet<>(messages);

            // When
            SettledMessages settled = new SettledMessages(random.shuffled(messages));

            // Then
            assertThat(settled.fates.values()).as("fates of %s", messages).allMatch(count -> count > 0);
            assertThat(settled.fates.values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(messages.size());
            assertThat(settled.fates).doesNotContainKeys(Fate.REJECTED, Fate.UNREADABLE);
            assertThat(settled.fates.getOrDefault(Fate.APPLIED, 0))
                    .isEqualTo(Math.toIntExact(distinct.stream()
                            .filter(Judged.JudgedDecision.class::isInstance)
                            .count()));
            for (Fate inForce : EnumSet.of(Fate.COUNTED, Fate.CANCELLED, Fate.SUMMARY)) {
                assertThat(settled.fates.getOrDefault(inForce, 0))
                        .as("%s of %s", inForce, messages)
                        .isEqualTo(documentsInForce(messages, inForce));
            }
        }
    }

    private static Fate expected(Judged.@Nullable JudgedRevision winner, SettledRevision revision, boolean hasEverWon) {
        if (hasEverWon && revision.fateInForce() == Fate.EXCLUDED) {
            return Fate.EXCLUDED;
        }
        if (winner == null || winner.revision() < revision.revision()) {
            return Fate.PENDING;
        }
        if (winner.revision() == revision.revision()) {
            return winner.fateInForce();
        }
        return hasEverWon ? Fate.REPLACED : Fate.STALE;
    }

    /** A lower revision is replaced or stale, depending on the order of arrival. */
    private static Set<Fate> fitting(Judged.@Nullable JudgedRevision winner, SettledRevision revision) {
        if (winner != null && winner.revision() == revision.revision()) {
            return EnumSet.of(winner.fateInForce());
        }
        Set<Fate> fitting = winner != null && revision.revision() < winner.revision()
                ? EnumSet.of(Fate.REPLACED, Fate.STALE)
                : EnumSet.of(Fate.PENDING);
        if (revision.fateInForce() == Fate.EXCLUDED) {
            fitting.add(Fate.EXCLUDED);
        }
        return fitting;
    }

    private static int documentsInForce(List<Judged> messages, Fate fate) {
        WinnersLoop expected = new WinnersLoop(messages);
        Set<DocumentId> documents = messages.stream().map(Judged::id).collect(Collectors.toSet());
        int count = 0;
        for (DocumentId document : documents) {
            Judged.JudgedRevision winner = expected.winner(document);
            count += winner != null && winner.fateInForce() == fate ? 1 : 0;
        }
        return count;
    }

    private static Map<DocumentId, DocumentState> withoutFates(Map<DocumentId, DocumentState> states) {
        Map<DocumentId, DocumentState> without = new LinkedHashMap<>();
        states.forEach((id, state) -> without.put(
                id,
                state.withRevisions(state.revisions().stream()
                        .map(SettlePropertyTest::withoutFate)
                        .toList())));
        return without;
    }

    private static SettledRevision withoutFate(SettledRevision revision) {
        return new SettledRevision(
                revision.revision(),
                revision.needsDecision(),
                revision.contentHash(),
                revision.fateInForce(),
                Fate.PENDING,
                false,
                revision.receivedDay(),
                revision.counted());
    }
}
