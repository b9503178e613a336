package io.landport.format.wco;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.ContentHash;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RejectionLocator;
import io.landport.format.xml.KnownVersions;
import io.landport.format.xml.XmlContent;
import io.landport.format.xml.XmlElement;
import io.landport.format.xml.XmlFormat;
import io.landport.format.xml.XmlMessages;
import io.landport.format.xml.XmlPaths;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads declarations, amendments and notifications. A declaration is identified by the number of its declarant, because it has no other
 * when it is sent; the number of customs (MRN) is a reference.
 *
 * <p>The revisions of version 2 are numbered from 2 × 10^14 on, and the decisions on it too, by their time: an amendment that is refused
 * and the next one are both of the same version.
 */
public final class WcoMessages implements XmlMessages {
    /** {@code docs/formats/wco-dms.md} says how each message is read. */
    public static final XmlFormat FORMAT =
            new XmlFormat("wco-dms", "declarations and notifications of the WCO data model in XML", WcoMessages::new);

    private static final String ROOT = "MetaData";
    private static final long VERSION = 100_000_000_000_000L;

    private static final long MAX_VERSION = 8_999;

    /** Above every version. */
    private static final long INVALIDATED = (MAX_VERSION + 1) * VERSION;

    private static final long HASHES = 1_000_000_000_000L;
    private static final int MAX_TEXT = 128;

    /** What a request says of itself and not of the declaration. */
    private static final Set<String> OF_THE_REQUEST = Set.of("FunctionCode", "TypeCode", "FunctionalReferenceID");

    private static final Pattern TIME = Pattern.compile("[0-9]{14}.*");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final String REFERENCE = "FunctionalReferenceID";

    private static final String DECLARATION =
            """
            FunctionCode
            FunctionalReferenceID
            ID
            VersionID
            TypeCode
            AcceptanceDateTime/DateTimeString
            IssueDateTime/DateTimeString
            TotalPackageQuantity
            TotalGrossMassMeasure
            BorderTransportMeans/ModeCode
            ExitOffice/ID
            EntryOffice/ID
            PresentationOffice/ID
            GoodsShipment/Consignment/GoodsLocation/Name
            GoodsShipment/Destination/CountryCode
            GoodsShipment/ExportCountry/ID
            item/SequenceNumeric
            item/StatisticalValueAmount
            item/StatisticalValueAmount/@currencyID
            item/Commodity/Classification*IdentificationTypeCode/ID
            item/Commodity/Classification*IdentificationTypeCode/IdentificationTypeCode
            item/Commodity/GoodsMeasure/GrossMassMeasure
            item/Commodity/GoodsMeasure/NetNetWeightMeasure
            item/Commodity/GoodsMeasure/TariffQuantity
            item/Commodity/GoodsMeasure/TariffQuantity/@unitCode
            item/Commodity/InvoiceLine/ItemChargeAmount
            item/Commodity/InvoiceLine/ItemChargeAmount/@currencyID
            item/GovernmentProcedure*/CurrentCode
            item/GovernmentProcedure*/PreviousCode
            item/Origin*/CountryCode
            item/Packaging*SequenceNumeric/SequenceNumeric
            item/Packaging*SequenceNumeric/QuantityQuantity
            """.replace("item/", "GoodsShipment/GovernmentAgencyGoodsItem*SequenceNumeric/");

    private static final XmlPaths PATHS = XmlPaths.of(
            ROOT,
            Stream.concat(
                            Stream.of(
                                    "ResponsibleCountryCode",
                                    "Response/FunctionCode",
                                    "Response/IssueDateTime/DateTimeString",
                                    "Response/Status*/NameCode"),
                            DECLARATION
                                    .lines()
                                    .flatMap(path -> Stream.of("Declaration/" + path, "Response/Declaration*/" + path)))
                    .reduce("", (all, path) -> all + path + '\n'),
            Map.of());

