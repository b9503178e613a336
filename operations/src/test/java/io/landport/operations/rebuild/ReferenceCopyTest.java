package io.landport.operations.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.reference.Reference;
import io.landport.reference.ReferenceFolder;
import io.landport.reference.ReferenceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceCopyTest {
    @TempDir
    private Path folder;

    private ReferenceFolder given;
    private Path kept;

    @BeforeEach
    void copyTheBundledFolder() throws IOException {
        given = ReferenceFolder.in(Files.createDirectories(folder.resolve("given")));
        kept = folder.resolve("data").resolve("reference").resolve("digest");
        ReferenceCopy.make(given.path(), kept);
    }

    @Test
    void shouldKeepWhatWasEditedSinceThoughVerdictsAreTheSame() throws IOException {
        // Given
        given.append("calendar.csv", "CN,,holiday,2028-01-01,2028-01-01,,New Year");
        Reference edited = ReferenceReader.of(given.path());

        // When
        ReferenceCopy.make(given.path(), kept);

        // Then
        Reference copy = ReferenceReader.of(kept);
        assertThat(copy.dimensions().digest()).isEqualTo(edited.dimensions().digest());
        assertThat(copy.digest()).isEqualTo(edited.digest());
        try (Stream<Path> beside = Files.list(kept.getParent())) {
            assertThat(beside).containsExactly(kept);
        }
    }

    @Test
    void shouldLeaveAFolderAloneThatIsItsOwnCopy() {
        // When
        ReferenceCopy.make(kept, kept);

        // Then
        assertThat(ReferenceReader.of(kept).version()).isEqualTo("2026.11.1");
    }
}
