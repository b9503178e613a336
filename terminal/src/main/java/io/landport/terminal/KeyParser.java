package io.landport.terminal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the keys in what a terminal sends. A character may be divided between two reads; a sequence of a special key is not. */
final class KeyParser {
    private static final int ESCAPE = '\u001b';
    private static final int DELETE = 0x7f;
    private static final int BACKSPACE = 8;

    /** CSI or SS3 with its parameters and the final byte. */
    private static final Pattern SEQUENCE = Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|O[@-~])");

    private static final Map<String, Keystroke.Kind> SPECIAL = Map.of(
            "\u001b[A", Keystroke.Kind.UP,
            "\u001bOA", Keystroke.Kind.UP,
            "\u001b[B", Keystroke.Kind.DOWN,
            "\u001bOB", Keystroke.Kind.DOWN,
            "\u001b[5~", Keystroke.Kind.PAGE_UP,
            "\u001b[6~", Keystroke.Kind.PAGE_DOWN);

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    private ByteBuffer rest = ByteBuffer.allocate(0);

    /** The keys in the bytes that were read next. Unknown sequences and control characters are no keys. */
    List<Keystroke> parse(byte[] bytes, int length) {
        ByteBuffer in = ByteBuffer.allocate(rest.remaining() + length)
                .put(rest)
                .put(bytes, 0, length)
                .flip();
        CharBuffer text = CharBuffer.allocate(in.remaining() + 1);
        decoder.decode(in, text, false);
        rest = in;
        return keys(text.flip().toString());
    }

    private static List<Keystroke> keys(String text) {
        List<Keystroke> keys = new ArrayList<>();
        Matcher sequence = SEQUENCE.matcher(text);
        for (int index = 0; index < text.length(); ) {
            int point = text.codePointAt(index);
            if (point == ESCAPE && sequence.region(index, text.length()).lookingAt()) {
                Keystroke.Kind special = SPECIAL.get(sequence.group());
                if (special != null) {
                    keys.add(Keystroke.of(special));
                }
                index = sequence.end();
            } else {
                add(point, keys);
                index += Character.charCount(point);
            }
        }
        return keys;
    }

    private static void add(int point, List<Keystroke> keys) {
        switch (point) {
            case ESCAPE -> keys.add(Keystroke.of(Keystroke.Kind.ESCAPE));
            case '\r', '\n' -> keys.add(Keystroke.of(Keystroke.Kind.ENTER));
            case '\t' -> keys.add(Keystroke.of(Keystroke.Kind.TAB));
            case DELETE, BACKSPACE -> keys.add(Keystroke.of(Keystroke.Kind.BACKSPACE));
            default -> {
                if (!Character.isISOControl(point)) {
                    keys.add(Keystroke.of(point));
                }
            }
        }
    }
}
