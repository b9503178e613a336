package io.landport.domain.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.landport.domain.Samples;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Verdict;
import io.landport.domain.settle.DocumentState.SettledDecision;
import io.landport.domain.settle.DocumentState.SettledRevision;
import io.landport.domain.settle.Settlement.FateMove;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.TotalKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules 1 and 2 as tables, in the {@link MessageNotation}. */
class SettleTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        a first revision counts                     | r1       | counted                      | -                                   | 1
        a higher revision replaces                  | r1 r2    | counted counted              | counted>replaced                    | 2
        a lower revision is stale                   | r2 r1    | counted stale                | -                                   | 2
        a middle revision is stale after a winner   | r1 r3 r2 | counted counted stale        | counted>replaced                    | 3
        revisions need not be consecutive           | r7 r900  | counted counted              | counted>replaced                    | 900
        revision 0 counts                           | r0       | counted                      | -                                   | 0
        the same again is a duplicate               | r1 r1    | counted duplicate            | -                                   | 1
        other content under the same is refused     | r1 r1'   | counted rejected             | -                                   | 1
        a replaced revision come again is stale     | r1 r2 r1 | counted counted stale        | counted>replaced                    | 2
        a cancellation takes back                   | r1 c2    | counted cancelled            | counted>replaced                    | -
        a cancellation may come before its document | c2 r1    | cancelled stale              | -                                   | -
        a cancellation alone counts nowhere         | c1       | cancelled                    | -                                   | -
        a cancellation again is a duplicate         | c1 c1    | cancelled duplicate          | -                                   | -
        a cancellation is not the revision it names | r1 c1    | counted rejected             | -                                   | 1
        a revision is not the cancellation          | c1 r1    | cancelled rejected           | -                                   | -
        a later revision revives                    | r1 c2 r3 | counted cancelled counted    | counted>replaced cancelled>replaced | 3
        a cancellation too late is stale            | r3 c2    | counted stale                | -                                   | 3
        an excluded revision counts nowhere         | x1       | excluded                     | -                                   | -
        an excluded revision displaces              | r1 x2    | counted excluded             | counted>replaced                    | -
        an excluded revision displaced stays so     | x1 r2    | excluded counted             | -                                   | 2
        a summary counts nowhere                    | s1       | summary                      | -                                   | -
        a summary displaces                         | r1 s2    | counted summary              | counted>replaced                    | -
        a summary can be displaced                  | s1 r2    | summary counted              | summary>replaced                    | 2
        """)
    void shouldSettleWithoutDecisions(
            String why, String messages, String fates, @Nullable String moves, @Nullable Long winner) {
        shouldSettle(false, messages, fates, moves, winner);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        an undecided revision is pending            | r1               | pending                            | -                                 | -
        a release makes it count                    | r1 d1=1+         | pending applied                    | pending>counted                   | 1
        a decision may come before its revision     | d1=1+ r1         | applied counted                    | -                                 | 1
        a decision alone does nothing               | d1=1+            | applied                            | -                                 | -
        a refusal leaves it pending                 | r1 d1=1!         | pending applied                    | -                                 | -
        a refusal before its revision               | d1=1! r1         | applied pending                    | -                                 | -
        an annulment takes a release back           | r1 d1=1+ d2=1~   | pending applied applied            | pending>counted counted>pending   | -
        the highest-numbered decision counts        | r1 d2=1~ d1=1+   | pending applied applied            | -                                 | -
        a release after a refusal                   | r1 d1=1! d2=1+   | pending applied applied            | pending>counted                   | 1
        an undecided revision displaces nothing     | r1 d1=1+ r2      | pending applied pending            | pending>counted                   | 1
        a refused revision displaces nothing        | r1 d1=1+ r2 d2=2!| pending applied pending applied    | pending>counted                   | 1
        a released revision displaces               | r1 d1=1+ r2 d2=2+| pending applied pending applied    | pending>counted pending>counted counted>replaced | 2
        an annulment brings the earlier back        | r1 d1=1+ r2 d2=2+ d3=2~ | pending applied pending applied applied | pending>counted pending>counted counted>replaced counted>pending replaced>counted | 1
        an annulment of a loser moves no total      | r1 d1=1+ r2 d2=2+ d3=1~ | pending applied pending applied applied | pending>counted pending>counted counted>replaced | 2
        a lower revision after a winner is stale    | r2 d1=2+ r1      | pending applied stale              | pending>counted                   | 2
        a stale one counts once its better is gone  | r2 d1=2+ r1 d2=1+ d3=2~ | pending applied stale applied applied | pending>counted counted>pending stale>counted | 1
        a pending one is stale under a higher winner| r1 r2 d1=2+      | pending pending applied            | pending>counted pending>stale     | 2
        a decision without revision: the highest    | r1 r2 d2+        | pending pending applied            | pending>counted pending>stale     | 2
        a decision without revision: not a later    | r1 r3 d2+        | pending pending applied            | pending>counted                   | 1
        a decision without revision: none yet       | r3 d2+           | pending applied                    | -                                 | -
        a decision without revision waits           | d2+ r2           | applied counted                    | -                                 | 2
        it moves on to a nearer revision            | r1 d2+ r2        | pending applied counted            | pending>counted counted>replaced  | 2
        and leaves the farther one undecided        | r1 d2+ r2 d3=2~  | pending applied counted applied    | pending>counted counted>replaced counted>pending replaced>pending | -
        the same decision is a duplicate            | r1 d1=1+ d1=1+   | pending applied duplicate          | pending>counted                   | 1
        another outcome under the same is refused   | r1 d1=1+ d1=1~   | pending applied rejected           | pending>counted                   | 1
        another revision under the same is refused  | r1 d1=1+ d1=2+   | pending applied rejected           | pending>counted                   | 1
        no revision under the same is refused       | r1 d1=1+ d1+     | pending applied rejected           | pending>counted                   | 1
        a pending revision again is a duplicate     | r1 r1            | pending duplicate                  | -                                 | -
        a pending one's other content is refused    | r1 r1'           | pending rejected                   | -                                 | -
        a losing one's other content is refused     | r1 r2 d1=2+ r1'  | pending pending applied rejected   | pending>counted pending>stale     | 2
        an undecided cancellation takes nothing back| r1 d1=1+ c2      | pending applied pending            | pending>counted                   | 1
        a granted cancellation takes back           | r1 d1=1+ c2 d2=2+| pending applied pending applied    | pending>counted pending>cancelled counted>replaced | -
        a refused cancellation takes nothing back   | r1 d1=1+ c2 d2=2!| pending applied pending applied    | pending>counted                   | 1
        a cancellation before its document          | c2 d2=2+ r1 d1=1+| pending applied stale applied      | pending>cancelled                 | -
        a granted cancellation annulled             | r1 d1=1+ c2 d2=2+ d3=2~ | pending applied pending applied applied | pending>counted pending>cancelled counted>replaced cancelled>pending replaced>counted | 1
        a later revision revives                    | c2 d2=2+ r3 d3=3+| pending applied pending applied    | pending>cancelled pending>counted cancelled>replaced | 3
        an excluded revision, released              | x1 d1=1+         | pending applied                    | pending>excluded                  | -
        an undecided excluded one is pending        | x1               | pending                            | -                                 | -
        an undecided excluded one displaces nothing | r1 d1=1+ x2      | pending applied pending            | pending>counted                   | 1
        a refused excluded one stays pending        | x1 d1=1!         | pending applied                    | -                                 | -
        a released excluded one displaces           | r1 d1=1+ x2 d2=2+| pending applied pending applied    | pending>counted pending>excluded counted>replaced | -
        an annulled excluded one stays excluded     | x1 d1=1+ d2=1~   | pending applied applied            | pending>excluded                  | -
        an annulled winner is replaced by the next  | r1 d1=1+ d2=1~ r2 d3=2+ | pending applied applied pending applied | pending>counted counted>pending pending>counted pending>replaced | 2
        also where the next came before it          | r2 r1 d1=1+ d2=1~ d3=2+ | pending pending applied applied applied | pending>counted counted>pending pending>counted pending>replaced | 2
        an annulled cancellation is replaced, too   | c1 d1=1+ d2=1~ r2 d3=2+ | pending applied applied pending applied | pending>cancelled cancelled>pending pending>counted pending>replaced | 2
        two annulled winners are replaced           | r1 d1=1+ d2=1~ r2 d3=2+ d4=2~ r5 d5=5+ | pending applied applied pending applied applied pending applied | pending>counted counted>pending pending>counted pending>replaced counted>pending replaced>pending pending>counted pending>replaced pending>replaced | 5
        a winner that lost its decision is replaced | r1 d2+ r2 d3=2~ r3 d4=3+ | pending applied counted applied pending applied | pending>counted counted>replaced counted>pending replaced>pending pending>counted pending>replaced pending>replaced | 3
        a summary, released                         | s1 d1=1+         | pending applied                    | pending>summary                   | -
        """)
    void shouldSettleWithDecisions(
            String why, String messages, String fates, @Nullable String moves, @Nullable Long winner) {
        shouldSettle(true, messages, fates, moves, winner);
    }

    @Test
    void shouldSubtractOnlyWhatChanged() {
        // Given
        DocumentState before = settled(MessageNotation.message("r1", false));
        Amounts earlier = MessageNotation.counted(1).get(0).amounts();
        Amounts later = MessageNotation.counted(2).get(0).amounts();

        // When
        Settlement settlement = Settle.settle(before, MessageNotation.message("r2", false), Samples.DAY);

        // Then
        assertThat(settlement.changes())
                .containsExactlyInAnyOrder(
                        Samples.contribution(MessageNotation.SHARED, later.minus(earlier)),
                        Samples.contribution(MessageNotation.own(1), MessageNotation.OWN.negated()),
                        Samples.contribution(MessageNotation.own(2), MessageNotation.OWN));
    }

    @Test
    void shouldChangeNothingIfARevisionRepeatsTheLinesOfTheWinner() {
        // Given
        DocumentState before = settled(MessageNotation.message("r1", false));
        Judged.JudgedRevision same = new Judged.JudgedRevision(
                MessageNotation.ID, 2, false, 77, Fate.COUNTED, Samples.DAY, MessageNotation.counted(1));

        // When
        Settlement settlement = Settle.settle(before, same, Samples.DAY);

        // Then
        assertThat(settlement.changes()).isEmpty();
        assertThat(settlement.fate()).isEqualTo(Fate.COUNTED);
        assertThat(settlement.moves()).containsExactly(new FateMove(1, Fate.COUNTED, Fate.REPLACED, Samples.DAY));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(nullValues = "-", textBlock = """
        d1=1+,                -
        r1,                   pending
        r1 d1=1~,             pending
        r1 d1=1+,             counted
        r1 d1=1+ r2,          counted
        r1 d1=1+ c2 d2=2+,    cancelled
        x1 d1=1+,             excluded
        x1 d1=1+ d2=1!,       pending
        x1 d1=1+ r2 d2=2+,    counted
        s1 d1=1+,             summary
        """)
    void shouldDetermineTheFateOfADocument(String messages, @Nullable String fate) {
        // When
        DocumentState state = settled(Arrays.stream(messages.split(" "))
                .map(word -> MessageNotation.message(word, true))
                .toArray(Judged[]::new));

        // Then
        assertThat(state.fate().map(Fate::code)).isEqualTo(Optional.ofNullable(fate));
    }

    @ParameterizedTest
    @CsvSource({
        "r1,r1',CONFLICTING_REVISION,revision",
        "d1=1+,d1=1~,CONFLICTING_DECISION,decision",
        "r1,c1,CONFLICTING_REVISION,revision"
    })
    void shouldLeaveNoTraceOfAConflict(String first, String second, Reason reason, String what) {
        // Given
        DocumentState before = settled(MessageNotation.message(first, true));

        // When
        Settlement settlement = Settle.settle(before, MessageNotation.message(second, true), Samples.DAY);

        // Then
        assertThat(settlement.after()).isSameAs(before);
        assertThat(settlement.isNews()).isFalse();
        assertThat(settlement.changes()).isEmpty();
        assertThat(settlement.moves()).isEmpty();
        assertThat(settlement.rejected())
                .isEqualTo(new Verdict.Rejected(reason, what + " 1 came before with other content"));
    }

    @ParameterizedTest
    @CsvSource({"r1,r1", "d1=1+,d1=1+"})
    void shouldLeaveNoTraceOfADuplicate(String first, String second) {
        // Given
        DocumentState before = settled(MessageNotation.message(first, true));

        // When
        Settlement settlement = Settle.settle(before, MessageNotation.message(second, true), Samples.DAY);

        // Then
        assertThat(settlement.fate()).isEqualTo(Fate.DUPLICATE);
        assertThat(settlement.after()).isSameAs(before);
        assertThat(settlement.isNews()).isFalse();
        assertThat(settlement.changes()).isEmpty();
        assertThat(settlement.moves()).isEmpty();
    }

    @Test
    void shouldKeepOnlyTheWinnerIfNoDecisionIsNeeded() {
        // Given
        DocumentState before = settled(MessageNotation.message("r1", false));

        // When
        DocumentState after = Settle.settle(before, MessageNotation.message("r2", false), Samples.DAY)
                .after();

        // Then
        assertThat(after.revisions()).singleElement().extracting("revision").isEqualTo(2L);
    }

    @Test
    void shouldSettleADocumentOfThousandsOfRevisionsAndDecisions() {
        // Given
        int many = 3_000;
        List<SettledRevision> revisions = new ArrayList<>();
        List<SettledDecision> decisions = new ArrayList<>();
        for (long number = 0; number < many; number++) {
            revisions.add(new SettledRevision(
                    number, true, number, Fate.COUNTED, Fate.PENDING, false, Samples.DAY, List.of()));
            decisions.add(new SettledDecision(number, null, Outcome.REFUSED));
        }
        DocumentState before = new DocumentState(revisions, decisions);

        // When
        Settlement settlement = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> Settle.settle(before, MessageNotation.message("d" + many + "+", true), Samples.DAY));

        // Then
        assertThat(settlement.after().winner()).get().extracting("revision").isEqualTo(many - 1L);
        assertThat(settlement.moves())
                .hasSize(many)
                .contains(
                        new FateMove(many - 1L, Fate.PENDING, Fate.COUNTED, Samples.DAY),
                        new FateMove(0, Fate.PENDING, Fate.STALE, Samples.DAY));
    }

    private static void shouldSettle(
            boolean needsDecision, String told, String fates, @Nullable String moves, @Nullable Long winner) {
        // Given
        DocumentState state = DocumentState.UNKNOWN;
        List<Fate> met = new ArrayList<>();
        List<String> moved = new ArrayList<>();
        Map<TotalKey, Amounts> totals = new HashMap<>();

        // When
        for (String word : told.split(" ", -1)) {
            Settlement settlement = Settle.settle(state, MessageNotation.message(word, needsDecision), Samples.DAY);
            assertThat(settlement.isNews())
                    .as(word)
                    .isEqualTo(!settlement.after().equals(state));
            assertThat(settlement.rejected() != null).as(word).isEqualTo(settlement.fate() == Fate.REJECTED);
            state = settlement.after();
            met.add(settlement.fate());
            settlement
                    .moves()
                    .forEach(move ->
                            moved.add(move.from().code() + '>' + move.to().code()));
            settlement.changes().forEach(change -> totals.merge(change.key(), change.amounts(), Amounts::plus));
        }
        totals.values().removeIf(Amounts::isZero);

        // Then
        assertThat(met).extracting(Fate::code).containsExactly(fates.split(" ", -1));
        assertThat(moved).containsExactlyInAnyOrder(moves == null ? new String[0] : moves.split(" ", -1));
        assertThat(totals).isEqualTo(winner == null ? Map.of() : totalsOf(winner));
    }

    private static Map<TotalKey, Amounts> totalsOf(long winner) {
        return MessageNotation.counted(winner).stream()
                .collect(Collectors.toMap(Contribution::key, Contribution::amounts));
    }

    private static DocumentState settled(Judged... messages) {
        return Arrays.stream(messages)
                .reduce(
                        DocumentState.UNKNOWN,
                        (state, next) -> Settle.settle(state, next, Samples.DAY).after(),
                        (a, b) -> b);
    }
}
