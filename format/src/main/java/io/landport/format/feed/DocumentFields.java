package io.landport.format.feed;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.Measures;
import io.landport.domain.judge.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts of a document or a line by field, and their values. */
@SuppressWarnings("EnumOrdinal") // An index within one process, never stored.
public final class DocumentFields {
    /** Longer than the ids of any source. The record key contains them, and Kafka limits the size of a record. */
    private static final int MAX_IDENTITY_LENGTH = 128;

    private static final Pattern SEPARATOR = Pattern.compile(";");

    private final Function<Field, String> names;
    /** By the ordinal of the field: a document in JSON takes twice as long with maps. */
    private final @Nullable String[] texts = new String[Field.values().length];

    private Map<Field, List<String>> lists = Map.of();
    private List<DocumentReference> references = List.of();
    private Map<Field, String> unbounded = Map.of();
    /** A bit for each field. */
    private long noted;

    private boolean isOfCountedRow;
    private long rounded;

    /** @param names what the format calls each field */
    public DocumentFields(Function<Field, String> names) {
        this.names = names;
    }

    /** Notes that a field was read, also without a text; returns whether it is the first time. */
    public boolean note(Field field) {
        long before = noted;
        noted |= 1L << field.ordinal();
        return noted != before;
    }

    /** Marks fields of a row that gave another line before and counts as a row of that line's document. */
    public void ofCountedRow() {
        isOfCountedRow = true;
    }

    public boolean isOfCountedRow() {
        return isOfCountedRow;
    }

    public void put(Field field, String text) {
        texts[field.ordinal()] = text;
    }

    public void put(Field field, List<String> list) {
        lists = new EnumMap<>(lists.isEmpty() ? Map.of(field, list) : lists);
        lists.put(field, list);
    }

    public void putReferences(List<DocumentReference> given) {
        references = given;
    }

    public void clear() {
        Arrays.fill(texts, null);
        lists = Map.of();
        noted = 0;
        unbounded = Map.of();
    }

    public boolean has(Field field) {
        return texts[field.ordinal()] != null;
    }

    @Nullable
    public String optional(Field field) {
        return texts[field.ordinal()];
    }

    String required(Field field) {
        String text = optional(field);
        if (text == null) {
            throw InvalidRowException.missing(names.apply(field));
        }
        return text;
    }

    long ordinal(Field field) {
        return ExactNumbers.integer(names.apply(field), required(field));
    }

    @Nullable
    Long optionalOrdinal(Field field) {
        return has(field) ? (Long) ordinal(field) : null;
    }

    /** The texts of a field that may have several: as they were put, or from one text that separates them. */
    public List<String> list(Field field) {
        String text = optional(field);
        return text == null
                ? lists.getOrDefault(field, List.of())
                : SEPARATOR.splitAsStream(text).toList();
    }

    List<DocumentReference> references() {
        return has(Field.REFERENCES)
                ? list(Field.REFERENCES).stream().map(this::reference).toList()
                : references;
    }

