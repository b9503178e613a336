package io.landport.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.landport.format.feed.Feed;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.mapping.InputLayout;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects as the rows of a mapping: members are columns. Of a change of a table as Debezium writes it, with or without its schema, the
 * row after the change is taken. All of them are in memory.
 */
public final class JsonRows implements Format {
    private final Format rows;
    private final InputLayout layout;

    /**
     * @param rows the format of the rows as text
     * @param layout of that text
     */
    public JsonRows(Format rows, InputLayout layout) {
        this.rows = rows;
        this.layout = layout;
    }

    @Override
    public String name() {
        return rows.name();
    }

    @Override
    public String description() {
        return "JSON objects with the columns that a mapping file names";
    }

    @Override
    public Feed open(Input input) throws IOException {
        byte[] json = JsonValue.bytes(input);
        if (layout.positions().isPresent()) {
            throw new InvalidFileException(input, "is JSON, but the mapping has columns at fixed positions");
        }
        byte[] text = text(input, read(input, json)).getBytes(layout.encodings().get(0));
        return rows.open(Input.decompressed(input.givenName(), text));
    }

    private static List<Map<?, ?>> read(Input input, byte[] json) throws IOException {
        List<Map<?, ?>> read = new ArrayList<>();
        try (JsonParser in = JsonValue.FACTORY.createParser(json)) {
            while (in.nextToken() != null) {
                if (in.currentToken() != JsonToken.START_ARRAY && in.currentToken() != JsonToken.END_ARRAY) {
                    read.add(row(input, JsonValue.read(in)));
                }
            }
        } catch (JsonProcessingException | CharConversionException e) {
            throw new InvalidFileException(input, "is no JSON: " + e.getMessage());
        }
        return read;
    }

    private static Map<?, ?> row(Input input, @Nullable Object value) throws InvalidFileException {
        Object row = value;
        if (row instanceof Map<?, ?> envelope && envelope.get("payload") instanceof Map<?, ?> payload) {
            row = payload;
        }
        if (row instanceof Map<?, ?> change && change.containsKey("after") && change.containsKey("op")) {
            row = change.get("after");
        }
        if (row instanceof Map<?, ?> columns) {
            return columns;
        }
        throw new InvalidFileException(input, "has no row: a value is no JSON object, or a row was deleted");
    }

    private String text(Input input, List<Map<?, ?>> read) throws InvalidFileException {
        Set<String> columns = new LinkedHashSet<>(layout.columns());
        if (layout.hasHeader()) {
            read.forEach(row -> row.keySet().forEach(name -> columns.add(String.valueOf(name))));
        }
        StringBuilder text = new StringBuilder("\n".repeat(layout.skippedLines()));
        if (layout.hasHeader()) {
            text.append(line(input, columns));
        }
        for (Map<?, ?> row : read) {
            text.append(line(
                    input,
                    columns.stream()
                            .map(name -> Objects.toString(row.get(name), ""))
                            .toList()));
        }
        return text.toString();
    }

    private String line(Input input, Collection<String> cells) throws InvalidFileException {
        Character quote = layout.quote();
        String separator = String.valueOf(layout.separator());
        for (String cell : cells) {
            if (cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0) {
                throw new InvalidFileException(input, "has a line break in a column, where a row is one line");
            }
            if (quote == null && cell.contains(separator)) {
                throw new InvalidFileException(
                        input, "has the separator of the mapping in a column, and it has no quotes");
            }
        }
        return cells.stream()
                .map(cell -> quoted(cell, separator, quote))
                .collect(Collectors.joining(separator, "", "\n"));
    }

    private static String quoted(String cell, String separator, @Nullable Character quote) {
        String mark = String.valueOf(quote);
        return quote == null || (!cell.contains(separator) && !cell.contains(mark))
                ? cell
                : mark + cell.replace(mark, mark + mark) + mark;
    }
}
