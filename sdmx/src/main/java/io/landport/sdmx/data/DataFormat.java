package io.landport.sdmx.data;

import io.landport.sdmx.MessageHead;
import io.landport.sdmx.SdmxFormat;
import io.landport.sdmx.SdmxVersion;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Formats of data messages. */
public enum DataFormat implements SdmxFormat {
    GENERIC_XML("genericdata+xml", "2.1", SdmxVersion.V2_1),
    SPECIFIC_XML("structurespecificdata+xml", "2.1", SdmxVersion.V2_1),
    XML("data+xml", "3.0.0", SdmxVersion.V3_0),
    CSV_1("data+csv", "1.0.0", SdmxVersion.V2_1),
    CSV_2("data+csv", "2.0.0", SdmxVersion.V3_0),
    JSON("data+json", "2.0.0", SdmxVersion.V3_0);

    private final String subtype;
    private final String formatVersion;
    private final SdmxVersion version;

    DataFormat(String subtype, String formatVersion, SdmxVersion version) {
        this.subtype = subtype;
        this.formatVersion = formatVersion;
        this.version = version;
    }

    /** The formats of a version of the interface, its default first. */
    public static List<DataFormat> of(SdmxVersion version) {
        return version == SdmxVersion.V2_1
                ? List.of(GENERIC_XML, SPECIFIC_XML, CSV_1, CSV_2, JSON, XML)
                : List.of(JSON, XML, CSV_2, CSV_1, SPECIFIC_XML, GENERIC_XML);
    }

    @Override
    public String type() {
        return "application/vnd.sdmx." + subtype;
    }

    @Override
    public String formatVersion() {
        return formatVersion;
    }

    @Override
    public SdmxVersion version() {
        return version;
    }

    DataWriter writer(DataQuery query, MessageHead head, Writer out) throws IOException {
        return switch (this) {
            case GENERIC_XML -> new XmlMessage(query, head, true, out);
            case SPECIFIC_XML, XML -> new XmlMessage(query, head, false, out);
            case CSV_1, CSV_2 -> new CsvMessage(query, version, out);
            case JSON -> new JsonMessage(query, head, out);
        };
    }
}
