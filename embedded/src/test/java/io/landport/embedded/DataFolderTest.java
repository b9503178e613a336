package io.landport.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DataFolderTest {

    @TempDir
    private Path temporary;

    @Test
    void shouldRefuseAFolderThatIsTaken() {
        // Given
        Path path = temporary.resolve("new/data");
        try (DataFolder first = DataFolder.lock(path)) {

            // When
            assertThatThrownBy(() -> DataFolder.lock(path).close())

                    // Then
                    .isInstanceOf(DataFolderInUseException.class)
                    .hasMessageContainingAll(
                            first.path().toString(),
                            "process " + ProcessHandle.current().pid(),
                            "--data");
        }
    }

    @Test
    void shouldRefuseAFolderThatAnotherProcessHas() {
        // Given
        try (Holder holder = Holder.start(FolderHolder.class, temporary)) {

            // When
            assertThatThrownBy(() -> DataFolder.lock(temporary).close())

                    // Then
                    .isInstanceOf(DataFolderInUseException.class)
                    .hasMessageContaining("process " + holder.line());
        }
    }

    @Test
    void shouldBeFreeOnceItsProcessIsKilled() throws IOException {
        // Given
        try (Holder holder = Holder.start(FolderHolder.class, temporary)) {
            holder.kill();
        }

        // When
        try (DataFolder folder = DataFolder.lock(temporary)) {

            // Then
            assertThat(folder.path()).isEqualTo(temporary.toRealPath());
        }
    }

    @Test
    void shouldRefuseACopyOfAFolderInUse() throws IOException {
        // Given
        Path original = temporary.resolve("data");
        Path copy = temporary.resolve("copy");
        try (DataFolder inUse = DataFolder.lock(original)) {
            copy(inUse.path(), copy);
        }

        // When
        assertThatThrownBy(() -> DataFolder.lock(copy).close())

                // Then
                .isInstanceOf(ServerStartException.class)
                .hasMessageContainingAll(copy.toString(), "landport backup", "delete " + copy.resolve("landport.lock"));
    }

    @Test
    void shouldAcceptACopyOfAFolderThatWasClosed() throws IOException {
        // Given
        Path original = temporary.resolve("data");
        Path copy = temporary.resolve("copy");
        DataFolder.lock(original).close();
        copy(original, copy);

        // When
        try (DataFolder folder = DataFolder.lock(copy)) {

            // Then
            assertThat(folder.path()).isEqualTo(copy.toRealPath());
        }
    }

    @Test
    void shouldNameTheFolderThatCannotBeMade() throws IOException {
        // Given
        Path file = Files.createFile(temporary.resolve("file"));

        // When
        assertThatThrownBy(() -> DataFolder.lock(file.resolve("data")).close())

                // Then
                .isInstanceOf(ServerStartException.class)
                .hasMessageContainingAll(file.resolve("data").toString(), "--data");
    }

    @Test
    void shouldWriteNothingToAFolderOfAnotherUser() throws IOException {
        // Given
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Path folder = Files.createDirectory(temporary.resolve("of-another"));
        Files.setOwner(
                folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

        // When
        assertThatThrownBy(() -> DataFolder.lock(folder).close())

                // Then
                .isInstanceOf(ServerStartException.class)
                .hasMessageContainingAll(folder.toString(), "nobody", "--data");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldBeOfItsOwnerAlone() throws IOException {
        // Given
        Path existing = Files.createDirectory(temporary.resolve("existing"));
        Files.setPosixFilePermissions(existing, PosixFilePermissions.fromString("rwxrwxrwx"));

        // When
        DataFolder.lock(existing).close();
        DataFolder.lock(temporary.resolve("new")).close();

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(existing)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve("new"))))
                .isEqualTo("rwx------");
    }

    /** PostgreSQL's programs would run what is in it. */
    @ParameterizedTest
    @ValueSource(strings = {"$(touch executed)", "`touch executed`", "a\"b", "a\\b", "a\nb"})
    void shouldRefuseAPathThatAShellWouldExpand(String name) {
        // When
        assertThatThrownBy(() -> DataFolder.lock(temporary.resolve(name)).close())

                // Then
                .isInstanceOf(ServerStartException.class)
                .hasMessageContainingAll("because its path contains", "--data");
        assertThat(temporary).isEmptyDirectory();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        Files.copy(from.resolve("landport.lock"), to.resolve("landport.lock"));
    }
}
