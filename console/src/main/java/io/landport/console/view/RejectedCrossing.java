package io.landport.console.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.contract.Codec;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Rejection;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Source;
import io.landport.domain.total.Series;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Finds the crossing of a rejected document, as far as its original can be read and names one that is known. */
public final class RejectedCrossing {
    private RejectedCrossing() {}

    /** The id of the crossing. */
    public static Optional<String> of(Rejection rejection, Codec<TradeDocument> documents, Reference reference) {
        return OriginalJson.of(rejection.original(), documents)
                .flatMap(document -> reference
                        .source(document.path("source").asText())
                        .flatMap(source -> of(document, source, reference)));
    }

    private static Optional<String> of(ObjectNode document, Source source, Reference reference) {
        String scheme = document.at("/revision/crossingScheme")
                .asText(source.crossingSchemes().get(0));
        String mode = reference
                .mode(source.modeScheme(), document.at("/revision/mode").asText())
                .orElse(Series.NOT_SPECIFIED);
        if (!source.crossingSchemes().contains(scheme)) {
            return Optional.empty();
        }
        return day(document.at("/revision/statisticalDate").asText())
                .flatMap(day -> reference
                        .crossings()
                        .locate(scheme, document.at("/revision/crossing").asText(), mode, day)
                        .found());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
