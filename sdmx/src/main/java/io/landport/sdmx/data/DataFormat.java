package io.landport.sdmx.data;

import io.landport.query.StoreReader;
import io.landport.sdmx.DataStructure;
import io.landport.sdmx.MessageHead;
import io.landport.sdmx.SdmxError;
import io.landport.sdmx.SdmxFormat;
import io.landport.sdmx.SdmxVersion;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Formats of data messages. */
public enum DataFormat implements SdmxFormat {
    GENERIC_XML("genericdata+xml", "2.1", SdmxVersion.V2_1),
    SPECIFIC_XML("structurespecificdata+xml", "2.1", SdmxVersion.V2_1),
    GENERIC_SERIES_XML("generictimeseriesdata+xml", "2.1", SdmxVersion.V2_1),
    SPECIFIC_SERIES_XML("structurespecifictimeseriesdata+xml", "2.1", SdmxVersion.V2_1),
    XML("data+xml", "3.0.0", SdmxVersion.V3_0),
    CSV_1("data+csv", "1.0.0", SdmxVersion.V2_1),
    CSV_2("data+csv", "2.0.0", SdmxVersion.V3_0),
    JSON("data+json", "2.0.0", SdmxVersion.V3_0);

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts and an enum
    private final Specification specification;

    DataFormat(String subtype, String formatVersion, SdmxVersion version) {
        this.specification = new Specification(subtype, formatVersion, version);
    }

    /** The formats of a version of the interface, its default first. */
    public static List<DataFormat> of(SdmxVersion version) {
        return version == SdmxVersion.V2_1
                ? List.of(GENERIC_XML, SPECIFIC_XML, CSV_1, CSV_2, JSON, XML, GENERIC_SERIES_XML, SPECIFIC_SERIES_XML)
                : List.of(JSON, XML, CSV_2, CSV_1, SPECIFIC_XML, GENERIC_XML, SPECIFIC_SERIES_XML, GENERIC_SERIES_XML);
    }

    @Override
    public Specification specification() {
        return specification;
    }

    /** @param reader reads the names of codes, if the message has them */
    DataWriter writer(DataQuery query, MessageHead head, StoreReader reader, Writer out) throws IOException {
        return switch (this) {
            case GENERIC_XML -> new XmlMessage(query, head, "GenericData", out);
            case SPECIFIC_XML, XML -> new XmlMessage(query, head, "StructureSpecificData", out);
            case GENERIC_SERIES_XML -> new XmlMessage(ofSeries(query), head, "GenericTimeSeriesData", out);
            case SPECIFIC_SERIES_XML -> new XmlMessage(ofSeries(query), head, "StructureSpecificTimeSeriesData", out);
            case CSV_1, CSV_2 -> new CsvMessage(query, version(), out);
            case JSON -> new JsonMessage(query, head, reader, out);
        };
    }

    /** @throws io.landport.sdmx.SdmxException if observations are not grouped as time series */
    private static DataQuery ofSeries(DataQuery query) {
        if (!query.packing().dimension().equals(DataStructure.TIME)) {
            throw SdmxError.SEMANTIC.because(
                    "dimensionAtObservation must be " + DataStructure.TIME + " in messages of time series");
        }
        return query;
    }
}
