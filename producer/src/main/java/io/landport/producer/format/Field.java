package io.landport.producer.format;

/** The fields of documents, with their column names in {@code csv}. */
enum Field {
    CHANNEL("channel"),
    SOURCE("source"),
    DOCUMENT_ID("documentId"),
    KIND("kind"),
    REVISION("revision"),
    NUMBER("number"),
    OUTCOME("outcome"),
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
    COMMODITY("commodity"),
    VALUE("value"),
    NET_WEIGHT("netWeight"),
    QUANTITY("quantity"),
    UNIT("unit"),
    LINE_PARTNER("linePartner"),
    LINE_PROCEDURE("lineProcedure");

    private final String column;

    Field(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}
