package io.landport.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.domain.document.Measures;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;

/** Amounts as JSON: decimals are strings, because numbers of JavaScript have 53 bits only. */
final class AmountsJson {
    private AmountsJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Lines, value and net weight; and the lines without weight, if any. */
    public static ObjectNode of(Amounts amounts) {
        ObjectNode figures = object().put("lines", amounts.lines())
                .put("value", decimal(amounts.value(), Measures.MONEY_SCALE))
                .put("weight", decimal(amounts.netWeight(), Measures.WEIGHT_SCALE));
        return amounts.linesWithoutWeight() == 0 ? figures : figures.put("withoutWeight", amounts.linesWithoutWeight());
    }

    static String decimal(Int128 scaled, int scale) {
        return scaled.toDecimal(scale).toPlainString();
    }
}
