package io.landport.format.asycuda;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RejectionLocator;
import io.landport.format.xml.TransportModes;
import io.landport.format.xml.XmlContent;
import io.landport.format.xml.XmlElement;
import io.landport.format.xml.XmlFormat;
import io.landport.format.xml.XmlMessages;
import io.landport.format.xml.XmlPaths;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads single administrative documents. One that customs has registered is a revision; one that customs has assessed is a later revision,
 * and released.
 */
public final class AsycudaMessages implements XmlMessages {
    /** {@code docs/formats/asycuda-sad.md} says how each message is read. */
    public static final XmlFormat FORMAT = new XmlFormat(
            "asycuda-sad", "single administrative documents of ASYCUDA World in XML", AsycudaMessages::new);

    private static final String ROOT = "ASYCUDA";
    private static final String OFFICE = "Identification/Office_segment/Customs_clearance_office_code";
    private static final String TYPE = "Identification/Type/Type_of_declaration";
    private static final String REGISTRATION = "Identification/Registration/";
    private static final String ASSESSMENT = "Identification/Assessment/";
    private static final String COUNTRIES = "General_information/Country/";
    private static final String PROCEDURE = "Tarification/Extended_customs_procedure";
    private static final String VALUE = "Valuation_item/Statistical_value";
    private static final String INVOICE = "Valuation_item/Item_Invoice/";
    private static final int PROCEDURE_DIGITS = 2;
    private static final long NUMBERS_OF_A_DAY = 10_000_000_000L;
    private static final int MAX_TEXT = 40;

    private static final XmlPaths PATHS = XmlPaths.of(ROOT, """
            Identification/Office_segment/Customs_clearance_office_code
            Identification/Type/Type_of_declaration
            Identification/Registration/Serial_number
            Identification/Registration/Number
            Identification/Registration/Date
            Identification/Assessment/Number
            Identification/Assessment/Date
            General_information/Country/Export/Export_country_code
            General_information/Country/Destination/Destination_country_code
            Transport/Means_of_transport/Border_information/Mode
            Transport/Border_office/Code
            Item*/Packages/Number_of_packages
            Item*/Tarification/HScode/Commodity_code
            Item*/Tarification/Extended_customs_procedure
            Item*/Tarification/National_customs_procedure
            Item*/Tarification/Supplementary_unit*/Suppplementary_unit_code
            Item*/Tarification/Supplementary_unit*/Suppplementary_unit_quantity
            Item*/Goods_description/Country_of_origin_code
            Item*/Valuation_item/Weight_itm/Gross_weight_itm
            Item*/Valuation_item/Weight_itm/Net_weight_itm
            Item*/Valuation_item/Statistical_value
            Item*/Valuation_item/Item_Invoice/Amount_foreign_currency
            Item*/Valuation_item/Item_Invoice/Currency_code
            Item*/Attached_documents*/Attached_document_date
            """, Map.of());

    private static final Places PLACES = new Places(
            Map.of(
                    "documentId", REGISTRATION + "Number",
                    "revision", ASSESSMENT + "Date",
                    "statisticalDate", REGISTRATION + "Date",
                    "flow", TYPE,
                    "crossing", "Transport/Border_office/Code",
                    "mode", "Transport/Means_of_transport/Border_information/Mode",
                    "partner", COUNTRIES + "Destination/Destination_country_code",
                    "consignmentCountry", COUNTRIES + "Export/Export_country_code"),
            "Item",
            Map.of(
                    "commodity", "Tarification/HScode/Commodity_code",
                    "value", VALUE,
                    "currency", INVOICE + "Currency_code",
                    "netWeight", "Valuation_item/Weight_itm/Net_weight_itm",
                    "grossWeight", "Valuation_item/Weight_itm/Gross_weight_itm",
                    "quantity", "Tarification/Supplementary_unit/Suppplementary_unit_quantity",
                    "unit", "Tarification/Supplementary_unit/Suppplementary_unit_code",
                    "partner", "Goods_description/Country_of_origin_code",
                    "packages", "Packages/Number_of_packages",
                    "procedure", PROCEDURE));

    @Override
    public String roots() {
        return ROOT;
    }

    @Override
    public @Nullable XmlPaths paths(String envelope, String root) {
        return root.equals(ROOT) ? PATHS : null;
    }

    @Override
    public RejectionLocator locator(long number, XmlElement message) {
        return PLACES.locator(number, message);
    }

    @Override
    public XmlContent read(XmlElement document) {
        if (document.optional(REGISTRATION + "Number") == null && document.optional(TYPE) != null) {
            return XmlContent.none("declarations that are not registered");
        }
        AsycudaDates dates = new AsycudaDates(document);
        DocumentId id = requiredId(document, dates);
        boolean isAssessed = document.optional(ASSESSMENT + "Number") != null;
        LocalDate day = dates.day(document, (isAssessed ? ASSESSMENT : REGISTRATION) + "Date");
        long revision = isAssessed ? revision(document, day) : 0;
        Declaration declaration = declaration(document, id, revision, day);
        return isAssessed
                ? XmlContent.of(declaration, new Decision(id, revision, revision, Outcome.RELEASED.code()))
                : XmlContent.of(declaration);
    }

    /** The day and the number of the assessment: an amended declaration is assessed again. */
    private static long revision(XmlElement document, LocalDate day) {
        long number = document.number(ASSESSMENT + "Number", NUMBERS_OF_A_DAY - 1);
        return Long.parseLong(day.toString().replace("-", "")) * NUMBERS_OF_A_DAY + number;
    }

