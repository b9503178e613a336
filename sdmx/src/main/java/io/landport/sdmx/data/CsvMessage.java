package io.landport.sdmx.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.landport.answer.SdmxTerms;
import io.landport.sdmx.DataStructure;
import io.landport.sdmx.SdmxVersion;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SDMX-CSV 1.0, of version 2.1 of the standard, and SDMX-CSV 2.0: a row for each observation. */
final class CsvMessage implements DataWriter {
    private final DataQuery query;
    private final boolean isFirst;
    private final String structure;
    private final CsvWriter csv;
    private final List<Integer> attributes = new ArrayList<>();
    private DataAction action = DataAction.INFORMATION;
    private String validFrom = "";

    CsvMessage(DataQuery query, SdmxVersion version, Writer out) {
        this.query = query;
        this.isFirst = version == SdmxVersion.V2_1;
        this.structure = SdmxTerms.AGENCY + ':' + query.structure().id() + '(' + version.artefacts() + ')';
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        List<String> all = query.structure().attributes();
        for (int place = 0; place < all.size(); place++) {
            if (query.packing().attributes().contains(all.get(place))) {
                attributes.add(place);
            }
        }
    }

    @Override
    public void begin() {
        List<String> header =
                new ArrayList<>(isFirst ? List.of("DATAFLOW") : List.of("STRUCTURE", "STRUCTURE_ID", "ACTION"));
        header.addAll(query.structure().components());
        if (query.packing().hasObservations()) {
            header.add(DataStructure.VALUE);
        }
        attributes.forEach(place -> header.add(query.structure().attributes().get(place)));
        if (query.hasHistory()) {
            header.add("VALID_FROM");
        }
        csv.writeRecord(header);
    }

    @Override
    public void beginDataSet(DataAction of, Optional<LocalDate> from) {
        action = of;
        validFrom = from.map(LocalDate::toString).orElse("");
    }

    @Override
    public void series(List<Observation> observations) {
        if (query.packing().hasObservations()) {
            observations.forEach(this::write);
        } else {
            write(observations.get(0));
        }
    }

    private void write(Observation observation) {
        List<String> fields = new ArrayList<>(observation.key().size() + attributes.size() + 5);
        if (isFirst) {
            fields.add(structure);
        } else {
            fields.add("dataflow");
            fields.add(structure);
            fields.add(action.letter());
        }
        fields.addAll(observation.key());
        if (query.packing().hasObservations()) {
            fields.add(observation.value());
        } else {
            // The period is of one of the observations of the series.
            fields.set(fields.size() - 1, "");
        }
        for (int place : attributes) {
            fields.add(observation.attributes().get(place));
        }
        if (query.hasHistory()) {
            fields.add(validFrom);
        }
        csv.writeRecord(fields);
    }

    @Override
    public void endDataSet() {}

    @Override
    public void end() throws IOException {
        csv.flush();
    }
}
