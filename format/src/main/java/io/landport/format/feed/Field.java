package io.landport.format.feed;

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

    private final String column;
    private final String member;

    Field(String name) {
        this(name, name);
    }

    Field(String column, String member) {
        this.column = column;
        this.member = member;
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
}
