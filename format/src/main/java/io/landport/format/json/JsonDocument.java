package io.landport.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.DocumentFields;
import io.landport.format.feed.Field;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.MessageKind;
import io.landport.format.feed.OriginalAmounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One JSON document, read token by token without building a tree; numbers are parsed after their length was checked. The
 * fields that were read before an error remain available.
 */
final class JsonDocument {
    private static final String NUMBER = "number";
    private static final String LINES = "lines";
    private static final String SUMMARISES = "summarises";
    private static final String REFERENCES = "references";
    private static final String SCHEME = "scheme";
    private static final String ID = "id";

    private static final Map<String, Field> IDENTITY = Map.of(
            "channel", Field.CHANNEL,
            "source", Field.SOURCE,
            "documentId", Field.DOCUMENT_ID);
    private static final Map<String, Field> HEADER = members(field -> !field.isOfLine()
            && field != Field.SUMMARISES
            && MessageKind.REVISION.allows(field)
            && !MessageKind.CANCELLATION.allows(field));
    private static final Map<String, Field> LINE = members(Field::isOfLine);
    private static final Map<String, Field> CANCELLATION = Map.of(NUMBER, Field.REVISION);
    private static final Map<String, Field> DECISION =
            Map.of(NUMBER, Field.NUMBER, "revision", Field.REVISION, "outcome", Field.OUTCOME);

    private final JsonParser parser;
    private final DocumentFields fields = new DocumentFields(this::name);
    private final DocumentFields lineFields = new DocumentFields(Field::member);
    private final List<String> summarises = new ArrayList<>();
    private final OriginalAmounts amounts = new OriginalAmounts();
    private @Nullable List<Line> lines;
    private final Set<MessageKind> kinds = EnumSet.noneOf(MessageKind.class);
    private @Nullable MessageKind kind;
    private boolean hasSummarises;

    JsonDocument(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads the document.
     *
     * @throws InvalidRowException if it is JSON but not a document
     * @throws IOException if it is not JSON
     */
    TradeDocument read() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new InvalidRowException(Reason.MALFORMED_ROW, "the line is not a JSON object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Optional<MessageKind> named = MessageKind.ofCode(name);
            parser.nextToken();
            if (named.isPresent()) {
                readKind(named.get());
            } else if (REFERENCES.equals(name)) {
                readReferences();
            } else {
                readMember(IDENTITY, name, fields);
            }
        }
        if (parser.nextToken() != null) {
            throw new InvalidRowException(Reason.MALFORMED_ROW, "more follows the document on its line");
        }
        return document();
    }

    OriginalAmounts amounts() {
        return amounts;
    }

    Optional<DocumentId> knownId() {
        return fields.knownId();
    }

    List<DocumentReference> knownReferences() {
        return fields.knownReferences();
    }

    @Nullable
    Long knownRevision() {
        return kind == MessageKind.DECISION ? null : fields.knownRevision();
    }

    private static Map<String, Field> members(Predicate<Field> isMember) {
        return Arrays.stream(Field.values())
                .filter(isMember)
                .collect(Collectors.toUnmodifiableMap(Field::member, Function.identity()));
    }

    private TradeDocument document() {
        if (kind == null) {
            throw new InvalidRowException(
                    Reason.MISSING_FIELD, "one of revision, cancellation and decision is missing");
        }
        requireNumber(kind);
        if (kind == MessageKind.REVISION && lines == null) {
            throw InvalidRowException.missing(LINES);
        }
        TradeDocument document = kind.document(fields, lines == null ? List.of() : lines, summarises);
        amounts.keep(null, fields);
        return document;
    }

    /** The name of a field; with its kind if several kinds of documents have it. */
    private String name(Field field) {
        return switch (field) {
            case REVISION ->
                kind == null ? field.member() : kind.code() + (kind == MessageKind.DECISION ? "/revision" : "/number");
            case NUMBER, OUTCOME -> MessageKind.DECISION.code() + '/' + field.member();
            default -> field.member();
        };
    }

    private void requireNumber(MessageKind known) {
        if (!fields.has(known == MessageKind.DECISION ? Field.NUMBER : Field.REVISION)) {
            throw InvalidRowException.missing(known.code() + "/number");
        }
    }

    private void readKind(MessageKind named) throws IOException {
        if (!kinds.add(named)) {
            throw twice(named.code());
        }
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (kind != null) {
            throw new InvalidRowException(
                    Reason.MALFORMED_ROW, "a document has only one of revision, cancellation and decision");
        }
        kind = named;
        requireToken(JsonToken.START_OBJECT, named.code(), "an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            readField(named, name);
        }
    }

