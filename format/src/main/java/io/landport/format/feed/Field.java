package io.landport.format.feed;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Outcome;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of documents, with their column names in {@code csv} and their names in JSON. */
public enum Field {
    CHANNEL("channel"),
    SOURCE("source"),
    DOCUMENT_ID("documentId"),
    KIND("kind"),
    REVISION("revision"),
    NUMBER("number"),
    OUTCOME("outcome"),
    REFERENCES("references"),
    STATISTICAL_DATE("statisticalDate"),
    FLOW("flow"),
    CROSSING_SCHEME("crossingScheme"),
    CROSSING("crossing"),
    MODE("mode"),
    PARTNER("partner"),
    REGION("region"),
    PROCEDURE("procedure"),
    CURRENCY("currency"),
    SUMMARISES("summarises"),
    GROSS_WEIGHT("totalGrossWeight", "grossWeight"),
    PACKAGES("packages"),
    CONTAINERS("containers"),
    CONSIGNMENT_COUNTRY("consignmentCountry"),
    REQUESTED_PROCEDURE("requestedProcedure"),
    PREVIOUS_PROCEDURE("previousProcedure"),
    ADDITIONAL_PROCEDURES("additionalProcedures"),
    COMMODITY("commodity"),
    VALUE("value"),
    NET_WEIGHT("netWeight"),
    QUANTITY("quantity"),
    UNIT("unit"),
    LINE_PARTNER("linePartner", "partner"),
    LINE_PROCEDURE("lineProcedure", "procedure"),
    LINE_NUMBER("lineNumber", "number"),
    LINE_CURRENCY("lineCurrency", "currency"),
    LINE_GROSS_WEIGHT("grossWeight"),
    LINE_PACKAGES("linePackages", "packages"),
    LINE_CONTAINERS("lineContainers", "containers"),
    LINE_CONSIGNMENT_COUNTRY("lineConsignmentCountry", "consignmentCountry"),
    LINE_REQUESTED_PROCEDURE("lineRequestedProcedure", "requestedProcedure"),
    LINE_PREVIOUS_PROCEDURE("linePreviousProcedure", "previousProcedure"),
    LINE_ADDITIONAL_PROCEDURES("lineAdditionalProcedures", "additionalProcedures");

    /** The fields that every revision has. */
    public static final Set<Field> REQUIRED = Collections.unmodifiableSet(EnumSet.of(
            CHANNEL, SOURCE, DOCUMENT_ID, REVISION, STATISTICAL_DATE, FLOW, CROSSING, CURRENCY, COMMODITY, VALUE));

    private static final Map<String, Field> BY_COLUMN = new LinkedHashMap<>();

    static {
        for (Field field : values()) {
            BY_COLUMN.put(field.column, field);
        }
    }

    private final String column;
    private final String member;

    Field(String name) {
        this(name, name);
    }

    Field(String column, String member) {
        this.column = column;
        this.member = member;
    }

    /** What the text of a field must be. */
    public enum ValueKind {
        TEXT,
        AMOUNT,
        INTEGER,
        DATE
    }

    /** The field with this column name, null if there is none. */
    public static @Nullable Field ofColumn(String name) {
        return BY_COLUMN.get(name);
    }

    /** All column names. */
    public static Set<String> columns() {
        return Collections.unmodifiableSet(BY_COLUMN.keySet());
    }

    /** Its name in the header row of {@code csv}, where each column has a name of its own. */
    public String column() {
        return column;
    }

    /** Its name in {@code docs/trade-document.schema.json}, where a line and its document have members of one name. */
    public String member() {
        return member;
    }

    /** Whether each line has its own value; otherwise the document has one. */
    public boolean isOfLine() {
        return compareTo(COMMODITY) >= 0;
    }

    /** Whether it says which message of which document a row belongs to. */
    public boolean isIdentity() {
        return switch (this) {
            case CHANNEL, SOURCE, DOCUMENT_ID, KIND, REVISION, NUMBER -> true;
            default -> false;
        };
    }

    /** What its text must be. */
    public ValueKind kind() {
        return switch (this) {
            case VALUE, NET_WEIGHT, QUANTITY, GROSS_WEIGHT, LINE_GROSS_WEIGHT -> ValueKind.AMOUNT;
            case REVISION, NUMBER, LINE_NUMBER, PACKAGES, CONTAINERS, LINE_PACKAGES, LINE_CONTAINERS ->
                ValueKind.INTEGER;
            case STATISTICAL_DATE -> ValueKind.DATE;
            default -> ValueKind.TEXT;
        };
    }

    /** The only texts that it can have; empty for any. */
    public List<String> codes() {
        return switch (this) {
            case CHANNEL -> codes(Channel.values(), Channel::code);
            case KIND -> codes(MessageKind.values(), MessageKind::code);
            case FLOW -> codes(Flow.values(), Flow::code);
            case OUTCOME -> codes(Outcome.values(), Outcome::code);
            default -> List.of();
        };
    }

    private static <E> List<String> codes(E[] constants, Function<E, String> code) {
        return Arrays.stream(constants).map(code).toList();
    }
}
