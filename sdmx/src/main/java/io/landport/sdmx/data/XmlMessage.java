package io.landport.sdmx.data;

import io.landport.answer.SdmxTerms;
import io.landport.sdmx.DataStructure;
import io.landport.sdmx.MessageHead;
import io.landport.sdmx.SdmxVersion;
import io.landport.sdmx.XmlOutput;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SDMX-ML: generic data of version 2.1, and structure-specific data of both versions. */
final class XmlMessage implements DataWriter {
    private static final String MIDNIGHT = "T00:00:00Z";

    private final DataQuery query;
    private final DataStructure structure;
    private final MessageHead head;
    private final String root;
    private final boolean isGeneric;
    private final XmlOutput xml;
    private final List<String> components;
    private final List<String> attributes;
    private final int within;
    private final List<String> ofSeries;
    private final List<String> ofObservation;

    /** @param root the name of the root element, which says whether the data are generic */
    XmlMessage(DataQuery query, MessageHead head, String root, Writer out) {
        this.query = query;
        this.structure = query.structure();
        this.head = head;
        this.root = root;
        this.isGeneric = root.startsWith("Generic");
        this.xml = new XmlOutput(out);
        this.components = structure.components();
        this.attributes = structure.attributes();
        this.within = components.indexOf(query.packing().within());
        this.ofSeries = query.packing().ofSeries(structure);
        this.ofObservation = query.packing().ofObservation(structure);
    }

    @Override
    public void begin() throws IOException {
        head.begin(xml, root);
        if (isGeneric) {
            xml.attribute("xmlns:generic", head.version().namespace("data/generic"));
        } else {
            xml.attribute("xmlns:ss", head.version().namespace("data/structurespecific"))
                    .attribute("xmlns:flow", namespace());
        }
        head.header(xml).start("message:Structure").attribute("structureID", structure.id());
        if (!isGeneric) {
            xml.attribute("namespace", namespace());
        }
        xml.attribute("dimensionAtObservation", query.packing().dimension()).start("common:Structure");
        if (head.version() == SdmxVersion.V2_1) {
            xml.start("Ref")
                    .attribute("agencyID", SdmxTerms.AGENCY)
                    .attribute("id", structure.id())
                    .attribute("version", head.version().artefacts())
                    .attribute("package", "datastructure")
                    .attribute("class", "DataStructure")
                    .end();
        } else {
            xml.text(urn());
        }
        xml.end().end().end().line();
    }

    private String urn() {
        return head.urn("datastructure.DataStructure", structure.id());
    }

    private String namespace() {
        return urn() + ":ObsLevelDim:" + query.packing().dimension();
    }

    @Override
    public void beginDataSet(DataAction action, Optional<LocalDate> validFrom) throws IOException {
        String prefix = isGeneric ? "" : "ss:";
        xml.start("message:DataSet")
                .attribute(prefix + "structureRef", structure.id())
                .attribute(prefix + "action", action.code());
        if (validFrom.isPresent()) {
            xml.attribute(prefix + "validFromDate", validFrom.get() + MIDNIGHT);
        }
        if (!isGeneric) {
            xml.attribute("ss:dataScope", "DataStructure").attribute("xsi:type", "flow:DataSetType");
        }
        writeDataSetAttributes();
        xml.line();
    }

    private void writeDataSetAttributes() throws IOException {
        boolean isEmpty = true;
        for (Map.Entry<String, String> attribute : DataStructure.OF_DATA_SET.entrySet()) {
            if (query.packing().attributes().contains(attribute.getKey())) {
                if (isGeneric && isEmpty) {
                    xml.start("generic:Attributes");
                }
                isEmpty = false;
                value(attribute.getKey(), attribute.getValue());
            }
        }
        if (isGeneric && !isEmpty) {
            xml.end();
        }
    }

    /** A value of a component: an element of generic data, otherwise an attribute of the element that was begun. */
    private void value(String component, String value) throws IOException {
        if (isGeneric) {
            xml.start("generic:Value")
                    .attribute("id", component)
                    .attribute("value", value)
                    .end();
        } else {
            xml.attribute(component, value);
        }
    }

    @Override
    public void series(List<Observation> observations) throws IOException {
        if (query.packing().isFlat()) {
            for (Observation observation : observations) {
                flat(observation);
            }
            return;
        }
        xml.start(isGeneric ? "generic:Series" : "Series");
        Observation first = observations.get(0);
        key("generic:SeriesKey", first, within);
        attributes(first, ofSeries);
        if (query.packing().hasObservations()) {
            for (Observation observation : observations) {
                observation(observation);
            }
        }
        xml.end().line();
    }

    private void observation(Observation observation) throws IOException {
        String period = observation.key().get(within);
        if (isGeneric) {
            xml.start("generic:Obs").start("generic:ObsDimension");
            if (!components.get(within).equals(DataStructure.TIME)) {
                xml.attribute("id", components.get(within));
            }
            xml.attribute("value", period).end();
        } else {
            xml.start("Obs").attribute(components.get(within), period);
        }
        rest(observation);
        xml.end();
    }

    private void flat(Observation observation) throws IOException {
        xml.start(isGeneric ? "generic:Obs" : "Obs");
        key("generic:ObsKey", observation, -1);
        if (query.packing().hasObservations()) {
            rest(observation);
        }
        xml.end().line();
    }

    private void rest(Observation observation) throws IOException {
        if (!observation.value().isEmpty()) {
            if (isGeneric) {
                xml.start("generic:ObsValue")
                        .attribute("value", observation.value())
                        .end();
            } else {
                xml.attribute(DataStructure.VALUE, observation.value());
            }
        }
        attributes(observation, ofObservation);
    }

    private void key(String element, Observation observation, int without) throws IOException {
        if (isGeneric) {
            xml.start(element);
        }
        for (int place = 0; place < components.size(); place++) {
            if (place != without) {
                value(components.get(place), observation.key().get(place));
            }
        }
        if (isGeneric) {
            xml.end();
        }
    }

    private void attributes(Observation observation, List<String> of) throws IOException {
        boolean isEmpty = true;
        for (int place = 0; place < attributes.size(); place++) {
            String value = observation.attributes().get(place);
            if (of.contains(attributes.get(place)) && !value.isEmpty()) {
                if (isGeneric && isEmpty) {
                    xml.start("generic:Attributes");
                }
                isEmpty = false;
                value(attributes.get(place), value);
            }
        }
        if (isGeneric && !isEmpty) {
            xml.end();
        }
    }

    @Override
    public void endDataSet() throws IOException {
        xml.end().line();
    }

    @Override
    public void end() throws IOException {
        xml.finish();
    }
}
