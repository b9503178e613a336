package io.landport.simulator.ceb;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.Measures;
import io.landport.simulator.xml.XmlText;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages of China's cross-border e-commerce (CEB) as firms and customs do, with invented firms and buyers. Each message has one
 * item.
 */
final class CebWriter {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final Map<String, String> COUNTRIES = Map.of("RU", "344", "BY", "340", "KZ", "145", "CN", "142");
    private static final String YUAN = "142";
    private static final String INVENTED_BUYER = "Buyer of the simulation";

    private CebWriter() {}

    /** A list as its firm declares it. */
    record ListFields(
            String number,
            String cop,
            int type,
            int status,
            LocalDateTime time,
            @Nullable BigDecimal netWeight) {}

    static String list(ListFields fields, Declaration list) {
        Header header = list.header();
        boolean isImport = header.flow().equals(Flow.IMPORT.code());
        XmlText xml = message(isImport ? "621" : "603");
        xml.open("Inventory").open("InventoryHead");
        declare(xml, fields.type(), fields.status(), fields.time());
        xml.field("customsCode", header.crossing())
                .field("ebcCode", firm(header.region()))
                .field("ebcName", "Firm of the simulation")
                .field("copNo", fields.cop())
                .field("invtNo", fields.number())
                .field("ieFlag", isImport ? "I" : "E")
                .field("portCode", header.crossing())
                .field("ieDate", DAY.format(header.statisticalDate()))
                .field("tradeMode", header.procedure())
                .field("trafMode", header.mode())
                .field("country", country(list.lines()))
                .field("packNo", "1")
                .field(
                        "netWeight",
                        fields.netWeight() == null ? null : fields.netWeight().toPlainString());
        if (isImport) {
            xml.field("buyerName", INVENTED_BUYER).field("buyerIdNumber", "0000");
        }
        xml.close();
        int number = 0;
        for (Line line : list.lines()) {
            line(xml, ++number, line);
        }
        return end(xml.close());
    }

    private static void line(XmlText xml, int number, Line line) {
        xml.open("InventoryList")
                .field("gnum", Integer.toString(number))
                .field("gcode", line.commodity())
                .field("gname", "goods of the simulation")
                .field("country", COUNTRIES.get(String.valueOf(line.partner())))
                .field("currency", YUAN)
                .field("qty1", line.quantity() == null ? null : units(line.quantity(), Measures.WEIGHT_SCALE))
                .field("unit1", line.quantity() == null ? null : line.unit())
                .field("totalPrice", units(line.value(), Measures.MONEY_SCALE))
                .close();
    }

    /** The answer of customs to a list or a request; {@code element} is its name in the message. */
    static String reply(String message, String element, String cop, String number, String status, LocalDateTime time) {
        return end(message(message)
                .open(element)
                .field("copNo", cop)
                .field("preNo", "B" + MILLIS.format(time))
                .field("invtNo", number)
                .field("returnStatus", status)
                .field("returnTime", MILLIS.format(time))
                .field("returnInfo", INVENTED_BUYER)
                .close());
    }

    /** The request of a firm to cancel a list. */
    static String cancellation(String message, String cop, String number, LocalDateTime time) {
        XmlText xml = message(message).open("InvtCancel");
        declare(xml, 1, 2, time);
        return end(xml.field("copNo", cop)
                .field("invtNo", number)
                .field("buyerName", INVENTED_BUYER)
                .field("reason", "simulated")
                .close());
    }

    /** The return of the first line of an imported list. */
    static String goodsReturn(String cop, String number, Declaration list, LocalDateTime time) {
        XmlText xml = message("625").open("InvtRefund").open("InvtRefundHead");
        declare(xml, 1, 2, time);
        return end(xml.field("customsCode", list.header().crossing())
                .field("copNo", cop)
                .field("invtNo", number)
                .field("buyerName", INVENTED_BUYER)
                .close()
                .open("InvtRefundList")
                .field("gnum", "1")
                .field("gcode", list.lines().get(0).commodity())
                .field("qty", "1")
                .field("unit", "011")
                .close()
                .close());
    }

    /** The application for a summary of these lists. */
    static String application(String cop, List<Declaration> lists, LocalDateTime time) {
        XmlText xml = message("701").open("SummaryApply").open("SummaryApplyHead");
        declare(xml, 1, 2, time);
        xml.field("copNo", cop).close();
        for (Declaration list : lists) {
            xml.field("SummaryApplyList/invtNo", list.id().document());
        }
        return end(xml.close());
    }

    /** A part of the result of a summary; without number while the declaration has none. */
    static String result(@Nullable String declaration, int part, List<Declaration> lists, LocalDateTime time) {
        XmlText xml = message("792")
                .open("SummaryResult")
                .open("SummaryResultHead")
                .field("customsCode", lists.get(0).header().crossing())
                .field("opDate", SECONDS.format(time))
                .field("entryId", declaration)
                .field("msgSeqNo", Integer.toString(part))
                .close();
        for (Declaration list : lists) {
            for (Line line : list.lines()) {
                xml.open("SummaryResultList")
                        .field("invtNo", list.id().document())
                        .field("gcode", line.commodity())
                        .close();
            }
        }
        return end(xml.close());
    }

    /** An order, which says nothing about trade. */
    static String order(String cop) {
        return end(message("311").field("Order/orderNo", cop));
    }

    /** Begins the message of this number. */
    private static XmlText message(String number) {
        return XmlText.message(
                "ceb:", "CEB" + number + "Message", "version=\"1.0\" xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\"");
    }

    private static String end(XmlText message) {
        return message.open("BaseTransfer").field("copCode", "2301960000").end();
    }

    private static void declare(XmlText xml, int type, int status, LocalDateTime time) {
        xml.field("appType", Integer.toString(type))
                .field("appTime", SECONDS.format(time))
                .field("appStatus", Integer.toString(status));
    }

    /** A registration of ten characters that begins with the registered place. */
    private static String firm(@Nullable String region) {
        return (region + "96000000000").substring(0, 10);
    }

    private static @Nullable String country(List<Line> lines) {
        return lines.isEmpty()
                ? null
                : COUNTRIES.get(String.valueOf(lines.get(0).partner()));
    }

    private static String units(long scaled, int scale) {
        return BigDecimal.valueOf(scaled, scale).stripTrailingZeros().toPlainString();
    }
}
