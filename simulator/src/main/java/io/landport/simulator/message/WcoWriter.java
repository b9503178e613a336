package io.landport.simulator.message;

import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.Outcome;
import io.landport.simulator.xml.XmlText;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Declarations of the United Kingdom, their amendments and the notifications about them. */
final class WcoWriter extends MessageWriter {
    private static final Map<String, String> MODES = Map.of("water", "1", "rail", "2", "road", "3", "air", "4");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT);
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int OFFICES = 1_000_000;

    @Override
    @Nullable
    String revision(Declaration declaration) {
        Header header = declaration.header();
        String document = declaration.id().document();
        boolean isFirst = declaration.revision() == 0;
        boolean isImport = header.flow().equals(Flow.IMPORT.code());
        String partner = declaration.lines().isEmpty()
                ? null
                : declaration.lines().get(0).partner();
        XmlText xml = message("GB").open("Declaration");
        if (isFirst) {
            time(xml, header.statisticalDate(), 0);
        }
        xml.field("FunctionCode", isFirst ? 9 : 13)
                .field("FunctionalReferenceID", document)
                .field("ID", isFirst ? null : mrn(document))
                .field("TypeCode", isFirst ? isImport ? "IMA" : "EXA" : "COR")
                .field("BorderTransportMeans/ModeCode", MODES.getOrDefault(String.valueOf(header.mode()), "9"))
                .open(isImport ? "EntryOffice" : "ExitOffice")
                .field("ID", "GB%06d".formatted(Math.floorMod(Objects.hash(header.crossing()), OFFICES)))
                .close()
                .open("GoodsShipment")
                .field("Consignee/Name", "Firm of the simulation")
                .field("Destination/CountryCode", isImport ? "GB" : partner);
        int number = 0;
        for (Line line : declaration.lines()) {
            item(xml, ++number, line, header, isImport);
        }
        return xml.end();
    }

    private static void item(XmlText xml, int number, Line line, Header header, boolean isImport) {
        xml.open("GovernmentAgencyGoodsItem")
                .field("SequenceNumeric", number)
                .field("StatisticalValueAmount currencyID=\"" + header.currency() + '"', money(line.value()))
                .open("Commodity")
                .open("Classification")
                .field("ID", line.commodity())
                .field("IdentificationTypeCode", "TSP")
                .close()
                .open("GoodsMeasure")
                .field("NetNetWeightMeasure", weight(line.netWeight()))
                .field("TariffQuantity unitCode=\"" + line.unit() + '"', weight(line.quantity()))
                .close()
                .close()
                .open("GovernmentProcedure")
                .field("CurrentCode", line.procedure())
                .field("PreviousCode", "00")
                .close();
        if (isImport) {
            xml.field("Origin/CountryCode", line.partner());
        }
        xml.close();
    }

    @Override
    @Nullable
    String decision(Decision decision, Declaration declaration) {
        return switch (decision.outcome()) {
            case "released" -> notification("09", decision, declaration.revision() + 1, declaration);
            case "refused" -> notification("03", decision, declaration.revision() + 1, declaration);
            default -> null;
        };
    }

    @Override
    @Nullable
    String cancelled(Decision decision) {
        return decision.outcome().equals(Outcome.RELEASED.code()) ? notification("10", decision, 1, null) : null;
    }

    private static String notification(
            String function, Decision decision, long version, @Nullable Declaration declaration) {
        String document = decision.id().document();
        XmlText xml = message("").open("Response").field("FunctionCode", function);
        LocalDate day = declaration == null
                ? LocalDate.parse(document.split("/", -1)[1], DateTimeFormatter.ofPattern("ddMMyy", Locale.ROOT))
                : declaration.header().statisticalDate();
        time(xml, day, decision.number());
        return xml.open("Declaration")
                .field("FunctionalReferenceID", document)
                .field("ID", mrn(document))
                .field("VersionID", version)
                .end();
    }

    /** Each message about a document has another second. */
    private static void time(XmlText xml, LocalDate day, long number) {
        xml.field(
                "IssueDateTime/DateTimeString formatCode=\"304\"",
                TIME.format(day.atTime(MORNING.plusSeconds(number))));
    }

    private static String mrn(String document) {
        String[] parts = document.split("/", -1);
        return parts[1].substring(4) + "GB" + parts[2];
    }

    private static XmlText message(String country) {
        return XmlText.message(
                        "",
                        "md:MetaData",
                        "xmlns:md=\"urn:wco:datamodel:WCO:DocumentMetaData-DMS:2\" xmlns=\"urn:wco:datamodel:WCO:DEC-DMS:2\"")
                .field("md:ResponsibleCountryCode", country);
    }
}
