package io.landport.producer.format;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.Measures;
import io.landport.domain.judge.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of a document or a line by field, and their values. */
final class DocumentFields {
    /** Longer than the ids of any source. The record key contains them, and Kafka limits the size of a record. */
    private static final int MAX_IDENTITY_LENGTH = 128;

    private final Map<Field, String> texts = new EnumMap<>(Field.class);
    private Map<Field, String> unbounded = Map.of();
    private final Set<Field> noted = EnumSet.noneOf(Field.class);

    /** Notes that a field was read, also without a text; returns whether it is the first time. */
    boolean note(Field field) {
        return noted.add(field);
    }

    void put(Field field, String text) {
        texts.put(field, text);
    }

    void clear() {
        texts.clear();
        noted.clear();
        unbounded = Map.of();
    }

    boolean has(Field field) {
        return texts.containsKey(field);
    }

    @Nullable
    String optional(Field field) {
        return texts.get(field);
    }

    String required(Field field) {
        String text = texts.get(field);
        if (text == null) {
            throw InvalidRowException.missing(field.column());
        }
        return text;
    }

    long ordinal(Field field) {
        return ExactNumbers.integer(field.column(), required(field));
    }

    @Nullable
    Long optionalOrdinal(Field field) {
        return has(field) ? (Long) ordinal(field) : null;
    }

    /** @throws InvalidRowException if a field of the document's identity is missing */
    void requireIdentity() {
        required(Field.CHANNEL);
        required(Field.SOURCE);
        required(Field.DOCUMENT_ID);
    }

    DocumentId id() {
        String channel = required(Field.CHANNEL);
        return new DocumentId(
                Channel.ofCode(channel)
                        .orElseThrow(() -> InvalidRowException.value(
                                Reason.UNKNOWN_CODE, Field.CHANNEL.column(), channel, "customs or e-commerce")),
                identity(Field.SOURCE, Reason.UNKNOWN_SOURCE),
                identity(Field.DOCUMENT_ID, Reason.MALFORMED_DOCUMENT_ID));
    }

    private String identity(Field field, Reason reason) {
        String text = required(field);
        if (!isIdentity(text)) {
            throw InvalidRowException.value(
                    reason, field.column(), text, "at most " + MAX_IDENTITY_LENGTH + " characters");
        }
        return text;
    }

    private static boolean isIdentity(String text) {
        return text.length() <= MAX_IDENTITY_LENGTH;
    }

    /** The document's identity, empty if its fields do not give one. */
    Optional<DocumentId> knownId() {
        String channel = optional(Field.CHANNEL);
        String source = optional(Field.SOURCE);
        String document = optional(Field.DOCUMENT_ID);
        return channel == null || source == null || document == null || !isIdentity(source) || !isIdentity(document)
                ? Optional.empty()
                : Channel.ofCode(channel).map(known -> new DocumentId(known, source, document));
    }

    /** The revision, null if the field does not give one. */
    @Nullable
    Long knownRevision() {
        try {
            return optionalOrdinal(Field.REVISION);
        } catch (InvalidRowException unknown) {
            return null;
        }
    }

    Header header() {
        LocalDate day = ExactNumbers.date(Field.STATISTICAL_DATE.column(), required(Field.STATISTICAL_DATE));
        return new Header(
                day,
                required(Field.FLOW),
                optional(Field.CROSSING_SCHEME),
                required(Field.CROSSING),
                optional(Field.MODE),
                optional(Field.PARTNER),
                optional(Field.REGION),
                optional(Field.PROCEDURE),
                required(Field.CURRENCY));
    }

    /** Texts of amounts of the last line read that exceed what a document can hold. */
    Map<Field, String> unbounded() {
        return unbounded;
    }

    Line line() {
        return new Line(
                required(Field.COMMODITY),
                Measures.money(amount(Field.VALUE, required(Field.VALUE))),
                weight(Field.NET_WEIGHT),
                weight(Field.QUANTITY),
                optional(Field.UNIT),
                optional(Field.LINE_PARTNER),
                optional(Field.LINE_PROCEDURE));
    }

    private @Nullable Long weight(Field field) {
        String text = optional(field);
        return text == null ? null : (Long) Measures.weight(amount(field, text));
    }

    private BigDecimal amount(Field field, String text) {
        BigDecimal units = ExactNumbers.decimal(field.column(), text);
        if (!Measures.isExpressible(units)) {
            unbounded = new EnumMap<>(unbounded.isEmpty() ? Map.of(field, text) : unbounded);
            unbounded.put(field, text);
        }
        return units;
    }
}
