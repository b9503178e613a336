package io.landport.answer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/** Where an answer is written to. It stays open. */
public final class AnswerOutput {
    private final Writer characters;
    private final Optional<OutputStream> bytes;
    private final OptionalInt columns;

    private AnswerOutput(Writer characters, Optional<OutputStream> bytes, OptionalInt columns) {
        this.characters = characters;
        this.bytes = bytes;
        this.columns = columns;
    }

    /** An output for formats of text only. */
    public static AnswerOutput of(Writer characters) {
        return of(characters, OptionalInt.empty());
    }

    /**
     * The same.
     *
     * @param columns of the terminal, if it is one
     */
    public static AnswerOutput of(Writer characters, OptionalInt columns) {
        return new AnswerOutput(characters, Optional.empty(), columns);
    }

    /** An output for all formats. Text is written as UTF-8. */
    public static AnswerOutput of(OutputStream bytes) {
        return new AnswerOutput(
                new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8)),
                Optional.of(bytes),
                OptionalInt.empty());
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

    OptionalInt columns() {
        return columns;
    }

    Writer characters() {
        return characters;
    }

    /** The bytes, which writers of files may close. */
    OutputStream bytes() {
        return new StayingOpen(
                bytes.orElseThrow(() -> new AnswerFormatException(new OptionProblem("this format is not text"))));
    }
}
