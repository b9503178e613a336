package io.landport.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldSayThatTheDiskOfTheFolderIsFull() {
        // When
        String message = DiskSpace.explained("Kafka did not start", folder, (3 << 20) + 1);
        // Then
        assertThat(message)
                .isEqualTo("the disk of the data folder " + folder
                        + " is full (3 MB left): free space and start again, committed data is not lost."
                        + " Cause: Kafka did not start");
    }

    @Test
    void shouldNotBlameADiskWithSpace() {
        // When
        String message = DiskSpace.explained("Kafka did not start", folder, 16 << 20);
        // Then
        assertThat(message).isEqualTo("Kafka did not start");
    }

    @Test
    void shouldNotBlameADiskThatIsUnknown() {
        // When
        String message = DiskSpace.explained("Kafka did not start", folder.resolve("missing"));
        // Then
        assertThat(message).isEqualTo("Kafka did not start");
    }

    @Test
    void shouldEndTheProcessWithTheExitCodeOfTheBroker() {
        // Given
        List<Integer> ended = new ArrayList<>();
        BrokerEnd end = new BrokerEnd(folder, ended::add);
        // When
        end.execute(3, null);
        // Then
        assertThat(ended).containsExactly(3);
        assertThat(end.reason(null)).isEqualTo("fatal error of the broker, see above");
    }
}
