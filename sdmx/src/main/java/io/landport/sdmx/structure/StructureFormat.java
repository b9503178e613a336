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
import java.util.Set;

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
        write(head, out, Structures.read(reader, query));
    }

    /**
     * Writes which codes and periods there are, as a constraint of the dataflow.
     *
     * @param references types of artefacts that are written with it, or {@code all} or {@code none}
     */
    public void write(
            StoreReader reader, Availability availability, Set<String> references, MessageHead head, OutputStream out)
            throws IOException {
        write(head, out, Structures.of(reader, availability, references));
    }

    private void write(MessageHead head, OutputStream out, Structures structures) throws IOException {
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        StructureMessage message = this == JSON ? new JsonStructures(head, text) : new XmlStructures(head, text);
        message.write(structures);
        text.flush();
    }
}
