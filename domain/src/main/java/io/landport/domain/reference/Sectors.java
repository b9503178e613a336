package io.landport.domain.reference;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the sector of a commodity: the longest HS prefix wins. */
public final class Sectors {
    /** HS keeps this chapter free for future use, so no commodity can be of it. */
    static final String RESERVED_CHAPTER = "77";

    static final int CHAPTER_DIGITS = 2;

    private final List<Sector> sectors;
    private final Map<String, Sector> byPrefix;
    private final int longest;

    Sectors(List<Sector> sectors, Map<String, Sector> byPrefix) {
        this.sectors = List.copyOf(sectors);
        this.byPrefix = new HashMap<>(byPrefix);
        this.longest = byPrefix.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** All sectors in the order of the reference data. */
    public Collection<Sector> all() {
        return sectors;
    }

    /** The sector of an HS code of any length from a chapter on, or empty if it has none. */
    public Optional<Sector> of(String commodity) {
        for (int digits = Math.min(longest, commodity.length()); digits >= CHAPTER_DIGITS; digits--) {
            Sector sector = byPrefix.get(commodity.substring(0, digits));
            if (sector != null) {
                return Optional.of(sector);
            }
        }
        return Optional.empty();
    }
}