    private static final Places PLACES = new Places(
            Map.of(
                    "documentId", "Declaration/FunctionalReferenceID",
                    "statisticalDate", "Declaration/AcceptanceDateTime/DateTimeString",
                    "flow", "Declaration/TypeCode",
                    "crossing", "Declaration/ExitOffice/ID",
                    "mode", "Declaration/BorderTransportMeans/ModeCode",
                    "partner", "Declaration/GoodsShipment/Destination/CountryCode",
                    "packages", "Declaration/TotalPackageQuantity",
                    "grossWeight", "Declaration/TotalGrossMassMeasure",
                    "consignmentCountry", "Declaration/GoodsShipment/ExportCountry/ID"),
            "Declaration/GoodsShipment/GovernmentAgencyGoodsItem",
            Map.of(
                    "number", "SequenceNumeric",
                    "commodity", "Commodity/Classification/ID",
                    "value", "StatisticalValueAmount",
                    "currency", "StatisticalValueAmount/@currencyID",
                    "netWeight", "Commodity/GoodsMeasure/NetNetWeightMeasure",
                    "grossWeight", "Commodity/GoodsMeasure/GrossMassMeasure",
                    "quantity", "Commodity/GoodsMeasure/TariffQuantity",
                    "unit", "Commodity/GoodsMeasure/TariffQuantity/@unitCode",
                    "partner", "Origin/CountryCode",
                    "procedure", "GovernmentProcedure/CurrentCode"));

    private final KnownVersions known = new KnownVersions();

