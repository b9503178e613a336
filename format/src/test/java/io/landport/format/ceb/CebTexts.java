package io.landport.format.ceb;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes CEB messages for tests, with the personal fields that real ones have. */
final class CebTexts {
    /** In every personal field; nothing that is read may contain it. */
    static final String SECRET = "Ivan-Petrov-4509123456";

    private CebTexts() {}

    /** A message with these items. */
    static String message(String number, String... items) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ceb:CEB" + number
                + "Message guid=\"311af125\" version=\"1.0\" xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\">"
                + String.join("\n", items)
                + "<ceb:BaseTransfer><ceb:copCode>1105910159</ceb:copCode></ceb:BaseTransfer></ceb:CEB" + number
                + "Message>\n";
    }

    static String list(Map<String, String> head, String... lines) {
        return "<ceb:Inventory>" + element("InventoryHead", head) + String.join("", lines) + "</ceb:Inventory>";
    }

    static String line(Map<String, String> fields) {
        return element("InventoryList", fields);
    }

    static String element(String name, Map<String, String> fields) {
        StringBuilder xml = new StringBuilder("<ceb:" + name + '>');
        fields.forEach(
                (field, text) -> xml.append("<ceb:" + field + '>').append(text).append("</ceb:" + field + '>'));
        return xml.append("</ceb:" + name + '>').toString();
    }

    /** The head of a list that an export of a firm in Harbin could have. */
    static Map<String, String> head() {
        Map<String, String> head = new LinkedHashMap<>();
        head.put("guid", "4CDE1CFD");
        head.put("appType", "1");
        head.put("appTime", "20260311153001");
        head.put("appStatus", "2");
        head.put("customsCode", "1900");
        head.put("ebcCode", "2301910159");
        head.put("copNo", "COP-1");
        head.put("preNo", "B20260311000000001");
        head.put("invtNo", "19252026E000000001");
        head.put("buyerName", SECRET);
        head.put("buyerIdNumber", SECRET);
        head.put("consigneeAddress", SECRET);
        head.put("portCode", "1925");
        head.put("ieDate", "20260312");
        head.put("tradeMode", "9610");
        head.put("trafMode", "4");
        head.put("country", "344");
        head.put("packNo", "3");
        head.put("grossWeight", "12.5");
        head.put("netWeight", "10.25");
        head.put("note", "a &amp; b");
        return head;
    }

    /** A line of 200 yuan of goods that are counted in pieces. */
    static Map<String, String> goods() {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("gnum", "1");
        line.put("gcode", "6104430000");
        line.put("gname", "dress");
        line.put("country", "344");
        line.put("currency", "142");
        line.put("qty", "4");
        line.put("qty1", "4");
        line.put("unit", "011");
        line.put("unit1", "011");
        line.put("price", "50");
        line.put("totalPrice", "200.5");
        return line;
    }

    /** A reply of customs to a list or a request. */
    static Map<String, String> reply(String status, String time) {
        Map<String, String> reply = new LinkedHashMap<>();
        reply.put("guid", "5CDE1CFD");
        reply.put("copNo", "COP-1");
        reply.put("preNo", "B20260311000000001");
        reply.put("invtNo", "19252026E000000001");
        reply.put("returnStatus", status);
        reply.put("returnTime", time);
        reply.put("returnInfo", SECRET);
        return reply;
    }

    /** A request of a firm about a list. */
    static Map<String, String> request(String cop) {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("appType", "1");
        request.put("appTime", "20260313090000");
        request.put("appStatus", "2");
        request.put("customsCode", "1925");
        request.put("copNo", cop);
        request.put("invtNo", "19252026E000000001");
        request.put("buyerTelephone", SECRET);
        request.put("reason", "not wanted");
        return request;
    }

    static Map<String, String> with(Map<String, String> fields, String field, String text) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, text);
        return changed;
    }

    static Map<String, String> without(Map<String, String> fields, String field) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return changed;
    }
}
