package io.landport.format.feed;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of message, the fields that each has, and how a message is built from them. */
public enum MessageKind {
    REVISION("revision") {
        @Override
        public boolean allows(Field field) {
            return field != Field.NUMBER && field != Field.OUTCOME;
        }

        @Override
        public TradeDocument document(DocumentFields fields, List<Line> lines, List<String> summarises) {
            return new Declaration(
                    fields.id(),
                    fields.ordinal(Field.REVISION),
                    fields.header(),
                    lines,
                    summarises,
                    fields.references());
        }
    },
    CANCELLATION("cancellation") {
        @Override
        public boolean allows(Field field) {
            return switch (field) {
                case CHANNEL, SOURCE, DOCUMENT_ID, KIND, REVISION, REFERENCES -> true;
                default -> false;
            };
        }

        @Override
        public TradeDocument document(DocumentFields fields, List<Line> lines, List<String> summarises) {
            return new Cancellation(fields.id(), fields.ordinal(Field.REVISION), fields.references());
        }
    },
    DECISION("decision") {
        @Override
        public boolean allows(Field field) {
            return field == Field.NUMBER || field == Field.OUTCOME || CANCELLATION.allows(field);
        }

        @Override
        public TradeDocument document(DocumentFields fields, List<Line> lines, List<String> summarises) {
            return new Decision(
                    fields.id(),
                    fields.ordinal(Field.NUMBER),
                    fields.optionalOrdinal(Field.REVISION),
                    fields.required(Field.OUTCOME),
                    fields.references());
        }
    };

    private static final Map<String, MessageKind> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MessageKind::code, Function.identity()));

    private final String code;

    MessageKind(String code) {
        this.code = code;
    }

    public static Optional<MessageKind> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public String code() {
        return code;
    }

    public abstract boolean allows(Field field);

    /**
     * The document of these fields; only a revision has lines and what it summarises.
     *
     * @throws InvalidRowException if a field that it needs is missing or malformed
     */
    public abstract TradeDocument document(DocumentFields fields, List<Line> lines, List<String> summarises);
}
