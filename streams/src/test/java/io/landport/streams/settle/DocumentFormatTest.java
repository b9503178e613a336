package io.landport.streams.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.total.Series;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A state is read as it was written, also by a task that was restored. */
final class DocumentFormatTest {
    private static final int STATES = 2_000;

    private final RandomStates random = new RandomStates(Seed.random("DocumentFormatTest"));
    private final NameNumbers numbers = new NameNumbers(key -> 0);
    private final DocumentFormat format = new DocumentFormat(numbers);

    @Test
    void shouldReadStatesAsWritten() {
        for (int i = 0; i < STATES; i++) {
            DocumentState state = random.state();

            assertThat(read(format, written(state))).isEqualTo(state);
        }
    }

    @Test
    void shouldReadStatesWithRestoredNumbers() {
        // Given
        List<DocumentState> states = new ArrayList<>();
        List<byte[]> written = new ArrayList<>();
        for (int i = 0; i < STATES; i++) {
            states.add(random.state());
            written.add(written(states.get(i)));
        }

        // When
        DocumentFormat restored = new DocumentFormat(restored(numbers));

        // Then
        for (int i = 0; i < STATES; i++) {
            assertThat(read(restored, written.get(i))).isEqualTo(states.get(i));
        }
    }

    private static NameNumbers restored(NameNumbers from) {
        List<Series> series = new ArrayList<>();
        List<String> units = new ArrayList<>();
        from.visitNew(new NameNumbers.NewNameVisitor() {
            @Override
            public void series(int number, Series of) {
                assertThat(number).isEqualTo(series.size());
                series.add(of);
            }

            @Override
            public void unit(int number, String name) {
                assertThat(number).isEqualTo(units.size());
                units.add(name);
            }
        });
        NameNumbers restored = new NameNumbers(key -> 0);
        restored.restore(series, units);
        return restored;
    }

    private byte[] written(DocumentState state) {
        PackedWriter out = new PackedWriter();
        format.write(state, out);
        return out.copy();
    }

    private static DocumentState read(DocumentFormat format, byte[] bytes) {
        return format.read(new PackedReader().over(bytes, 0, bytes.length));
    }
}
