package io.landport.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeyParserTest {
    private final KeyParser parser = new KeyParser();

    @Test
    void shouldFindCharactersAndSpecialKeys() {
        // When
        List<Keystroke> keys = parse("a\u001b[A\u001bOB\u001b[5~\u001b[6~\r\t\u007f\u001b");

        // Then
        assertThat(keys)
                .containsExactly(
                        Keystroke.of('a'),
                        Keystroke.of(Keystroke.Kind.UP),
                        Keystroke.of(Keystroke.Kind.DOWN),
                        Keystroke.of(Keystroke.Kind.PAGE_UP),
                        Keystroke.of(Keystroke.Kind.PAGE_DOWN),
                        Keystroke.of(Keystroke.Kind.ENTER),
                        Keystroke.of(Keystroke.Kind.TAB),
                        Keystroke.of(Keystroke.Kind.BACKSPACE),
                        Keystroke.of(Keystroke.Kind.ESCAPE));
    }

    /** The digits of an unknown sequence must not choose a view, nor its letter quit. */
    @Test
    void shouldIgnoreUnknownSequencesAndControlCharacters() {
        // Then
        assertThat(parse("\u001b[1;5Cx\u001b[24;80R\u001bOQ\u0001\u0000y"))
                .containsExactly(Keystroke.of('x'), Keystroke.of('y'));
    }

    @Test
    void shouldPutDividedCharactersTogether() {
        // Given
        byte[] bytes = "\u9ed1\ud83d\ude82".getBytes(StandardCharsets.UTF_8);
        List<Keystroke> keys = new ArrayList<>();

        // When
        for (byte single : bytes) {
            keys.addAll(parser.parse(new byte[] {single}, 1));
        }

        // Then
        assertThat(keys).containsExactly(Keystroke.of(0x9ed1), Keystroke.of(0x1f682));
    }

    @Test
    void shouldSurviveBytesThatAreNoText() {
        // When
        byte[] bytes = {'a', (byte) 0xff, (byte) 0xc3, 'b'};
        List<Keystroke> keys = parser.parse(Arrays.copyOf(bytes, 9), bytes.length);

        // Then
        assertThat(keys).startsWith(Keystroke.of('a')).endsWith(Keystroke.of('b'));
    }

    private List<Keystroke> parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, bytes.length);
    }
}
