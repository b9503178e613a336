package io.landport.simulator.message;

import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.Outcome;
import io.landport.simulator.xml.XmlText;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Single administrative documents of Nepal: once when they are registered, and again when they, or an amendment, are assessed. */
final class AsycudaWriter extends MessageWriter {
    private static final Map<String, String> MODES = Map.of("water", "10", "rail", "20", "road", "30", "air", "40");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);
    private static final String COUNTRY = "NP";
    private static final int OFFICES = 90_000;
    private static final int FIRST_OFFICE = 10_000;

    @Override
    @Nullable
    String revision(Declaration declaration) {
        return declaration.revision() == 0 ? document(declaration, null) : null;
    }

    @Override
    @Nullable
    String decision(Decision decision, Declaration declaration) {
        return decision.outcome().equals(Outcome.RELEASED.code()) ? document(declaration, decision) : null;
    }

    /** There is no message that withdraws a document. */
    @Override
    @Nullable
    String cancelled(Decision decision) {
        return null;
    }

    private static String document(Declaration declaration, @Nullable Decision assessment) {
        Header header = declaration.header();
        boolean isImport = header.flow().equals(Flow.IMPORT.code());
        String day = DAY.format(header.statisticalDate());
        String partner = declaration.lines().isEmpty()
                ? null
                : declaration.lines().get(0).partner();
        String[] number = declaration.id().document().split("/", -1);
        XmlText xml = XmlText.message("", "ASYCUDA", "id=\"simulated\"")
                .open("Identification")
                .field("Office_segment/Customs_clearance_office_code", number[0])
                .field("Type/Type_of_declaration", isImport ? "IM" : "EX")
                .open("Registration")
                .field("Serial_number", "C")
                .field("Number", number[number.length - 1])
                .field("Date", day)
                .close()
                .open("Assessment")
                .field("Serial_number", "<null/>")
                .field("Number", assessment == null ? "" : assessment.number())
                .field("Date", assessment == null ? "" : day)
                .close()
                .close()
                .field("Traders/Consignee/Consignee_name", "Firm of the simulation")
                .open("General_information")
                .open("Country")
                .field("Export/Export_country_code", isImport ? partner : COUNTRY)
                .field("Destination/Destination_country_code", isImport ? COUNTRY : partner)
                .close()
                .close()
                .open("Transport")
                .field(
                        "Means_of_transport/Border_information/Mode",
                        MODES.getOrDefault(String.valueOf(header.mode()), "90"))
                .field(
                        "Border_office/Code",
                        COUNTRY + (FIRST_OFFICE + Math.floorMod(Objects.hash(header.crossing()), OFFICES)))
                .close();
        declaration.lines().forEach(line -> item(xml, line, header));
        return xml.end();
    }

    private static void item(XmlText xml, Line line, Header header) {
        xml.open("Item")
                .open("Tarification")
                .field("HScode/Commodity_code", line.commodity())
                .field("Extended_customs_procedure", line.procedure() + "00")
                .open("Supplementary_unit")
                .field("Suppplementary_unit_code", line.quantity() == null ? "<null/>" : line.unit())
                .field("Suppplementary_unit_quantity", weight(line.quantity()))
                .close()
                .close()
                .field("Goods_description/Country_of_origin_code", line.partner())
                .open("Valuation_item")
                .field("Weight_itm/Net_weight_itm", weight(line.netWeight()))
                .field("Statistical_value", "0.0")
                .open("Item_Invoice")
                .field("Amount_foreign_currency", money(line.value()))
                .field("Currency_code", header.currency())
                .close()
                .close()
                .close();
    }
}
