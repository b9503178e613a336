package io.landport.streams.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The records of the internal topics. Their format must not change, because a task may read them after an upgrade. */
final class SettledTest {
    private static final SettledCodecs CODECS = SettledCodecs.of(new Topics(""), new Wire(new BundledSchemas()));
    private static final DocumentId LIST = new DocumentId(Channel.E_COMMERCE, "cn-ecommerce", "L-1");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, Integer.MAX_VALUE})
    void shouldKeyAParcelByThePartitionThatItIsFor(int partition) {
        // When
        byte[] key = new Settled.TotalsChanged(partition, new byte[] {1}).key();

        // Then
        assertThat(Settled.TotalsChanged.partition(key)).isEqualTo(partition);
        assertThat(key).isEqualTo(new IntegerSerializer().serialize("by-series", partition));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void shouldReadBackANaming(int difference) {
        // Given
        Settled.Naming naming = new Settled.Naming(LIST, difference);

        // Then
        assertThat(Settled.Naming.of(naming.value(CODECS))).isEqualTo(naming);
        assertThat(naming.key()).isEqualTo(new StringSerializer().serialize("by-list", LIST.key()));
    }
}
