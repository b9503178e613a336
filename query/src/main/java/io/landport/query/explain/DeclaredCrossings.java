package io.landport.query.explain;

import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Source;
import io.landport.domain.total.Series;
import io.landport.store.index.DeclaredPlace;
import java.time.LocalDate;
import java.util.Optional;

/** Finds the crossing that a revision in the index may count at. Whether it counts is decided by the judge, who reads the record. */
final class DeclaredCrossings {
    private final Reference reference;

    DeclaredCrossings(Reference reference) {
        this.reference = reference;
    }

    /** The crossing of a place on a day; empty if no document with it is accepted. */
    Optional<String> crossing(DeclaredPlace place, LocalDate day) {
        return reference.source(place.source()).flatMap(source -> {
            String scheme = place.scheme() == null ? source.crossingSchemes().get(0) : place.scheme();
            return source.crossingSchemes().contains(scheme)
                    ? mode(source, place)
                            .flatMap(mode -> reference
                                    .crossings()
                                    .locate(scheme, place.crossing(), mode, day)
                                    .found())
                    : Optional.empty();
        });
    }

    private Optional<String> mode(Source source, DeclaredPlace place) {
        return place.mode() == null
                ? Optional.of(Series.NOT_SPECIFIED)
                : reference.mode(source.modeScheme(), place.mode());
    }
}
