package io.landport.sdmx.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.landport.query.StoreReader;
import io.landport.sdmx.DataStructure;
import io.landport.sdmx.MessageHead;
import io.landport.sdmx.SdmxCodeList;
import io.landport.sdmx.SdmxJson;
import io.landport.sdmx.SdmxWords;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * SDMX-JSON 2.0 data. Values of components are places in lists that follow the data sets, because they are known only then. Numbers are
 * exact decimals.
 */
final class JsonMessage implements DataWriter {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final DataQuery query;
    private final DataStructure structure;
    private final MessageHead head;
    private final StoreReader reader;
    private final JsonGenerator json;
    private final List<String> components;
    private final List<String> attributes;
    private final int within;
    private final Map<String, Map<String, Integer>> values = new LinkedHashMap<>();
    private final List<String> ofSeries;
    private final List<String> ofObservation;
    private int dataSets;

    /** @param reader reads the names of codes at the end */
    JsonMessage(DataQuery query, MessageHead head, StoreReader reader, Writer out) throws IOException {
        this.query = query;
        this.structure = query.structure();
        this.head = head;
        this.reader = reader;
        this.json = JSON.createGenerator(out);
        this.components = structure.components();
        this.attributes = structure.attributes();
        this.within = components.indexOf(query.packing().within());
        this.ofSeries = asked(query.packing().ofSeries(structure));
        this.ofObservation = asked(query.packing().ofObservation(structure));
    }

    private List<String> asked(List<String> names) {
        return names.stream().filter(query.packing().attributes()::contains).toList();
    }

    @Override
    public void begin() throws IOException {
        json.writeStartObject();
        SdmxJson.meta(json, head);
        json.writeObjectFieldStart("data");
        json.writeArrayFieldStart("dataSets");
    }

    @Override
    public void beginDataSet(DataAction action, Optional<LocalDate> validFrom) throws IOException {
        dataSets++;
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeNumberField("structure", 0);
        links();
        json.writeStringField("action", action.code());
        if (validFrom.isPresent()) {
            json.writeStringField("validFrom", validFrom.get() + "T00:00:00Z");
        }
        json.writeArrayFieldStart("attributes");
        for (String attribute : asked(List.copyOf(DataStructure.OF_DATA_SET.keySet()))) {
            json.writeNumber(place(attribute, DataStructure.OF_DATA_SET.getOrDefault(attribute, "")));
        }
        json.writeEndArray();
        json.writeObjectFieldStart(query.packing().isFlat() ? "observations" : "series");
    }

    @Override
    public void series(List<Observation> observations) throws IOException {
        if (query.packing().isFlat()) {
            for (Observation observation : observations) {
                json.writeRaw('\n');
                json.writeFieldName(key(observation, -1));
                values(observation);
            }
            return;
        }
        json.writeRaw('\n');
        json.writeObjectFieldStart(key(observations.get(0), within));
        json.writeArrayFieldStart("attributes");
        for (String attribute : ofSeries) {
            attribute(observations.get(0), attribute);
        }
        json.writeEndArray();
        if (query.packing().hasObservations()) {
            json.writeObjectFieldStart("observations");
            for (Observation observation : observations) {
                json.writeFieldName(Integer.toString(
                        place(components.get(within), observation.key().get(within))));
                values(observation);
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private String key(Observation observation, int without) {
        StringBuilder key = new StringBuilder();
        for (int place = 0; place < components.size(); place++) {
            if (place != without) {
                key.append(key.isEmpty() ? "" : ":")
                        .append(place(components.get(place), observation.key().get(place)));
            }
        }
        return key.toString();
    }

    private void values(Observation observation) throws IOException {
        json.writeStartArray();
        if (query.packing().hasObservations()) {
            if (observation.value().isEmpty()) {
                json.writeNull();
            } else {
                json.writeNumber(observation.value());
            }
        }
        for (String attribute : ofObservation) {
            attribute(observation, attribute);
        }
        json.writeEndArray();
    }

    private void attribute(Observation observation, String attribute) throws IOException {
        String value = observation.attributes().get(attributes.indexOf(attribute));
        if (value.isEmpty()) {
            json.writeNull();
        } else {
            json.writeNumber(place(attribute, value));
        }
    }

    private int place(String component, String value) {
        Map<String, Integer> known = values.computeIfAbsent(component, name -> new LinkedHashMap<>());
        return known.computeIfAbsent(value, added -> known.size());
    }

    @Override
    public void endDataSet() throws IOException {
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public void end() throws IOException {
        json.writeEndArray();
        json.writeRaw('\n');
        json.writeArrayFieldStart("structures");
        json.writeStartObject();
        links();
        json.writeArrayFieldStart("dataSets");
        for (int place = 0; place < dataSets; place++) {
            json.writeNumber(place);
        }
        json.writeEndArray();
        levels("dimensions", List.of(), series(), atObservation());
        levels(
                "measures",
                List.of(),
                List.of(),
                query.packing().hasObservations() ? List.of(DataStructure.VALUE) : List.of());
        levels("attributes", asked(List.copyOf(DataStructure.OF_DATA_SET.keySet())), ofSeries, ofObservation);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private void links() throws IOException {
        json.writeArrayFieldStart("links");
        json.writeStartObject();
        json.writeStringField("rel", "dataflow");
        json.writeStringField("urn", head.urn("datastructure.Dataflow", structure.id()));
        json.writeEndObject();
        json.writeEndArray();
    }

    private List<String> series() {
        List<String> series = new ArrayList<>(components);
        series.removeAll(query.packing().isFlat() ? components : List.of(components.get(within)));
        return series;
    }

    private List<String> atObservation() {
        if (query.packing().isFlat()) {
            return components;
        }
        return query.packing().hasObservations() ? List.of(components.get(within)) : List.of();
    }

    private void levels(String name, List<String> ofDataSet, List<String> series, List<String> observation)
            throws IOException {
        json.writeObjectFieldStart(name);
        level("dataSet", ofDataSet);
        level("series", series);
        level("observation", observation);
        json.writeEndObject();
    }

    private void level(String name, List<String> of) throws IOException {
        json.writeArrayFieldStart(name);
        for (String component : of) {
            json.writeRaw('\n');
            json.writeStartObject();
            json.writeStringField("id", component);
            json.writeStringField("name", SdmxWords.component(structure, component, head.language()));
            if (components.contains(component)) {
                json.writeNumberField("keyPosition", components.indexOf(component));
            }
            if (attributes.contains(component)) {
                SdmxJson.relationship(json, "relationship", structure, component);
            }
            values(component);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The standard has no empty lists of values. */
    private void values(String component) throws IOException {
        Set<String> known = values.getOrDefault(component, Map.of()).keySet();
        if (known.isEmpty()) {
            return;
        }
        Map<String, String> names = names(component, known);
        json.writeArrayFieldStart("values");
        for (String value : known) {
            json.writeStartObject();
            if (names.containsKey(value)) {
                json.writeStringField("id", value);
                json.writeStringField("name", names.get(value));
            } else {
                json.writeStringField("value", value);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The names of codes in the language of the message; a period is its own name, and other values have none. */
    private Map<String, String> names(String component, Set<String> known) throws IOException {
        Map<String, String> names = new HashMap<>();
        if (component.equals(DataStructure.TIME)) {
            known.forEach(period -> names.put(period, period));
        }
        Optional<String> list = structure.codeList(component);
        if (list.isPresent()) {
            SdmxCodeList.read(reader, list.get())
                    .only(known)
                    .items()
                    .forEach(code -> names.put(code.id(), code.names().getOrDefault(head.language(), code.id())));
        }
        return names;
    }
}
