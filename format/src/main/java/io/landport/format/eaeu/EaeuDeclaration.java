package io.landport.format.eaeu;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.judge.Reason;
import io.landport.format.xml.TransportModes;
import io.landport.format.xml.XmlElement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a declaration, or a correction with all its goods, as a revision. */
final class EaeuDeclaration {
    /** Box 46 is in dollars in every country of the union. */
    private static final String STATISTICAL_CURRENCY = "USD";

    private static final String NO_CURRENCY = "XXX";
    private static final String CONSIGNMENT = "shipment/consignment/";

    /** Codes of box 15 and 34 for an unknown country and for several. */
    private static final Set<String> NO_COUNTRIES = Set.of("00", "99");

    private final XmlElement message;
    private final Flow flow;

    EaeuDeclaration(XmlElement message) {
        this.message = message;
        this.flow = switch (message.required("CustomsProcedure")) {
            case "ИМ" -> Flow.IMPORT;
            case "ЭК" -> Flow.EXPORT;
            default -> throw message.problem(Reason.UNKNOWN_CODE, "CustomsProcedure", "ИМ, ЭК or ТТ");
        };
    }

    Declaration read(DocumentId id, long revision, List<DocumentReference> references) {
        List<XmlElement> goods = message.all("shipment/goods");
        String currency = goods.isEmpty() ? NO_CURRENCY : currency(goods.get(0));
        String mode = TransportModes.mode(message.optional(CONSIGNMENT + "transport/TransportModeCode"));
        Header header = new Header(
                day(goods, mode),
                flow.code(),
                null,
                office(),
                mode,
                flow == Flow.IMPORT
                        ? country("shipment/OriginCountryCode", message)
                        : country(CONSIGNMENT + "DestinationCountryCode", message),
                null,
                message.optional("CustomsModeCode"),
                currency,
                new Details(
                        null,
                        message.integer("shipment/TotalPackageNumber"),
                        null,
                        country(
                                CONSIGNMENT + (flow == Flow.IMPORT ? "DispatchCountryCode" : "DestinationCountryCode"),
                                message),
                        null,
                        null,
                        List.of()));
        List<Line> lines = new ArrayList<>(goods.size());
        for (XmlElement item : goods) {
            lines.add(line(item, currency));
        }
        return new Declaration(id, revision, header, lines, List.of(), references);
    }

    /** What flows through a line counts in the period of its delivery; everything else when it is declared. */
    private LocalDate day(List<XmlElement> goods, @Nullable String mode) {
        boolean isPeriodic = "pipeline".equals(mode) || "power-line".equals(mode);
        if (isPeriodic && !goods.isEmpty() && goods.get(0).optional("DeliveryTimeEND") != null) {
            return goods.get(0).day("DeliveryTimeEND");
        }
        boolean isDeclared =
                message.name().equals(EaeuPaths.DECLARATION.root()) || message.first("EECEDocHeaderAddInfo") != null;
        return message.day(isDeclared ? "EECEDocHeaderAddInfo/EDocDateTime" : "GtdRegistryNumber/RegistrationDate");
    }

    /** Box 29 may name several offices. Only one of them can be the crossing. */
    private String office() {
        String keys = CONSIGNMENT + "BorderCustomsOffice";
        Set<String> offices = message.all(keys).stream()
                .map(office -> office.required("Code"))
                .collect(Collectors.toSet());
        if (offices.size() > 1) {
            throw message.problem(
                    Reason.UNKNOWN_CODE, keys + "/Code", "the only border office: there are " + offices.size());
        }
        return message.required(keys + "/Code");
    }

    private @Nullable String country(String keys, XmlElement of) {
        String code = of.optional(keys);
        return code == null || NO_COUNTRIES.contains(code) ? null : code;
    }

    private String currency(XmlElement item) {
        if (item.optional("StatisticalCost") != null) {
            return STATISTICAL_CURRENCY;
        }
        String own = item.optional("InvoicedCurrencyCode");
        return own == null ? message.required("shipment/contract/ContractCurrencyCode") : own;
    }

    private Line line(XmlElement item, String currencyOfDocument) {
        String currency = currency(item);
        String transfer = item.optional("procedure/GoodsTransferFeature");
        return new Line(
                item.required("GoodsTNVEDCode"),
                item.money(item.optional("StatisticalCost") == null ? "InvoicedCost" : "StatisticalCost"),
                item.thousandths("NetWeightQuantity"),
                item.thousandths("SupplementaryGoodsQuantity/GoodsQuantity"),
                item.optional("SupplementaryGoodsQuantity/MeasureUnitQualifierCode"),
                flow == Flow.IMPORT ? country("OriginCountryCode", item) : null,
                item.optional("procedure/MainCustomsModeCode"),
                item.integer("GoodsNumeric"),
                currency.equals(currencyOfDocument) ? null : currency,
                new Details(
                        item.thousandths("GrossWeightQuantity"),
                        item.integer("ESADGoodsPackaging/PakageQuantity"),
                        null,
                        null,
                        item.optional("procedure/MainCustomsModeCode"),
                        item.optional("procedure/PrecedingCustomsModeCode"),
                        transfer == null ? List.of() : List.of(transfer)));
    }
}
