package io.landport.simulator.message;

import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.Outcome;
import io.landport.simulator.xml.XmlText;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Goods declarations of Russia, their corrections, marks and recalls, as the schemas of album 5.23 have them. */
final class EaeuWriter extends MessageWriter {
    private static final String SCHEME = "ru-customs-office";
    private static final Map<String, String> MODES = Map.of("water", "10", "rail", "20", "road", "30", "air", "40");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("ddMMyy", Locale.ROOT);
    private static final int NUMBER_DIGITS = 7;
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    @Override
    @Nullable
    String revision(Declaration declaration) {
        Header header = declaration.header();
        if (!SCHEME.equals(header.crossingScheme())) {
            return null;
        }
        boolean isFirst = declaration.revision() == 0;
        String root = isFirst ? "ESADout_CU" : "KDTout_CU";
        XmlText xml = message(root, "5.23.0", isFirst ? "1006107E" : "1006111E");
        xml.field(
                "cat_ru:DocumentID",
                isFirst
                        ? id(declaration.id().document())
                        : UUID.nameUUIDFromBytes(bytes(declaration.id().document() + declaration.revision())));
        if (isFirst) {
            xml.open("EECEDocHeaderAddInfo")
                    .field("RUScat_ru:EDocCode", "R.036")
                    .field("RUScat_ru:EDocDateTime", header.statisticalDate() + "T09:00:00")
                    .close();
        } else {
            xml.field("cat_ru:RefDocumentID", id(declaration.id().document()))
                    .field("KDTNumber", declaration.revision());
        }
        xml.field("CustomsProcedure", header.flow().equals(Flow.IMPORT.code()) ? "ИМ" : "ЭК");
        xml.field("RecipientCountryCode", isFirst ? "RU" : null);
        shipment(xml, isFirst ? "ESADout_CU" : "KDTout", isFirst ? "ESADout_CU" : "KTDout", declaration);
        if (!isFirst) {
            number(xml, "GtdRegistryNumber", declaration.id().document());
            xml.open("KDTFilledInfo").close();
        }
        return xml.end();
    }

    private static void shipment(XmlText xml, String prefix, String oddPrefix, Declaration declaration) {
        Header header = declaration.header();
        String partner = declaration.lines().isEmpty()
                ? null
                : declaration.lines().get(0).partner();
        boolean isImport = header.flow().equals(Flow.IMPORT.code());
        xml.open(prefix + "GoodsShipment")
                .field("catESAD_cu:TotalGoodsNumber", declaration.lines().size())
                .field(oddPrefix + "Declarant/cat_ru:OrganizationName", "Firm of the simulation")
                .open(oddPrefix + "Consigment")
                .field("catESAD_cu:DestinationCountryCode", isImport ? "RU" : partner)
                .field("catESAD_cu:BorderCustomsOffice/cat_ru:Code", header.crossing())
                .field(
                        prefix + "BorderTransport/cat_ru:TransportModeCode",
                        MODES.getOrDefault(String.valueOf(header.mode()), "99"))
                .close()
                .field(prefix + "MainContractTerms/catESAD_cu:ContractCurrencyCode", header.currency());
        int number = 0;
        for (Line line : declaration.lines()) {
            goods(xml, prefix, ++number, line, isImport);
        }
        xml.close();
    }

    private static void goods(XmlText xml, String prefix, int number, Line line, boolean isImport) {
        xml.open(prefix + "Goods")
                .field("catESAD_cu:GoodsNumeric", number)
                .field("catESAD_cu:GoodsDescription", "goods of the simulation")
                .field("catESAD_cu:NetWeightQuantity", weight(line.netWeight()))
                .field("catESAD_cu:InvoicedCost", money(line.value()))
                .field("catESAD_cu:GoodsTNVEDCode", line.commodity())
                .field("catESAD_cu:OriginCountryCode", isImport ? line.partner() : "RU");
        boolean isFirst = prefix.startsWith("ESAD");
        if (isFirst) {
            quantity(xml, line);
        }
        xml.open(isFirst ? "ESADCustomsProcedure" : "CustomsProcedure")
                .field("catESAD_cu:MainCustomsModeCode", line.procedure())
                .field("catESAD_cu:PrecedingCustomsModeCode", "00")
                .field("catESAD_cu:GoodsTransferFeature", "000")
                .close();
        if (!isFirst) {
            quantity(xml, line);
        }
        xml.close();
    }

