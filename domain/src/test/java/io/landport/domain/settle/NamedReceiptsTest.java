package io.landport.domain.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Samples;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Origin;
import io.landport.domain.receipt.Receipt;
import io.landport.domain.receipt.Receipts;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which revision's last receipt says that two summaries name the list, in the {@link MessageNotation}. */
class NamedReceiptsTest {
    private static final int SUMMARIES = 2;

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        a winner is named                        | false | r1                                 | 1:2
        another winner is named instead          | false | r1 r2                              | 1:0 2:2
        an excluded one is no longer named       | false | x1 r2                              | 1:0 2:2
        one that is released is named            | true  | r1 d1=1+                           | 1:2
        one that is pending is not               | true  | r1 d1=1+ r2                        | 1:2 2:0
        an excluded one loses to one released    | true  | x1 d1=1+ r2 d2=2+                  | 1:0 2:2
        an excluded one is annulled              | true  | x1 d1=1+ d2=1~                     | 1:0
        an excluded one wins again               | true  | x1 d1=1+ r2 d2=2+ d3=2~            | 1:2 2:0
        an excluded one is released again        | true  | r1 d1=1+ x2 d2=2+ d3=2~ d4=2+      | 1:0 2:2
        """)
    void shouldNameTheWinner(String why, boolean needsDecision, String messages, String named) {
        // Given
        DocumentState state = DocumentState.UNKNOWN;
        SortedMap<Long, Long> summaries = new TreeMap<>();

        // When
        for (String word : messages.split(" ", -1)) {
            Judged message = MessageNotation.message(word, needsDecision);
            Settlement settlement = Settle.settle(state, message, Samples.DAY);
            for (Receipt receipt : Receipts.of(
                    message,
                    state,
                    settlement,
                    new Origin.TopicRecord("ecommerce.documents.v1", 0, 1),
                    Samples.DAY,
                    Instant.EPOCH,
                    List.of(),
                    SUMMARIES)) {
                summaries.put(receipt.revision(), receipt.summaries());
            }
            state = settlement.after();
        }

        // Then
        assertThat(summaries.entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(named);
    }
}
