package io.landport.format.eaeu;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RejectionLocator;
import io.landport.format.xml.KnownVersions;
import io.landport.format.xml.XmlContent;
import io.landport.format.xml.XmlElement;
import io.landport.format.xml.XmlFormat;
import io.landport.format.xml.XmlMessages;
import io.landport.format.xml.XmlPaths;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads declarations, corrections, marks, recalls and annulments. A declaration is identified by the id of its electronic document, because
 * it does not have the number that customs gives it; what follows it does, and names that id too.
 */
public final class EaeuMessages implements XmlMessages {
    /** {@code docs/formats/eaeu-esad.md} says how each message is read. */
    public static final XmlFormat FORMAT = new XmlFormat(
            "eaeu-esad",
            "goods declarations of the Eurasian Economic Union (ESADout_CU, KDTout_CU) in XML",
            EaeuMessages::new);

    private static final long MAX_CORRECTION = 99;

    /** Above the number of every correction. */
    private static final long RECALLED = 1_000;

    private static final String GOODS = "shipment/goods";
    private static final long REVISIONS = 10_000;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("ddMMyy", Locale.ROOT);
    private static final Places PLACES = new Places(
            Map.of(
                    "documentId", "DocumentID",
                    "statisticalDate", "EECEDocHeaderAddInfo/EDocDateTime",
                    "flow", "CustomsProcedure",
                    "crossing", "shipment/consignment/BorderCustomsOffice/Code",
                    "mode", "shipment/consignment/transport/TransportModeCode",
                    "partner", "shipment/consignment/DestinationCountryCode",
                    "procedure", "CustomsModeCode",
                    "currency", "shipment/contract/ContractCurrencyCode",
                    "packages", "shipment/TotalPackageNumber",
                    "consignmentCountry", "shipment/consignment/DispatchCountryCode"),
            GOODS,
            Map.of(
                    "number", "GoodsNumeric",
                    "commodity", "GoodsTNVEDCode",
                    "value", "StatisticalCost",
                    "currency", "InvoicedCurrencyCode",
                    "netWeight", "NetWeightQuantity",
                    "grossWeight", "GrossWeightQuantity",
                    "quantity", "SupplementaryGoodsQuantity/GoodsQuantity",
                    "unit", "SupplementaryGoodsQuantity/MeasureUnitQualifierCode",
                    "partner", "OriginCountryCode",
                    "procedure", "procedure/MainCustomsModeCode"));

    private final KnownVersions known = new KnownVersions();

    @Override
    public String roots() {
        return "ESADout_CU, KDTout_CU or their marks";
    }

    @Override
    public @Nullable XmlPaths paths(String envelope, String root) {
        EaeuPaths message = EaeuPaths.ofRoot(root);
        return message == null ? null : message.paths();
    }

    @Override
    public RejectionLocator locator(long number, XmlElement message) {
        return PLACES.locator(number, message);
    }

    @Override
    public XmlContent read(XmlElement message) {
        EaeuPaths kind = kind(message);
        if (!kind.isRead(message.namespace())) {
            throw InvalidRowException.value(
                            Reason.UNKNOWN_CODE,
                            "namespace of " + message.name(),
                            message.namespace(),
                            kind.namespace())
                    .at(message.path());
        }
        return switch (kind) {
            case DECLARATION -> declaration(message, requiredId(message), 0);
            case CORRECTION -> correction(message);
            case MARK -> mark(message);
            case CORRECTION_MARK -> correctionMark(message);
            case RECALL -> recall(message);
            case ANNULMENT -> annulment(message, time(message, "ResolDate", null));
        };
    }

    /** The first goods of a declaration in transit are no trade of the country that it passes. */
    private XmlContent declaration(XmlElement message, DocumentId id, long revision) {
        if ("ТТ".equals(message.optional("CustomsProcedure"))) {
            return XmlContent.none("declarations of transit");
        }
        Declaration declaration = new EaeuDeclaration(message).read(id, revision, references(message));
        known.keep(id, revision, message);
        return XmlContent.of(declaration);
    }

