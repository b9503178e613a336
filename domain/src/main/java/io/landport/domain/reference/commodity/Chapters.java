package io.landport.domain.reference.commodity;

import java.util.Collection;
import java.util.List;

/**
 * Sections, chapters and commodities of the Harmonized System, in the order of the reference data.
 *
 * @param commodities below the chapters
 */
public record Chapters(Collection<Section> sections, Collection<Chapter> all, Collection<Commodity> commodities) {
    public Chapters {
        sections = List.copyOf(sections);
        all = List.copyOf(all);
        commodities = List.copyOf(commodities);
    }
}
