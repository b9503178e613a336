package io.landport.format.wco;

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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a declaration, with all that amendments changed, as a revision. */
final class WcoDeclaration {
    private static final String NO_CURRENCY = "XXX";
    private static final String SHIPMENT = "GoodsShipment/";
    private static final String STATISTICAL = "StatisticalValueAmount";
    private static final String INVOICED = "Commodity/InvoiceLine/ItemChargeAmount";
    private static final String TARIFF_QUANTITY = "Commodity/GoodsMeasure/TariffQuantity";
    private static final int DAY_DIGITS = 8;

    /** Where the time of a declaration may be. */
    private static final List<String> TIMES =
            List.of("AcceptanceDateTime/DateTimeString", "IssueDateTime/DateTimeString");

    /** Where the place of crossing may be: the office of exit or entry, else where the goods are. */
    private static final List<String> CROSSINGS = List.of(
            "ExitOffice/ID", "EntryOffice/ID", "PresentationOffice/ID", SHIPMENT + "Consignment/GoodsLocation/Name");

    private final XmlElement declaration;
    private final Flow flow;

    WcoDeclaration(XmlElement declaration) {
        this.declaration = declaration;
        String type = declaration.required("TypeCode");
        this.flow = switch (type.length() < 2 ? type : type.substring(0, 2)) {
            case "IM" -> Flow.IMPORT;
            case "EX" -> Flow.EXPORT;
            default -> throw declaration.problem(Reason.UNKNOWN_CODE, "TypeCode", "IM or EX and a letter");
        };
    }

    /** Whether it says when it was accepted or issued. */
    static boolean isDated(XmlElement declaration) {
        return TIMES.stream().anyMatch(time -> declaration.optional(time) != null);
    }

    Declaration read(DocumentId id, long revision, List<DocumentReference> references) {
        List<XmlElement> items = declaration.all(SHIPMENT + "GovernmentAgencyGoodsItem");
        String currency = items.isEmpty() ? NO_CURRENCY : currency(items.get(0));
        String destination = declaration.optional(SHIPMENT + "Destination/CountryCode");
        Header header = new Header(
                day(),
                flow.code(),
                null,
                declaration.required(given(CROSSINGS)),
                TransportModes.mode(declaration.optional("BorderTransportMeans/ModeCode")),
                flow == Flow.EXPORT ? destination : null,
                null,
                null,
                currency,
                new Details(
                        declaration.thousandths("TotalGrossMassMeasure"),
                        declaration.integer("TotalPackageQuantity"),
                        null,
                        flow == Flow.EXPORT ? destination : declaration.optional(SHIPMENT + "ExportCountry/ID"),
                        null,
                        null,
                        List.of()));
        List<Line> lines = new ArrayList<>(items.size());
        for (XmlElement item : items) {
            lines.add(line(item, currency));
        }
        return new Declaration(id, revision, header, lines, List.of(), references);
    }

    private LocalDate day() {
        String keys = given(TIMES);
        String text = declaration.required(keys);
        try {
            return LocalDate.parse(
                    text.length() < DAY_DIGITS ? text : text.substring(0, DAY_DIGITS),
                    DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw declaration.problem(Reason.MALFORMED_DATE, keys, "a time such as 20210531235959Z");
        }
    }

    /** The first of these that is given, else the first. */
    private String given(List<String> keys) {
        return keys.stream()
                .filter(key -> declaration.optional(key) != null)
                .findFirst()
                .orElse(keys.get(0));
    }

    private static String value(XmlElement item) {
        return item.optional(STATISTICAL) == null && item.optional(INVOICED) != null ? INVOICED : STATISTICAL;
    }

    private static String currency(XmlElement item) {
        item.required(value(item));
        return item.required(value(item) + "/@currencyID");
    }

    private Line line(XmlElement item, String currencyOfDocument) {
        String currency = currency(item);
        List<XmlElement> procedures = item.all("GovernmentProcedure");
        XmlElement procedure = procedures.isEmpty() ? null : procedures.get(0);
        String requested = procedure == null ? null : procedure.optional("CurrentCode");
        return new Line(
                commodity(item),
                item.money(value(item)),
                item.thousandths("Commodity/GoodsMeasure/NetNetWeightMeasure"),
                item.thousandths(TARIFF_QUANTITY),
                item.optional(TARIFF_QUANTITY + "/@unitCode"),
                flow == Flow.IMPORT ? item.optional("Origin/CountryCode") : null,
                requested,
                item.integer("SequenceNumeric"),
                currency.equals(currencyOfDocument) ? null : currency,
                new Details(
                        item.thousandths("Commodity/GoodsMeasure/GrossMassMeasure"),
                        packages(item),
                        null,
                        null,
                        requested,
                        procedure == null ? null : procedure.optional("PreviousCode"),
                        procedures.stream()
                                .skip(1)
                                .map(more -> more.optional("CurrentCode"))
                                .filter(Objects::nonNull)
                                .toList()));
    }

    /** An item has codes of several classifications; that of the tariff is of type TSP. */
    private static String commodity(XmlElement item) {
        return item.all("Commodity/Classification").stream()
                .filter(code -> "TSP".equals(code.optional("IdentificationTypeCode")))
                .findFirst()
                .map(code -> code.required("ID"))
                .orElseGet(() -> item.required("Commodity/Classification/ID"));
    }

    private static @Nullable Long packages(XmlElement item) {
        List<XmlElement> kinds = item.all("Packaging").stream()
                .filter(kind -> kind.optional("QuantityQuantity") != null)
                .toList();
        long sum = 0;
        for (XmlElement kind : kinds) {
            sum += Objects.requireNonNull(kind.integer("QuantityQuantity"));
        }
        return kinds.isEmpty() ? null : (Long) sum;
    }
}
