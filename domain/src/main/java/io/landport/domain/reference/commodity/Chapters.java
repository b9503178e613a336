package io.landport.domain.reference.commodity;

import java.util.Collection;
import java.util.List;

/** Sections and chapters of the Harmonized System, in the order of the reference data. */
public record Chapters(Collection<Section> sections, Collection<Chapter> all) {
    public Chapters {
        sections = List.copyOf(sections);
        all = List.copyOf(all);
    }
}
