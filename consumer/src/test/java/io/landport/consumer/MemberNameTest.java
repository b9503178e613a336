package io.landport.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberNameTest {
    @TempDir
    private Path folder;

    @Test
    void shouldStayTheSameInAFolder() {
        assertThat(kept(folder)).hasSize(36).isEqualTo(kept(folder));
    }

    @Test
    void shouldDifferBetweenFolders() {
        assertThat(kept(folder.resolve("one"))).isNotEqualTo(kept(folder.resolve("another")));
    }

    @Test
    void shouldHaveOneOwnerAtATime() {
        // Given
        try (MemberName first = MemberName.in(folder).orElseThrow()) {
            // When
            Optional<MemberName> second = MemberName.in(folder);

            // Then
            assertThat(second).isEmpty();
            assertThat(first.name()).isNotBlank();
        }
        assertThat(MemberName.in(folder)).hasValueSatisfying(MemberName::close);
    }

    @Test
    void shouldReplaceAFileThatAPowerFailureEmptied() throws IOException {
        // Given
        Files.createFile(folder.resolve("member-id"));

        // Then
        assertThat(kept(folder)).hasSize(36).isEqualTo(kept(folder));
    }

    @Test
    void shouldDoWithoutAFolderThatCannotBeUsed() throws IOException {
        // Given
        Files.createFile(folder.resolve("consumer"));

        // Then
        assertThat(MemberName.in(folder.resolve("consumer"))).isEmpty();
    }

    private static String kept(Path folder) {
        try (MemberName member = MemberName.in(folder).orElseThrow()) {
            return member.name();
        }
    }
}
