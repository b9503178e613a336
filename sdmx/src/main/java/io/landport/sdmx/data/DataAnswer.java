package io.landport.sdmx.data;

import io.landport.answer.AnswerHead;
import io.landport.domain.text.TextLanguage;
import io.landport.query.ReceivedDays;
import io.landport.query.StoreReader;
import io.landport.query.question.QuestionRequest;
import io.landport.sdmx.MessageHead;
import io.landport.sdmx.SdmxError;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Answers data queries. An answer without observations is an error, never an empty message.
 *
 * @param id of the message
 * @param language of names
 */
public record DataAnswer(StoreReader reader, DataQuery query, String id, TextLanguage language) {
    private static final int BUFFER = 1 << 16;

    /**
     * Writes the observations.
     *
     * @param out stays open
     * @throws io.landport.sdmx.SdmxException if there are none
     */
    public void write(DataFormat format, OutputStream out) throws IOException {
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        read(head -> format.writer(
                query,
                new MessageHead(format.version(), id, head.provenance().readAt().orElseThrow(), language),
                reader,
                text));
        text.flush();
    }

    /**
     * Collects which codes and periods the observations have.
     *
     * @param component the only one that is asked for; empty for all
     * @throws io.landport.sdmx.SdmxException if there are none
     */
    public Availability availability(String component) throws IOException {
        Availability availability = new Availability(query.structure(), component);
        read(head -> availability);
        return availability;
    }

    /** Creates the writer of a message. */
    private interface Writers {
        DataWriter begin(AnswerHead head) throws IOException;
    }

    private void read(Writers writers) throws IOException {
        QuestionRequest request = query.request();
        requireVintages();
        Observations[] written = new Observations[1];
        reader.figures(request, query.statuses(), (head, statuses) -> {
            written[0] = new Observations(query, head.columns(), statuses, writers.begin(head));
            return written[0];
        });
        if (written[0].series() == 0) {
            throw SdmxError.NO_RESULTS.because(
                    query.since().isPresent()
                            ? "no observation of this query has changed since "
                                    + query.since().get()
                            : "no observation matches the query; availability has the codes and periods that exist");
        }
    }

    /** A vintage exists from the first received day on; later ones than today do not exist yet. */
    private void requireVintages() {
        Optional<LocalDate> day = query.knownOn().or(query::since);
        if (day.isEmpty()) {
            return;
        }
        ReceivedDays known = reader.receivedDays();
        if (day.get().isAfter(known.last())) {
            throw SdmxError.SEMANTIC.because(day.get() + " is in the future; figures are known up to " + known.last());
        }
        if (query.knownOn().isPresent()
                && known.first().filter(first -> !day.get().isBefore(first)).isEmpty()) {
            throw SdmxError.NO_RESULTS.because("nothing was known on " + day.get()
                    + known.first()
                            .map(first -> "; the first documents were received on " + first)
                            .orElse(""));
        }
    }
}