    private void readField(MessageKind named, String name) throws IOException {
        switch (named) {
            case REVISION -> readOfRevision(name);
            case CANCELLATION -> readMember(CANCELLATION, name, fields);
            case DECISION -> readMember(DECISION, name, fields);
        }
    }

    private void readOfRevision(String name) throws IOException {
        switch (name) {
            case LINES -> readLines();
            case SUMMARISES -> readSummarises();
            case NUMBER -> readMember(CANCELLATION, name, fields);
            default -> readMember(HEADER, name, fields);
        }
    }

    private void readLines() throws IOException {
        requireToken(JsonToken.START_ARRAY, LINES, "an array");
        if (lines != null) {
            throw twice(LINES);
        }
        lines = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            lines.add(readLine(lines.size() + 1));
        }
    }

    private Line readLine(int number) throws IOException {
        try {
            requireToken(JsonToken.START_OBJECT, LINES, "an array of objects");
            lineFields.clear();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                readMember(LINE, name, lineFields);
            }
            Line line = lineFields.line();
            amounts.keep(number, lineFields);
            return line;
        } catch (InvalidRowException e) {
            throw e.inLine(number);
        }
    }

    private void readSummarises() throws IOException {
        if (hasSummarises) {
            throw twice(SUMMARISES);
        }
        hasSummarises = true;
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        summarises.addAll(texts(SUMMARISES));
    }

    private void readReferences() throws IOException {
        if (!fields.note(Field.REFERENCES)) {
            throw twice(REFERENCES);
        }
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        requireToken(JsonToken.START_ARRAY, REFERENCES, "an array");
        List<DocumentReference> references = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            requireToken(JsonToken.START_OBJECT, REFERENCES, "an array of objects");
            references.add(reference());
        }
        fields.putReferences(references);
    }

    private DocumentReference reference() throws IOException {
        String scheme = null;
        String id = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            requireToken(JsonToken.VALUE_STRING, name, "a string");
            switch (name) {
                case SCHEME -> scheme = first(scheme, SCHEME);
                case ID -> id = first(id, ID);
                default -> throw InvalidRowException.unknown(name);
            }
        }
        if (scheme == null || id == null) {
            throw InvalidRowException.missing((scheme == null ? SCHEME : ID) + " of a reference");
        }
        return new DocumentReference(scheme, id);
    }

    private String first(@Nullable String before, String name) throws IOException {
        if (before != null) {
            throw twice(name);
        }
        return text(name);
    }

    /** The array of strings at the current token. */
    private List<String> texts(String name) throws IOException {
        requireToken(JsonToken.START_ARRAY, name, "an array");
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            requireToken(JsonToken.VALUE_STRING, name, "an array of strings");
            texts.add(text(name));
        }
        return texts;
    }

    private void readMember(Map<String, Field> known, String name, DocumentFields into) throws IOException {
        Field field = known.get(name);
        if (field == null) {
            throw InvalidRowException.unknown(name);
        }
        if (!into.note(field)) {
            throw twice(name);
        }
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        switch (field) {
            case ADDITIONAL_PROCEDURES, LINE_ADDITIONAL_PROCEDURES -> into.put(field, texts(name));
            default -> into.put(field, scalar(field, name));
        }
    }

    private String scalar(Field field, String name) throws IOException {
        JsonToken token = parser.currentToken();
        switch (field.kind()) {
            case AMOUNT -> require(token == JsonToken.VALUE_STRING || token.isNumeric(), name, "a number or a string");
            case INTEGER -> require(token.isNumeric(), name, "a whole number");
            case TEXT, DATE -> require(token == JsonToken.VALUE_STRING, name, "a string");
        }
        return text(name);
    }

    private String text(String name) throws IOException {
        String text = parser.getText();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                requirePaired(text, name);
                break;
            }
        }
        return text;
    }

    /** An unpaired surrogate cannot be encoded as UTF-8: different ids would become equal. */
    private static void requirePaired(String text, String name) {
        boolean isPaired =
                text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        require(isPaired, name, "text of whole characters");
    }

    private void requireToken(JsonToken expected, String name, String what) {
        require(parser.currentToken() == expected, name, what);
    }

    private static void require(boolean holds, String name, String what) {
        if (!holds) {
            throw new InvalidRowException(Reason.MALFORMED_ROW, name + " must be " + what);
        }
    }

    private static InvalidRowException twice(String name) {
        return new InvalidRowException(Reason.MALFORMED_ROW, name + " appears twice in one object");
    }
}