    /** A correction has the goods that it changes, or all of them: the others are those of the version before. */
    private XmlContent correction(XmlElement message) {
        DocumentId id = requiredId(message);
        long revision = message.number("KDTNumber", MAX_CORRECTION);
        XmlElement before = known.before(id, revision);
        Long goods = message.integer("shipment/TotalGoodsNumber");
        int changed = message.all(GOODS).size();
        boolean isWhole = goods != null && goods == changed;
        if (before != null) {
            XmlElement kept = isWhole ? before.without(GOODS) : before;
            return declaration(kept.with(message, Set.of()), id, revision);
        }
        if (!isWhole) {
            throw new InvalidRowException(
                            Reason.MISSING_FIELD,
                            "the correction has " + changed + " of " + (goods == null ? "all" : goods)
                                    + " goods, and the declaration with the others is not before it in this input:"
                                    + " send all messages of the declaration again in one input, this one last")
                    .at(message.path(GOODS));
        }
        return declaration(message, id, revision);
    }

    private XmlContent mark(XmlElement message) {
        DocumentId id = requiredId(message);
        number(message).ifPresent(number -> known.name(number, id));
        String code = message.optional("GTDOutResolution/DecisionCode");
        if (code == null) {
            return XmlContent.none("marks without a decision");
        }
        Outcome outcome = outcome(code);
        if (outcome == null) {
            return XmlContent.none("marks that decide nothing, or not on all goods");
        }
        long time = time(message, "GTDOutResolution/DateInf", "GTDOutResolution/TimeInf");
        if (outcome == Outcome.ANNULLED) {
            return annulment(message, time);
        }
        if (outcome == Outcome.REFUSED) {
            known.refuse(id, 0);
        }
        return XmlContent.of(decision(message, time, 0, outcome));
    }

    /** The release of goods is annulled, and with it that of every correction. */
    private XmlContent annulment(XmlElement message, long time) {
        Set<Long> revisions = new TreeSet<>(known.revisions(requiredId(message)));
        revisions.add(0L);
        return new XmlContent(
                revisions.stream()
                        .map(revision -> decision(message, time, revision, Outcome.ANNULLED))
                        .toList(),
                null);
    }

    /** By the classifier of decisions of customs bodies. */
    private static @Nullable Outcome outcome(String code) {
        return switch (code) {
            case "50", "51", "52" -> Outcome.ANNULLED;
            case "90" -> Outcome.REFUSED;
            default -> code.matches("[12][0-9]") ? Outcome.RELEASED : null;
        };
    }

    /** Customs puts marks on a correction that it has accepted. */
    private XmlContent correctionMark(XmlElement message) {
        for (String mark : List.of("KDTOutCommonMark", "KDTOutGoodsResolution")) {
            if (message.optional(mark + "/DateInf") != null) {
                return XmlContent.of(decision(
                        message,
                        time(message, mark + "/DateInf", mark + "/TimeInf"),
                        message.number("KTDNumber", MAX_CORRECTION),
                        Outcome.RELEASED));
            }
        }
        return XmlContent.none("marks without a date");
    }

    private XmlContent recall(XmlElement message) {
        DocumentId id = requiredId(message);
        return XmlContent.of(
                new Cancellation(id, RECALLED, references(message)),
                decision(message, time(message, "SendDate", "SendTime"), RECALLED, Outcome.RELEASED));
    }

    /** One message may decide on several revisions, so the number has the revision beside the time. */
    private Decision decision(XmlElement message, long time, long revision, Outcome outcome) {
        return new Decision(
                requiredId(message), time * REVISIONS + revision, revision, outcome.code(), references(message));
    }

