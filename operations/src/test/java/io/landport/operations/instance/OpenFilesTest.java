package io.landport.operations.instance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.installation.CommandException;
import org.junit.jupiter.api.Test;

final class OpenFilesTest {

    @Test
    void shouldAcceptTheLimitOfThisMachine() {
        // When
        OpenFiles.require();
        OpenFiles.require(1_024);
    }

    @Test
    void shouldNameALimitThatIsTooLow() {
        // When
        assertThatThrownBy(() -> OpenFiles.require(1_023))

                // Then
                .isInstanceOf(CommandException.class)
                .hasMessageContainingAll("1,023 files", "1,024", "ulimit -n");
    }
}
