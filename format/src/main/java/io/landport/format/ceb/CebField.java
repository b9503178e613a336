package io.landport.format.ceb;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of CEB messages that are read. The text of any other field, such as the buyer's name, is dropped while it is parsed and is in
 * no document, rejection or log.
 */
enum CebField {
    APP_TYPE("appType"),
    APP_TIME("appTime"),
    APP_STATUS("appStatus"),
    CUSTOMS_CODE("customsCode"),
    COP_NO("copNo"),
    PRE_NO("preNo"),
    INVT_NO("invtNo"),
    AGENT_CODE("agentCode"),
    EBC_CODE("ebcCode"),
    PORT_CODE("portCode"),
    IE_DATE("ieDate"),
    DECL_TIME("declTime"),
    TRADE_MODE("tradeMode"),
    TRAF_MODE("trafMode"),
    COUNTRY("country"),
    PACK_NO("packNo"),
    GROSS_WEIGHT("grossWeight"),
    NET_WEIGHT("netWeight"),
    G_NUM("gnum"),
    G_CODE("gcode"),
    CURRENCY("currency"),
    QTY("qty"),
    UNIT("unit"),
    QTY_1("qty1"),
    UNIT_1("unit1"),
    QTY_2("qty2"),
    UNIT_2("unit2"),
    TOTAL_PRICE("totalPrice"),
    RETURN_STATUS("returnStatus"),
    RETURN_TIME("returnTime"),
    OP_DATE("opDate"),
    ENTRY_ID("entryId"),
    MSG_COUNT("msgCount"),
    MSG_SEQ_NO("msgSeqNo");

    private static final Map<String, CebField> BY_ELEMENT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(CebField::element, field -> field));

    private final String element;

    CebField(String element) {
        this.element = element;
    }

    /** The field of an element, null if it is not read. Asked for every element, so it makes no object. */
    static @Nullable CebField ofElement(String name) {
        return BY_ELEMENT.get(name);
    }

    /** The local name of its element. */
    String element() {
        return element;
    }
}