    private static void quantity(XmlText xml, Line line) {
        if (line.quantity() != null) {
            xml.open("SupplementaryGoodsQuantity")
                    .field("cat_ru:GoodsQuantity", weight(line.quantity()))
                    .field("cat_ru:MeasureUnitQualifierCode", line.unit())
                    .close();
        }
    }

    @Override
    @Nullable
    String decision(Decision decision, Declaration declaration) {
        if (!SCHEME.equals(declaration.header().crossingScheme())) {
            return null;
        }
        String outcome = decision.outcome();
        boolean isReleased = outcome.equals(Outcome.RELEASED.code());
        if (declaration.revision() > 0 && !outcome.equals(Outcome.ANNULLED.code())) {
            return isReleased ? correctionMark(decision, declaration) : null;
        }
        String document = decision.id().document();
        XmlText xml = message("GTDoutCustomsMark", "5.23.0", "1006078E")
                .field("cat_ru:DocumentID", UUID.nameUUIDFromBytes(bytes(document + " mark " + decision.number())))
                .field("GTDDocumentID", id(document))
                .open("GTDOutResolution")
                .field(
                        "catESAD_ru:DecisionCode",
                        isReleased ? "10" : outcome.equals(Outcome.REFUSED.code()) ? "90" : "50")
                .field("catESAD_ru:DateInf", declaration.header().statisticalDate())
                .field("catESAD_ru:TimeInf", time(decision))
                .close();
        number(xml, "GTDID", document);
        return xml.end();
    }

    private static String correctionMark(Decision decision, Declaration declaration) {
        String document = decision.id().document();
        XmlText xml = message("KDTOutCustomsMark", "5.22.0", "1006066E")
                .field("cat_ru:DocumentID", UUID.nameUUIDFromBytes(bytes(document + " mark " + decision.number())))
                .field("cat_ru:RefDocumentID", id(document))
                .field("GTDDocumentID", UUID.nameUUIDFromBytes(bytes(document + declaration.revision())))
                .field("KTDNumber", declaration.revision())
                .open("KDTOutCommonMark")
                .field("GRNumber", "D")
                .field("StageMarkIdentifier", "1")
                .field("NoteMarkIdentifier", "01")
                .field("MarkDescription", "simulated")
                .field("DateInf", declaration.header().statisticalDate())
                .field("TimeInf", time(decision))
                .field("PersonName", "Inspector of the simulation")
                .field("LNP", "001")
                .close();
        number(xml, "GTDID", document);
        return xml.end();
    }

    @Override
    @Nullable
    String cancelled(Decision decision) {
        if (!decision.outcome().equals(Outcome.RELEASED.code())) {
            return null;
        }
        String document = decision.id().document();
        XmlText xml = message("PermitRecallGTD", "5.10.0", "1006045E")
                .field("cat_ru:RefDocumentID", id(document))
                .field("SendDate", day(document))
                .field("SendTime", time(decision));
        number(xml, "GTDNumber", document);
        return xml.end();
    }

    private static XmlText message(String root, String album, String mode) {
        return XmlText.message(
                "x:",
                root,
                "DocumentModeID=\"" + mode + "\" xmlns:x=\"urn:customs.ru:Information:CustomsDocuments:" + root + ':'
                        + album + "\" xmlns:cat_ru=\"urn:customs.ru:CommonAggregateTypes:5.22.0\""
                        + " xmlns:catESAD_cu=\"urn:customs.ru:CUESADCommonAggregateTypesCust:5.22.0\""
                        + " xmlns:catESAD_ru=\"urn:customs.ru:RUCommonAggregateTypes:5.23.0\""
                        + " xmlns:RUScat_ru=\"urn:customs.ru:RUSCommonAggregateTypes:5.22.0\"");
    }

    private static void number(XmlText xml, String element, String document) {
        String[] parts = document.split("/", -1);
        xml.open(element)
                .field("cat_ru:CustomsCode", parts[0])
                .field("cat_ru:RegistrationDate", day(document))
                .field("cat_ru:GTDNumber", parts[2].substring(parts[2].length() - NUMBER_DIGITS))
                .close();
    }

    private static LocalDate day(String document) {
        return LocalDate.parse(document.split("/", -1)[1], DAY);
    }

    /** Each decision on a document has another second. */
    private static LocalTime time(Decision decision) {
        return MORNING.plusSeconds(decision.number());
    }

    private static String id(String document) {
        return UUID.nameUUIDFromBytes(bytes(document)).toString().toUpperCase(Locale.ROOT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