    private static Declaration declaration(XmlElement document, DocumentId id, long revision, LocalDate day) {
        Flow flow = flow(document);
        String country = country(document);
        String consignment = document.optional(COUNTRIES
                + (flow == Flow.IMPORT ? "Export/Export_country_code" : "Destination/Destination_country_code"));
        List<XmlElement> items = document.all("Item");
        String currency = items.isEmpty() ? national(document, country) : currency(items.get(0), document, country);
        Header header = new Header(
                day,
                flow.code(),
                null,
                crossing(document, country),
                TransportModes.mode(document.optional("Transport/Means_of_transport/Border_information/Mode")),
                flow == Flow.EXPORT ? consignment : null,
                null,
                null,
                currency,
                new Details(null, null, null, consignment, null, null, List.of()));
        List<Line> lines = new ArrayList<>(items.size());
        for (XmlElement item : items) {
            String own = currency(item, document, country);
            lines.add(line(item, flow, lines.size() + 1, own.equals(currency) ? null : own));
        }
        return new Declaration(id, revision, header, lines, List.of());
    }

    private static Line line(XmlElement item, Flow flow, long number, @Nullable String currency) {
        String procedure = item.required(PROCEDURE);
        boolean isWhole = procedure.length() == 2 * PROCEDURE_DIGITS;
        String requested = isWhole ? procedure.substring(0, PROCEDURE_DIGITS) : procedure;
        String national = item.optional("Tarification/National_customs_procedure");
        XmlElement unit = item.all("Tarification/Supplementary_unit").stream()
                .filter(given -> given.optional("Suppplementary_unit_code") != null)
                .findFirst()
                .orElse(null);
        Long packages = item.thousandths("Packages/Number_of_packages");
        return new Line(
                item.required("Tarification/HScode/Commodity_code"),
                item.money(isValued(item) ? VALUE : INVOICE + "Amount_foreign_currency"),
                item.thousandths("Valuation_item/Weight_itm/Net_weight_itm"),
                unit == null ? null : unit.thousandths("Suppplementary_unit_quantity"),
                unit == null ? null : unit.optional("Suppplementary_unit_code"),
                flow == Flow.IMPORT ? item.optional("Goods_description/Country_of_origin_code") : null,
                requested,
                number,
                currency,
                new Details(
                        item.thousandths("Valuation_item/Weight_itm/Gross_weight_itm"),
                        packages == null ? null : (Long) (packages / 1_000),
                        null,
                        null,
                        requested,
                        isWhole ? procedure.substring(PROCEDURE_DIGITS) : null,
                        national == null ? List.of() : List.of(national)));
    }

    /** Until customs has valued an item, its statistical value is missing or 0. */
    private static boolean isValued(XmlElement item) {
        String value = item.optional(VALUE);
        return value != null && !value.chars().allMatch(c -> c == '0' || c == '.');
    }

    /** The statistical value is in the currency of the country, which the document does not name. */
    private static String currency(XmlElement item, XmlElement document, String country) {
        return isValued(item) ? national(document, country) : item.required(INVOICE + "Currency_code");
    }

    private static String national(XmlElement document, String country) {
        try {
            Currency currency = Currency.getInstance(new Locale("", country));
            if (currency != null) {
                return currency.getCurrencyCode();
            }
        } catch (IllegalArgumentException e) {
            // No such country.
        }
        throw document.problem(Reason.UNKNOWN_CODE, countryKeys(document), "a country that has a currency");
    }

    private static Flow flow(XmlElement document) {
        String type = document.required(TYPE).toUpperCase(Locale.ROOT);
        return switch (type) {
            case "IM" -> Flow.IMPORT;
            case "EX" -> Flow.EXPORT;
            default -> throw document.problem(Reason.UNKNOWN_CODE, TYPE, "IM or EX");
        };
    }

    /** Files often leave the office at the border empty: then the declaration was cleared there. */
    private static String crossing(XmlElement document, String country) {
        String border = document.optional("Transport/Border_office/Code");
        String code = (border == null ? document.required(OFFICE) : border).toUpperCase(Locale.ROOT);
        return code.startsWith(country) ? code : country + code;
    }

    /** The country whose customs have the document: an import is bound for it, an export leaves it. */
    private static String country(XmlElement document) {
        return document.required(countryKeys(document));
    }

    private static String countryKeys(XmlElement document) {
        return COUNTRIES
                + (flow(document) == Flow.IMPORT
                        ? "Destination/Destination_country_code"
                        : "Export/Export_country_code");
    }

    private static DocumentId requiredId(XmlElement document, AsycudaDates dates) {
        String country = country(document);
        if (!country.matches("[A-Z]{2}")) {
            throw document.problem(Reason.UNKNOWN_CODE, countryKeys(document), "two letters");
        }
        String serial = document.optional(REGISTRATION + "Serial_number");
        String number = (serial == null ? "" : serial) + document.required(REGISTRATION + "Number");
        String office = document.required(OFFICE);
        if (number.length() > MAX_TEXT || office.length() > MAX_TEXT) {
            throw document.problem(
                    Reason.MALFORMED_DOCUMENT_ID, REGISTRATION + "Number", "at most " + MAX_TEXT + " characters");
        }
        int year = dates.day(document, REGISTRATION + "Date").getYear();
        return new DocumentId(
                Channel.CUSTOMS, "asycuda-" + country.toLowerCase(Locale.ROOT), office + '/' + year + '/' + number);
    }

    @Override
    public @Nullable DocumentId id(XmlElement document) {
        try {
            return requiredId(document, new AsycudaDates(document));
        } catch (InvalidRowException e) {
            return null;
        }
    }

    @Override
    public List<DocumentReference> references(XmlElement document) {
        return List.of();
    }
}
