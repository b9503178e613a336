package io.landport.operations.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two formats of a backup's files. */
final class BackupFilesTest {
    private static final Manifest MANIFEST = new Manifest(
            Instant.EPOCH, "", 3, false, List.of(new Manifest.Entry("topics/generations.v1-0.gz", 2, "0a".repeat(32))));

    @Test
    void shouldKeepARecordAsItIs() throws IOException {
        // Given
        SavedRecord none = new SavedRecord(7, -1, null, null, List.of());
        SavedRecord all = new SavedRecord(
                8,
                1_600_000_000_000L,
                new byte[0],
                new byte[] {1},
                List.of(new RecordHeader("a", new byte[] {2}), new RecordHeader("a", (byte[]) null)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        // When
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            none.write(out);
            all.write(out);
        }

        // Then
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(SavedRecord.read(in)).usingRecursiveComparison().isEqualTo(none);
            assertThat(SavedRecord.read(in)).usingRecursiveComparison().isEqualTo(all);
        }
    }

    @Test
    void shouldReadTheManifestThatItWrites() {
        // Then
        assertThat(Manifest.parse(MANIFEST.text())).isEqualTo(MANIFEST);
    }

    @Test
    void shouldRefuseAnyChangeOfTheManifest() {
        // Given
        String text = MANIFEST.text();

        // Then
        for (int position = 0; position < text.length(); position++) {
            String changed = text.substring(0, position) + '#' + text.substring(position + 1);
            assertThatThrownBy(() -> Manifest.parse(changed))
                    .as("position %d", position)
                    .isInstanceOf(IllegalArgumentException.class);
            String cut = text.substring(0, position);
            assertThatThrownBy(() -> Manifest.parse(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../other", "/etc/passwd", "topics/../../other", "topics/", "other/a", "store/a/b"})
    void shouldRefuseFilesOutsideTheBackup(String name) {
        // Then
        assertThatThrownBy(() -> new Manifest.Entry(name, 1, "0a".repeat(32)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }
}