    private DocumentReference reference(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw InvalidRowException.value(
                    Reason.MALFORMED_REFERENCE,
                    names.apply(Field.REFERENCES),
                    text,
                    "scheme:id, several separated by ;");
        }
        return new DocumentReference(text.substring(0, colon), text.substring(colon + 1));
    }

    /** @throws InvalidRowException if a field of the document's identity is missing */
    public void requireIdentity() {
        required(Field.CHANNEL);
        required(Field.SOURCE);
        required(Field.DOCUMENT_ID);
    }

    DocumentId id() {
        String channel = required(Field.CHANNEL);
        return new DocumentId(
                Channel.ofCode(channel)
                        .orElseThrow(() -> InvalidRowException.value(
                                Reason.UNKNOWN_CODE, names.apply(Field.CHANNEL), channel, "customs or e-commerce")),
                identity(Field.SOURCE, Reason.UNKNOWN_SOURCE),
                identity(Field.DOCUMENT_ID, Reason.MALFORMED_DOCUMENT_ID));
    }

    private String identity(Field field, Reason reason) {
        String text = required(field);
        if (!isIdentity(text)) {
            throw InvalidRowException.value(
                    reason, names.apply(field), text, "at most " + MAX_IDENTITY_LENGTH + " characters");
        }
        return text;
    }

    private static boolean isIdentity(String text) {
        return text.length() <= MAX_IDENTITY_LENGTH;
    }

    /** The document's identity, empty if its fields do not give one. */
    public Optional<DocumentId> knownId() {
        String channel = optional(Field.CHANNEL);
        String source = optional(Field.SOURCE);
        String document = optional(Field.DOCUMENT_ID);
        return channel == null || source == null || document == null || !isIdentity(source) || !isIdentity(document)
                ? Optional.empty()
                : Channel.ofCode(channel).map(known -> new DocumentId(known, source, document));
    }

    /** The references, empty if the field does not give any. */
    public List<DocumentReference> knownReferences() {
        try {
            return references();
        } catch (InvalidRowException e) {
            return List.of();
        }
    }

    /** The revision, null if the field does not give one. */
    @Nullable
    public Long knownRevision() {
        try {
            return optionalOrdinal(Field.REVISION);
        } catch (InvalidRowException e) {
            return null;
        }
    }

    Header header() {
        LocalDate day = ExactNumbers.date(names.apply(Field.STATISTICAL_DATE), required(Field.STATISTICAL_DATE));
        return new Header(
                day,
                required(Field.FLOW),
                optional(Field.CROSSING_SCHEME),
                required(Field.CROSSING),
                optional(Field.MODE),
                optional(Field.PARTNER),
                optional(Field.REGION),
                optional(Field.PROCEDURE),
                required(Field.CURRENCY),
                details(
                        Field.GROSS_WEIGHT,
                        Field.PACKAGES,
                        Field.CONTAINERS,
                        Field.CONSIGNMENT_COUNTRY,
                        Field.REQUESTED_PROCEDURE,
                        Field.PREVIOUS_PROCEDURE,
                        Field.ADDITIONAL_PROCEDURES));
    }

    /** Texts of amounts of the document or line built last that exceed what a document can hold. */
    Map<Field, String> unbounded() {
        return unbounded;
    }

    /** The number of amounts that were rounded since this was asked last. */
    long takeRounded() {
        long taken = rounded;
        rounded = 0;
        return taken;
    }

    public Line line() {
        return new Line(
                required(Field.COMMODITY),
                amount(Field.VALUE, required(Field.VALUE), Measures.MONEY_SCALE),
                weight(Field.NET_WEIGHT),
                weight(Field.QUANTITY),
                optional(Field.UNIT),
                optional(Field.LINE_PARTNER),
                optional(Field.LINE_PROCEDURE),
                optionalOrdinal(Field.LINE_NUMBER),
                optional(Field.LINE_CURRENCY),
                details(
                        Field.LINE_GROSS_WEIGHT,
                        Field.LINE_PACKAGES,
                        Field.LINE_CONTAINERS,
                        Field.LINE_CONSIGNMENT_COUNTRY,
                        Field.LINE_REQUESTED_PROCEDURE,
                        Field.LINE_PREVIOUS_PROCEDURE,
                        Field.LINE_ADDITIONAL_PROCEDURES));
    }

    private Details details(
            Field grossWeight,
            Field packages,
            Field containers,
            Field consignmentCountry,
            Field requestedProcedure,
            Field previousProcedure,
            Field additionalProcedures) {
        Details details = new Details(
                weight(grossWeight),
                optionalOrdinal(packages),
                optionalOrdinal(containers),
                optional(consignmentCountry),
                optional(requestedProcedure),
                optional(previousProcedure),
                list(additionalProcedures));
        return details.isEmpty() ? Details.NONE : details;
    }

    private @Nullable Long weight(Field field) {
        String text = optional(field);
        return text == null ? null : (Long) amount(field, text, Measures.WEIGHT_SCALE);
    }

    private long amount(Field field, String text, int scale) {
        long exact = ExactNumbers.scaled(text, scale);
        if (exact >= 0) {
            return exact;
        }
        BigDecimal units = ExactNumbers.decimal(names.apply(field), text);
        if (Measures.isRounded(units, scale)) {
            rounded++;
        }
        if (!Measures.isExpressible(units)) {
            unbounded = new EnumMap<>(unbounded.isEmpty() ? Map.of(field, text) : unbounded);
            unbounded.put(field, text);
        }
        return Measures.scaled(units, scale);
    }
}