    /** A date and a time of XML as a number of 14 digits. */
    private static long time(XmlElement message, String date, @Nullable String time) {
        String day = message.day(date).toString().replace("-", "");
        String given = time == null ? null : message.optional(time);
        if (given != null && !given.matches("[0-2][0-9]:[0-5][0-9]:[0-5][0-9].*")) {
            throw message.problem(Reason.MALFORMED_DATE, String.valueOf(time), "a time such as 23:59:59");
        }
        return Long.parseLong(
                day + (given == null ? "000000" : given.substring(0, 8).replace(":", "")));
    }

    private DocumentId requiredId(XmlElement message) {
        DocumentId id = id(message);
        if (id != null) {
            return id;
        }
        message.required(ofId(kind(message)));
        throw message.problem(
                Reason.UNKNOWN_CODE,
                kind(message) == EaeuPaths.DECLARATION
                        ? "RecipientCountryCode"
                        : numberOf(kind(message)) + "/CustomsCode",
                "a country or an office of the Eurasian Economic Union");
    }

    @Override
    public @Nullable DocumentId id(XmlElement message) {
        EaeuPaths kind = kind(message);
        DocumentId named = number(message).map(known::named).orElse(null);
        String document = message.optional(ofId(kind));
        if (document == null || document.length() > 36) {
            return named;
        }
        String source = kind == EaeuPaths.DECLARATION
                ? ofCountry(String.valueOf(message.optional("RecipientCountryCode")))
                : ofOffice(String.valueOf(message.optional(numberOf(kind) + "/CustomsCode")), named);
        return source == null ? null : new DocumentId(Channel.CUSTOMS, source, document.toUpperCase(Locale.ROOT));
    }

    /** The source of a country of the union; one that is not in the reference data is rejected by the judge. */
    private static @Nullable String ofCountry(String country) {
        return switch (country) {
            case "RU" -> "ru-fcs";
            case "KZ" -> "kz-kgd";
            case "AM", "BY", "KG" -> country.toLowerCase(Locale.ROOT) + "-customs";
            default -> null;
        };
    }

    /** Offices of Russia have eight digits that begin with 10, those of Kazakhstan five. */
    private static @Nullable String ofOffice(String office, @Nullable DocumentId named) {
        if (named != null) {
            return named.source();
        }
        return office.matches("10[0-9]{6}") ? "ru-fcs" : office.matches("[0-9]{5}") ? "kz-kgd" : null;
    }

    @Override
    public List<DocumentReference> references(XmlElement message) {
        return number(message)
                .map(number -> List.of(new DocumentReference("dt", number)))
                .orElse(List.of());
    }

    /** The number that customs gives a declaration: office, day and number. */
    private static Optional<String> number(XmlElement message) {
        String element = numberOf(kind(message));
        if (element.isEmpty()) {
            return Optional.empty();
        }
        String office = message.optional(element + "/CustomsCode");
        String number = message.optional(element + "/GTDNumber");
        try {
            return office == null || number == null || office.length() > 8 || number.length() > 7
                    ? Optional.empty()
                    : Optional.of(office + '/' + DAY.format(message.day(element + "/RegistrationDate")) + '/' + number);
        } catch (InvalidRowException e) {
            return Optional.empty();
        }
    }

    private static EaeuPaths kind(XmlElement message) {
        return Objects.requireNonNull(EaeuPaths.ofRoot(message.name()));
    }

    /** The element with the id of the electronic document of the declaration. */
    private static String ofId(EaeuPaths kind) {
        return switch (kind) {
            case DECLARATION -> "DocumentID";
            case MARK -> "GTDDocumentID";
            default -> "RefDocumentID";
        };
    }

    /** The element with the number that customs gives the declaration, empty if a message has none. */
    private static String numberOf(EaeuPaths kind) {
        return switch (kind) {
            case DECLARATION -> "";
            case CORRECTION -> "GtdRegistryNumber";
            case RECALL -> "GTDNumber";
            default -> "GTDID";
        };
    }
}
