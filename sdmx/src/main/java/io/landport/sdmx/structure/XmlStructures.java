package io.landport.sdmx.structure;

import io.landport.answer.SdmxTerms;
import io.landport.domain.text.TextLanguage;
import io.landport.sdmx.DataStructure;
import io.landport.sdmx.MessageHead;
import io.landport.sdmx.SdmxCodeList;
import io.landport.sdmx.SdmxCodeList.Item;
import io.landport.sdmx.SdmxVersion;
import io.landport.sdmx.SdmxWords;
import io.landport.sdmx.XmlOutput;
import io.landport.sdmx.data.Availability;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Structure messages of SDMX-ML 2.1 and 3.0. They differ in the names and order of lists, and in how artefacts are referred to. */
final class XmlStructures implements StructureMessage {
    private final MessageHead head;
    private final boolean isFirst;
    private final XmlOutput xml;

    XmlStructures(MessageHead head, Writer out) {
        this.head = head;
        this.isFirst = head.version() == SdmxVersion.V2_1;
        this.xml = new XmlOutput(out);
    }

    @Override
    public void write(Structures structures) throws IOException {
        begin();
        if (isFirst) {
            dataflows(structures);
            codeLists(structures);
            concepts(structures);
        } else {
            codeLists(structures);
            concepts(structures);
            dataflows(structures);
        }
        dataStructures(structures);
        if (structures.availability().isPresent()) {
            constraint(structures.availability().get());
        }
        xml.finish();
    }

    private void constraint(Availability availability) throws IOException {
        DataStructure structure = availability.structure();
        String type = isFirst ? "ContentConstraint" : "DataConstraint";
        String id = "AVAILABLE_" + structure.id();
        xml.start("structure:" + (isFirst ? "Constraints" : "DataConstraints"));
        artefact("structure:" + type, "registry." + type, id);
        xml.attribute(isFirst ? "type" : "role", "Actual").start("common:Annotations");
        count("obs_count", availability.observations());
        count("series_count", availability.series());
        xml.end();
        names(SdmxCodeList.in(language -> SdmxWords.dataflow(structure, language)), Optional.empty());
        xml.start("structure:ConstraintAttachment");
        reference("structure:Dataflow", "datastructure.Dataflow", "Dataflow", structure.id());
        xml.end().start("structure:CubeRegion").attribute("include", "true");
        String prefix = isFirst ? "common:" : "structure:";
        for (Map.Entry<String, Set<String>> codes : availability.codes().entrySet()) {
            keyValue(prefix, codes.getKey());
            for (String code : codes.getValue()) {
                xml.element(prefix + "Value", code);
            }
            xml.end().line();
        }
        if (availability.hasPeriods()) {
            keyValue(prefix, DataStructure.TIME);
            xml.start(prefix + "TimeRange");
            period(prefix + "StartPeriod", availability.firstPeriod());
            period(prefix + "EndPeriod", availability.lastPeriod());
        }
    }

    private void keyValue(String prefix, String component) throws IOException {
        xml.start(prefix + "KeyValue").attribute("id", component);
        if (!isFirst) {
            xml.attribute("include", "true");
        }
    }

    private void period(String element, String period) throws IOException {
        xml.start(element).attribute("isInclusive", "true").text(period).end();
    }

    private void count(String id, long count) throws IOException {
        xml.start("common:Annotation")
                .attribute("id", id)
                .element("common:AnnotationTitle", Long.toString(count))
                .element("common:AnnotationType", "sdmx_metrics")
                .end();
    }

    private void begin() throws IOException {
        head.begin(xml, "Structure").attribute("xmlns:structure", head.version().namespace("structure"));
        head.header(xml).end().line().start("message:Structures").line();
    }

    private void dataflows(Structures structures) throws IOException {
        if (structures.dataflows().isEmpty()) {
            return;
        }
        xml.start("structure:Dataflows").line();
        for (DataStructure flow : structures.dataflows()) {
            artefact("structure:Dataflow", "datastructure.Dataflow", flow.id());
            names(
                    SdmxCodeList.in(language -> SdmxWords.dataflow(flow, language)),
                    flow.flow().description());
            // Clients find the data structure of a flow by it, so stubs have it too.
            reference("structure:Structure", "datastructure.DataStructure", "DataStructure", flow.id());
            xml.end().line();
        }
        xml.end();
    }

    private void codeLists(Structures structures) throws IOException {
        if (structures.codeLists().isEmpty()) {
            return;
        }
        xml.start("structure:Codelists").line();
        for (SdmxCodeList list : structures.codeLists()) {
            artefact("structure:Codelist", "codelist.Codelist", list.id());
            if (structures.isPartial()) {
                xml.attribute("isPartial", "true");
            }
            names(list.names(), Optional.empty());
            for (Item code : list.items()) {
                item("structure:Code", "codelist.Code", list.id(), code);
            }
            xml.end().line();
        }
        xml.end();
    }

    private void concepts(Structures structures) throws IOException {
        if (structures.concepts().isEmpty()) {
            return;
        }
        xml.start("structure:" + (isFirst ? "Concepts" : "ConceptSchemes")).line();
        artefact("structure:ConceptScheme", "conceptscheme.ConceptScheme", Structures.CONCEPTS);
        if (structures.isPartial()) {
            xml.attribute("isPartial", "true");
        }
        names(SdmxCodeList.in(SdmxWords::concepts), Optional.empty());
        if (!structures.isStub()) {
            for (Item concept : structures.concepts()) {
                item("structure:Concept", "conceptscheme.Concept", Structures.CONCEPTS, concept);
            }
        }
        xml.end().end();
    }

