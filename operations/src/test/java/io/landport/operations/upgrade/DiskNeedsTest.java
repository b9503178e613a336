package io.landport.operations.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.installation.CommandException;
import io.landport.kafka.admin.LogDisk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskNeedsTest {
    private static final long GIB = 1L << 30;

    @TempDir
    private Path data;

    @Test
    void shouldRefuseADiskOnWhichASecondGenerationDoesNotFit() {
        // Given
        LogDisk small = new LogDisk(2, "/kafka", Map.of("totals", 4 * GIB, "state", GIB), OptionalLong.of(4 * GIB));
        LogDisk large = new LogDisk(3, "/kafka", Map.of("totals", 4 * GIB, "state", GIB), OptionalLong.of(5 * GIB));

        // Then
        assertThatThrownBy(() -> new DiskNeeds(List.of(small, large), 0, data, GIB).require(line -> {}))
                .isInstanceOf(CommandException.class)
                .hasMessage(
                        "too little disk space for two generations: broker 2, /kafka has 4096 MiB free and needs 5120 MiB."
                                + " Free space, or run the command on another data folder. Nothing has been changed");
    }

    @Test
    void shouldRefuseADataFolderThatIsTooSmallForTheState() {
        assertThatThrownBy(() -> new DiskNeeds(List.of(), Long.MAX_VALUE / 2, data, 0).require(line -> {}))
                .hasMessageContaining("the data folder " + data + " has ");
    }

    @Test
    void shouldSayWhatIsNotChecked() {
        // Given
        List<String> printed = new ArrayList<>();
        LogDisk unknown = new LogDisk(1, "/kafka", Map.of("totals", GIB), OptionalLong.empty());

        // When
        new DiskNeeds(List.of(unknown), 0, data, 2 * GIB).require(printed::add);
        new DiskNeeds(List.of(), 0, data, 0).require(printed::add);

        // Then
        assertThat(printed)
                .containsExactly(
                        "broker 1 does not say how much of /kafka is free; needed: 1024 MiB",
                        "the store will need about 2048 MiB more on the disk of PostgreSQL, which is not checked",
                        "the disks of the brokers are not checked: Kafka grants this command no DESCRIBE on the cluster",
                        "the store will need about 0 MiB more on the disk of PostgreSQL, which is not checked");
    }
}
