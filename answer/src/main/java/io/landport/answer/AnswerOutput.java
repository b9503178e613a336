package io.landport.answer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where an answer is written to. It stays open. */
public final class AnswerOutput {
    private final Writer characters;
    private final Optional<OutputStream> bytes;

    private AnswerOutput(Writer characters, Optional<OutputStream> bytes) {
        this.characters = characters;
        this.bytes = bytes;
    }

    /** An output for formats of text only, such as a terminal. */
    public static AnswerOutput of(Writer characters) {
        return new AnswerOutput(characters, Optional.empty());
    }

    /** An output for all formats. Text is written as UTF-8. */
    public static AnswerOutput of(OutputStream bytes) {
        return new AnswerOutput(
                new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8)), Optional.of(bytes));
    }

    /** Begins with a byte order mark, by which spreadsheets recognize UTF-8. */
    public AnswerOutput withByteOrderMark() throws IOException {
        characters.write('\ufeff');
        return this;
    }

    /** Sends everything on that is buffered. */
    public void flush() throws IOException {
        characters.flush();
    }

    Writer characters() {
        return characters;
    }

    /** The bytes, which writers of files may close. */
    OutputStream bytes() {
        return new StayingOpen(bytes.orElseThrow(() -> new AnswerFormatException(new OptionProblem("this format is not text"))));
    }
}