    private void item(String element, String type, String list, Item item) throws IOException {
        xml.line().start(element).attribute("id", item.id()).attribute("urn", head.urn(type, list) + '.' + item.id());
        names(item.names(), item.description());
        xml.end();
    }

    private void dataStructures(Structures structures) throws IOException {
        if (structures.dataStructures().isEmpty()) {
            return;
        }
        xml.start("structure:DataStructures").line();
        for (DataStructure structure : structures.dataStructures()) {
            artefact("structure:DataStructure", "datastructure.DataStructure", structure.id());
            names(
                    SdmxCodeList.in(language -> SdmxWords.dataflow(structure, language)),
                    structure.flow().description());
            if (!structures.isStub()) {
                components(structure);
            }
            xml.end().line();
        }
        xml.end();
    }

    private void components(DataStructure structure) throws IOException {
        xml.start("structure:DataStructureComponents");
        xml.start("structure:DimensionList").attribute("id", "DimensionDescriptor");
        List<String> components = structure.components();
        for (int place = 0; place < components.size(); place++) {
            String component = components.get(place);
            boolean isTime = component.equals(DataStructure.TIME);
            component(structure, isTime ? "TimeDimension" : "Dimension", component);
            if (isFirst || !isTime) {
                xml.attribute("position", Integer.toString(place + 1));
            }
            identity(structure, component);
            xml.end();
        }
        xml.end();
        attributes(structure);
        measure(structure);
        xml.end();
    }

    private void attributes(DataStructure structure) throws IOException {
        xml.start("structure:AttributeList").attribute("id", "AttributeDescriptor");
        for (String attribute : structure.attributes()) {
            component(structure, "Attribute", attribute);
            boolean isOptional = structure.isOptional(attribute);
            if (isFirst) {
                xml.attribute("assignmentStatus", isOptional ? "Conditional" : "Mandatory");
            } else {
                xml.attribute("usage", isOptional ? "optional" : "mandatory");
            }
            identity(structure, attribute);
            xml.start("structure:AttributeRelationship");
            if (DataStructure.OF_DATA_SET.containsKey(attribute)) {
                xml.start("structure:" + (isFirst ? "None" : "Dataflow")).end();
            } else if (attribute.equals(DataStructure.UNIT) && !structure.isOptional(attribute)) {
                for (String dimension : structure.ofUnit()) {
                    local("structure:Dimension", dimension);
                }
            } else if (isFirst) {
                local("structure:PrimaryMeasure", DataStructure.VALUE);
            } else {
                xml.start("structure:Observation").end();
            }
            xml.end().end();
        }
        xml.end();
    }

    private void measure(DataStructure structure) throws IOException {
        xml.start("structure:MeasureList").attribute("id", "MeasureDescriptor");
        component(structure, isFirst ? "PrimaryMeasure" : "Measure", DataStructure.VALUE);
        identity(structure, DataStructure.VALUE);
        xml.end().end();
    }

    private void component(DataStructure structure, String element, String component) throws IOException {
        String type = element.equals("Attribute") ? "DataAttribute" : element;
        xml.line()
                .start("structure:" + element)
                .attribute("id", component)
                .attribute("urn", head.urn("datastructure." + type, structure.id()) + '.' + component);
    }

    /** The concept of a component and its values. */
    private void identity(DataStructure structure, String component) throws IOException {
        xml.start("structure:ConceptIdentity");
        if (isFirst) {
            xml.start("Ref")
                    .attribute("maintainableParentID", Structures.CONCEPTS)
                    .attribute("maintainableParentVersion", head.version().artefacts())
                    .attribute("agencyID", SdmxTerms.AGENCY)
                    .attribute("id", component)
                    .attribute("package", "conceptscheme")
                    .attribute("class", "Concept")
                    .end();
        } else {
            xml.text(head.urn("conceptscheme.Concept", Structures.CONCEPTS) + '.' + component);
        }
        xml.end().start("structure:LocalRepresentation");
        Optional<String> list = structure.codeList(component);
        if (list.isPresent()) {
            reference("structure:Enumeration", "codelist.Codelist", "Codelist", list.get());
        } else {
            xml.start("structure:TextFormat")
                    .attribute("textType", StructureMessage.textType(component))
                    .end();
        }
        xml.end();
    }

    private void local(String element, String id) throws IOException {
        xml.start(element);
        if (isFirst) {
            xml.start("Ref").attribute("id", id).end();
        } else {
            xml.text(id);
        }
        xml.end();
    }

    private void reference(String element, String type, String artefactClass, String id) throws IOException {
        xml.start(element);
        if (isFirst) {
            xml.start("Ref")
                    .attribute("id", id)
                    .attribute("version", head.version().artefacts())
                    .attribute("agencyID", SdmxTerms.AGENCY)
                    .attribute("package", type.substring(0, type.indexOf('.')))
                    .attribute("class", artefactClass)
                    .end();
        } else {
            xml.text(head.urn(type, id));
        }
        xml.end();
    }

    /** Begins an artefact; further attributes may follow. */
    private void artefact(String element, String type, String id) throws IOException {
        xml.start(element)
                .attribute("id", id)
                .attribute("urn", head.urn(type, id))
                .attribute("agencyID", SdmxTerms.AGENCY)
                .attribute("version", head.version().artefacts());
        if (isFirst) {
            xml.attribute("isFinal", "false");
        }
    }

    private void names(Map<TextLanguage, String> names, Optional<String> description) throws IOException {
        for (TextLanguage language : TextLanguage.values()) {
            text("common:Name", language, Optional.ofNullable(names.get(language)));
        }
        text("common:Description", TextLanguage.EN, description);
    }

    private void text(String element, TextLanguage language, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            xml.start(element)
                    .attribute("xml:lang", language.code())
                    .text(text.get())
                    .end();
        }
    }
}
