package io.landport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

final class FormatLevelsTest {
    /** A format of two levels: a text, from level 2 on with its length before it. */
    private record Written(Headers headers, String value) {
        static Written by(FormatLevels levels, String text) {
            return new Written(levels.headers(), levels.written() == 1 ? text : text.length() + ":" + text);
        }

        String read(FormatLevels levels) {
            int level = levels.require(headers, () -> "parcels partition 3 offset 77");
            return level == 1 ? value : value.substring(value.indexOf(':') + 1);
        }
    }

    private final FormatLevels old = new FormatLevels(1, 1);

    @Test
    void shouldLetVersionsThatFollowEachOtherReadEachOtherAtTheLevelBefore() {
        // Given
        FormatLevels rolled = new FormatLevels(2, 1);

        // Then
        assertThat(Written.by(rolled, "steel").headers()).isEmpty();
        assertThat(Written.by(rolled, "steel").read(old)).isEqualTo("steel");
        assertThat(Written.by(old, "steel").read(rolled)).isEqualTo("steel");
    }

    @Test
    void shouldReadBothLevelsAfterTheLevelIsRaised() {
        // Given
        FormatLevels raised = new FormatLevels(2, 2);

        // Then
        assertThat(Written.by(old, "steel").read(raised)).isEqualTo("steel");
        assertThat(Written.by(raised, "steel").read(raised)).isEqualTo("steel");
        assertThat(Written.by(raised, "steel").read(new FormatLevels(2, 1))).isEqualTo("steel");
        assertThat(Written.by(raised, "steel").read(new FormatLevels(3, 2))).isEqualTo("steel");
    }

    @Test
    void shouldRefuseALaterLevelByName() {
        assertThatThrownBy(() -> Written.by(new FormatLevels(2, 2), "steel").read(old))
                .isInstanceOf(UnsupportedLevelException.class)
                .hasMessage("parcels partition 3 offset 77 has format level 2, and Landport 0.1.0 reads level 1:"
                        + " run a later version");
    }

    @Test
    void shouldRefuseALevelTwoBelowByName() {
        assertThatThrownBy(() -> Written.by(old, "steel").read(new FormatLevels(3, 3)))
                .isInstanceOf(UnsupportedLevelException.class)
                .hasMessage(
                        "parcels partition 3 offset 77 has format level 1, and Landport 0.1.0 reads levels 2 and 3:"
                                + " run the version in between first, and with it 'landport levels --raise' and 'landport rebuild'");
    }

    @Test
    void shouldNotWriteWhatItDoesNotRead() {
        assertThatThrownBy(() -> new FormatLevels(2, 3)).isInstanceOf(UnsupportedLevelException.class);
        assertThatThrownBy(() -> FormatLevels.writing(FormatLevels.CURRENT + 1))
                .hasMessageStartingWith("the installation has format level");
        assertThatCode(() -> FormatLevels.writing(FormatLevels.CURRENT)).doesNotThrowAnyException();
    }

    @Test
    void shouldIgnoreOtherHeaders() {
        // Given
        Headers headers = new RecordHeaders().add(FilePlace.HEADER, new FilePlace("a.csv", 1).header());

        // Then
        assertThat(old.require(headers, () -> "")).isEqualTo(FormatLevels.FIRST);
    }
}
