package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.reference.ReferenceReader;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.Settle;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

final class StateSerdesTest {
    @Test
    void shouldReadBackADocumentOfManyTotalsAndDecisions() {
        // Given
        var id = Samples.china("c");
        var lines = Samples.chineseImport(
                id, 3, Samples.line("44", "10.0001", "0.001"), Samples.lineWithoutWeight("84", "99999999999999"));
        Judged judged = new Judge(ReferenceReader.bundled())
                .judge(lines, id.channel(), id.key(), Samples.DAY)
                .accepted()
                .orElseThrow();
        DocumentState state = DocumentState.UNKNOWN;
        for (Judged message : List.of(
                judged,
                new Judged.Decision(id, 4, 3L, Outcome.RELEASED),
                new Judged.Decision(id, 5, null, Outcome.ANNULLED))) {
            state = Settle.settle(state, message, Samples.DAY).after();
        }

        // Then
        assertThat(roundTrip(StateSerdes.documentState(), state)).isEqualTo(state);
    }

    @Test
    void shouldReadBackOriginsBeyondALong() {
        // Given
        TreeMap<Integer, Amounts> amounts = new TreeMap<>();
        amounts.put(0, new Amounts(-3, 0, new Int128(7, -1), Int128.of(-5)));
        amounts.put(11, new Amounts(1, 1, Int128.of(Long.MIN_VALUE), Int128.ZERO));

        // Then
        assertThat(roundTrip(StateSerdes.origins(), new Origins(amounts))).isEqualTo(new Origins(amounts));
    }

    private static <T> T roundTrip(Serde<T> serde, T value) {
        return serde.deserializer().deserialize("t", serde.serializer().serialize("t", value));
    }
}