    @Override
    public String roots() {
        return "MetaData with a Declaration or a Response";
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
    public XmlContent read(XmlElement message) {
        XmlElement response = message.first("Response");
        XmlElement declaration = declaration(message);
        if (declaration == null) {
            throw new InvalidRowException(Reason.MISSING_FIELD, "Declaration is missing").at(message.path());
        }
        DocumentId id = requiredId(message, declaration);
        String mrn = declaration.optional("ID");
        if (mrn != null) {
            known.name(mrn, id);
        }
        if (response != null) {
            return notification(response, declaration, id);
        }
        return switch (declaration.required("FunctionCode")) {
            case "9" -> revision(declaration, id, VERSION);
            case "13" -> request(declaration, id);
            default -> throw declaration.problem(Reason.UNKNOWN_CODE, "FunctionCode", "9 or 13");
        };
    }

    /** A declaration that does not say when it was accepted waits for the notification that does. */
    private XmlContent revision(XmlElement declaration, DocumentId id, long revision) {
        known.keep(id, revision, declaration);
        return WcoDeclaration.isDated(declaration)
                ? XmlContent.of(new WcoDeclaration(declaration).read(id, revision, references(declaration)))
                : XmlContent.none("declarations that wait for the day of their acceptance");
    }

    /** The request to invalidate changes nothing until customs confirm it. */
    private XmlContent request(XmlElement request, DocumentId id) {
        return switch (request.required("TypeCode")) {
            case "COR" -> {
                Long latest = known.highest(id);
                long version = latest == null ? VERSION : (latest / VERSION + 1) * VERSION;
                yield amendment(request, id, version + hash(request), request.path());
            }
            case "INV" -> XmlContent.none("requests to invalidate");
            default -> throw request.problem(Reason.UNKNOWN_CODE, "TypeCode", "COR or INV");
        };
    }

    private XmlContent amendment(XmlElement changes, DocumentId id, long revision, String path) {
        XmlElement before = known.before(id, revision);
        if (before == null) {
            throw new InvalidRowException(
                            Reason.MISSING_FIELD,
                            "the version that this changes is not before it in this input: send all messages of the"
                                    + " declaration again in one input, this one last")
                    .at(path);
        }
        return revision(before.with(changes, OF_THE_REQUEST), id, revision);
    }

    private static long hash(XmlElement changes) {
        return Long.remainderUnsigned(
                ContentHash.of(new String(changes.original().bytes(), StandardCharsets.UTF_8)), HASHES);
    }

    private XmlContent notification(XmlElement response, XmlElement declaration, DocumentId id) {
        boolean isFirst = declaration.optional("VersionID") == null;
        long version = (isFirst ? 1 : declaration.number("VersionID", MAX_VERSION)) * VERSION;
        Long latest = known.highest(id);
        Long named =
                latest != null && latest / VERSION == version / VERSION ? latest : version == VERSION ? VERSION : null;
        return switch (response.required("FunctionCode")) {
            case "01" -> accepted(declaration, id, named);
            case "03" -> {
                if (named != null) {
                    known.refuse(id, named);
                }
                yield decision(response, declaration, id, version, named, Outcome.REFUSED);
            }
            case "07" -> amendment(corrected(response), id, version + hash(response), response.path());
            case "08", "09" -> decision(response, declaration, id, version, named, Outcome.RELEASED);
            case "10" -> invalidated(response, declaration, id);
            case "11" -> answered(response, id, version);
            default -> XmlContent.none("notifications that decide nothing");
        };
    }

    /** The notification of acceptance says when a declaration that is known was accepted. */
    private XmlContent accepted(XmlElement declaration, DocumentId id, @Nullable Long named) {
        XmlElement sent = named == null ? null : known.before(id, named + 1);
        if (sent == null || WcoDeclaration.isDated(sent) || !WcoDeclaration.isDated(declaration)) {
            return XmlContent.none("notifications that decide nothing");
        }
        return revision(sent.with(declaration, OF_THE_REQUEST), id, Objects.requireNonNull(named));
    }

    /** What customs corrected is in the last declaration of the notification; the first says which one it is. */
    private static XmlElement corrected(XmlElement response) {
        List<XmlElement> declarations = response.all("Declaration");
        return declarations.get(declarations.size() - 1);
    }

    private XmlContent decision(
            XmlElement response,
            XmlElement declaration,
            DocumentId id,
            long version,
            @Nullable Long revision,
            Outcome outcome) {
        return XmlContent.of(
                new Decision(id, version + time(response), revision, outcome.code(), references(declaration)));
    }

    private XmlContent invalidated(XmlElement response, XmlElement declaration, DocumentId id) {
        return XmlContent.of(
                new Cancellation(id, INVALIDATED, references(declaration)),
                new Decision(
                        id,
                        INVALIDATED + time(response),
                        INVALIDATED,
                        Outcome.RELEASED.code(),
                        references(declaration)));
    }

    /** An amendment that customs refuse is not what the next one changes. */
    private XmlContent answered(XmlElement response, DocumentId id, long version) {
        Long latest = known.highest(id);
        boolean isRefused =
                response.all("Status").stream().anyMatch(status -> "41".equals(status.optional("NameCode")));
        if (isRefused && latest != null && latest / VERSION > version / VERSION) {
            known.refuse(id, latest);
        }
        return XmlContent.none("notifications that decide nothing");
    }

    /** The time of a notification as a number of 14 digits. */
    private static long time(XmlElement response) {
        String text = response.required("IssueDateTime/DateTimeString");
        if (!TIME.matcher(text).matches()) {
            throw response.problem(
                    Reason.MALFORMED_DATE, "IssueDateTime/DateTimeString", "a time such as 20210531235959Z");
        }
        return Long.parseLong(text.substring(0, 14));
    }

    private static @Nullable XmlElement declaration(XmlElement message) {
        XmlElement response = message.first("Response");
        return (response == null ? message : response).first("Declaration");
    }

    private DocumentId requiredId(XmlElement message, XmlElement declaration) {
        declaration.required(REFERENCE);
        DocumentId id = id(message);
        if (id != null) {
            return id;
        }
        throw message.problem(Reason.UNKNOWN_CODE, "ResponsibleCountryCode", "two letters, or those of the MRN");
    }

    /** The number of customs names a declaration even if a request has a number of its own. */
    @Override
    public @Nullable DocumentId id(XmlElement message) {
        XmlElement declaration = declaration(message);
        if (declaration == null) {
            return null;
        }
        String mrn = declaration.optional("ID");
        DocumentId named = mrn == null ? null : known.named(mrn);
        String reference = declaration.optional(REFERENCE);
        if (named != null || reference == null || reference.length() > MAX_TEXT) {
            return named;
        }
        String responsible = message.optional("ResponsibleCountryCode");
        String country = responsible == null && mrn != null && mrn.length() > 4
                ? mrn.substring(2, 4)
                : String.valueOf(responsible);
        return COUNTRY.matcher(country).matches()
                ? new DocumentId(Channel.CUSTOMS, "dms-" + country.toLowerCase(Locale.ROOT), reference)
                : null;
    }

    @Override
    public List<DocumentReference> references(XmlElement message) {
        XmlElement declaration = message.name().equals(ROOT) ? declaration(message) : message;
        String mrn = declaration == null ? null : declaration.optional("ID");
        return mrn == null || mrn.length() > MAX_TEXT ? List.of() : List.of(new DocumentReference("mrn", mrn));
    }
}
