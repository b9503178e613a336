package io.landport.sdmx.structure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.landport.answer.SdmxTerms;
import io.landport.domain.text.TextLanguage;
import io.landport.sdmx.DataStructure;
import io.landport.sdmx.MessageHead;
import io.landport.sdmx.SdmxCodeList;
import io.landport.sdmx.SdmxCodeList.Item;
import io.landport.sdmx.SdmxJson;
import io.landport.sdmx.SdmxWords;
import io.landport.sdmx.data.Availability;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Structure messages of SDMX-JSON 2.0. */
final class JsonStructures implements StructureMessage {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final MessageHead head;
    private final JsonGenerator json;

    JsonStructures(MessageHead head, Writer out) throws IOException {
        this.head = head;
        this.json = JSON.createGenerator(out);
    }

    @Override
    public void write(Structures structures) throws IOException {
        begin();
        if (!structures.dataflows().isEmpty()) {
            json.writeArrayFieldStart("dataflows");
            for (DataStructure flow : structures.dataflows()) {
                artefact(flow.id());
                names(
                        SdmxCodeList.in(language -> SdmxWords.dataflow(flow, language)),
                        flow.flow().description());
                json.writeStringField("structure", head.urn("datastructure.DataStructure", flow.id()));
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (!structures.codeLists().isEmpty()) {
            json.writeArrayFieldStart("codelists");
            for (SdmxCodeList list : structures.codeLists()) {
                artefact(list.id());
                json.writeBooleanField("isPartial", structures.isPartial());
                names(list.names(), Optional.empty());
                items("codes", list.items());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (!structures.concepts().isEmpty()) {
            json.writeArrayFieldStart("conceptSchemes");
            artefact(Structures.CONCEPTS);
            json.writeBooleanField("isPartial", structures.isPartial());
            names(SdmxCodeList.in(SdmxWords::concepts), Optional.empty());
            items("concepts", structures.isStub() ? List.of() : structures.concepts());
            json.writeEndObject();
            json.writeEndArray();
        }
        if (!structures.dataStructures().isEmpty()) {
            json.writeArrayFieldStart("dataStructures");
            for (DataStructure structure : structures.dataStructures()) {
                artefact(structure.id());
                names(
                        SdmxCodeList.in(language -> SdmxWords.dataflow(structure, language)),
                        structure.flow().description());
                if (!structures.isStub()) {
                    components(structure);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (structures.availability().isPresent()) {
            constraint(structures.availability().get());
        }
        end();
    }

    private void constraint(Availability availability) throws IOException {
        DataStructure structure = availability.structure();
        json.writeArrayFieldStart("dataConstraints");
        artefact("AVAILABLE_" + structure.id());
        names(SdmxCodeList.in(language -> SdmxWords.dataflow(structure, language)), Optional.empty());
        json.writeStringField("role", "Actual");
        json.writeArrayFieldStart("annotations");
        count("obs_count", availability.observations());
        count("series_count", availability.series());
        json.writeEndArray();
        json.writeObjectFieldStart("constraintAttachment");
        json.writeArrayFieldStart("dataflows");
        json.writeString(head.urn("datastructure.Dataflow", structure.id()));
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayFieldStart("cubeRegions");
        json.writeStartObject();
        json.writeBooleanField("include", true);
        json.writeArrayFieldStart("keyValues");
        for (Map.Entry<String, Set<String>> codes : availability.codes().entrySet()) {
            json.writeStartObject();
            json.writeStringField("id", codes.getKey());
            json.writeArrayFieldStart("values");
            for (String code : codes.getValue()) {
                json.writeStartObject();
                json.writeStringField("value", code);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        if (availability.hasPeriods()) {
            json.writeStartObject();
            json.writeStringField("id", DataStructure.TIME);
            json.writeObjectFieldStart("timeRange");
            period("startPeriod", availability.firstPeriod());
            period("endPeriod", availability.lastPeriod());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void period(String name, String period) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("period", period);
        json.writeBooleanField("isInclusive", true);
        json.writeEndObject();
    }

    private void count(String id, long count) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("title", Long.toString(count));
        json.writeStringField("type", "sdmx_metrics");
        json.writeEndObject();
    }

    private void begin() throws IOException {
        json.writeStartObject();
        SdmxJson.meta(json, head);
        json.writeObjectFieldStart("data");
    }

    private void end() throws IOException {
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    /** Begins an artefact; further members follow. */
    private void artefact(String id) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("version", head.version().artefacts());
        json.writeStringField("agencyID", SdmxTerms.AGENCY);
    }

    /** The name in the language of the message, and in all languages. */
    private void names(Map<TextLanguage, String> names, Optional<String> description) throws IOException {
        json.writeStringField("name", names.getOrDefault(head.language(), ""));
        json.writeObjectFieldStart("names");
        for (TextLanguage language : TextLanguage.values()) {
            json.writeStringField(language.code(), names.getOrDefault(language, ""));
        }
        json.writeEndObject();
        if (description.isPresent()) {
            json.writeStringField("description", description.get());
        }
    }

    /** Stubs have no items, and the standard has no empty lists of codes. */
    private void items(String name, List<Item> items) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (Item item : items) {
            json.writeRaw('\n');
            json.writeStartObject();
            json.writeStringField("id", item.id());
            names(item.names(), item.description());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void components(DataStructure structure) throws IOException {
        json.writeObjectFieldStart("dataStructureComponents");
        list("dimensionList", "DimensionDescriptor", "dimensions");
        List<String> key = structure.key();
        for (int place = 0; place < key.size(); place++) {
            component(structure, key.get(place));
            json.writeNumberField("position", place);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeFieldName("timeDimension");
        component(structure, DataStructure.TIME);
        json.writeEndObject();
        json.writeEndObject();
        list("attributeList", "AttributeDescriptor", "attributes");
        for (String attribute : structure.attributes()) {
            component(structure, attribute);
            json.writeStringField("usage", structure.isOptional(attribute) ? "optional" : "mandatory");
            SdmxJson.relationship(json, "attributeRelationship", structure, attribute);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        list("measureList", "MeasureDescriptor", "measures");
        component(structure, DataStructure.VALUE);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void list(String name, String id, String items) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("id", id);
        json.writeArrayFieldStart(items);
    }

    /** Begins a component; further members may follow. */
    private void component(DataStructure structure, String component) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", component);
        json.writeStringField(
                "conceptIdentity", head.urn("conceptscheme.Concept", Structures.CONCEPTS) + '.' + component);
        json.writeObjectFieldStart("localRepresentation");
        Optional<String> list = structure.codeList(component);
        if (list.isPresent()) {
            json.writeStringField("enumeration", head.urn("codelist.Codelist", list.get()));
        } else {
            json.writeObjectFieldStart("format");
            json.writeStringField("dataType", StructureMessage.textType(component));
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
