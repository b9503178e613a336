package io.landport.sdmx.structure;

import io.landport.query.StoreReader;
import io.landport.sdmx.MessageHead;
import io.landport.sdmx.SdmxFormat;
import io.landport.sdmx.SdmxVersion;
import io.landport.sdmx.data.Availability;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Formats of structure messages. */
public enum StructureFormat implements SdmxFormat {
    XML_2("structure+xml", "2.1", SdmxVersion.V2_1),
    XML_3("structure+xml", "3.0.0", SdmxVersion.V3_0),
    JSON("structure+json", "2.0.0", SdmxVersion.V3_0);

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts and an enum
    private final Specification specification;

    StructureFormat(String subtype, String formatVersion, SdmxVersion version) {
        this.specification = new Specification(subtype, formatVersion, version);
    }

    /** The formats of a version of the interface, its default first. */
    public static List<StructureFormat> of(SdmxVersion version) {
        return version == SdmxVersion.V2_1 ? List.of(XML_2, JSON, XML_3) : List.of(JSON, XML_3, XML_2);
    }

    @Override
    public Specification specification() {
        return specification;
    }

    /**
     * Writes the artefacts of a query.
     *
     * @param out stays open
     * @throws io.landport.sdmx.SdmxException if there are none
     */
    public void write(StoreReader reader, StructureQuery query, MessageHead head, OutputStream out) throws IOException {
        Structures structures = Structures.read(reader, query);
        write(head, out, message -> message.write(structures));
    }

    /** Writes which codes and periods there are, as a constraint of the dataflow. */
    public void write(Availability availability, String componentId, MessageHead head, OutputStream out)
            throws IOException {
        write(head, out, message -> message.write(availability, componentId));
    }

    private interface Content {
        void writeTo(StructureMessage message) throws IOException;
    }

    private void write(MessageHead head, OutputStream out, Content content) throws IOException {
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        content.writeTo(this == JSON ? new JsonStructures(head, text) : new XmlStructures(head, text));
        text.flush();
    }
}
