package io.landport.domain.reference.commodity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the sector of a commodity: the longest HS prefix wins. */
public final class Sectors {
    /** The Harmonized System reserves this chapter for future use, so no commodity is in it. */
    public static final String RESERVED_CHAPTER = "77";

    public static final int CHAPTER_DIGITS = 2;
    private static final int LAST_CHAPTER = 99;

    private final List<Sector> sectors;
    private final Map<String, Sector> byPrefix;
    private final int longest;

    public Sectors(List<Sector> sectors, Map<String, Sector> byPrefix) {
        this.sectors = List.copyOf(sectors);
        this.byPrefix = new HashMap<>(byPrefix);
        this.longest = byPrefix.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** Every HS chapter that a commodity can be in, including national ones. */
    public static List<String> everyChapter() {
        return IntStream.rangeClosed(1, LAST_CHAPTER)
                .mapToObj("%02d"::formatted)
                .filter(chapter -> !chapter.equals(RESERVED_CHAPTER))
                .toList();
    }

    /** The sectors by HS prefix. */
    public Map<String, Sector> byPrefix() {
        return Map.copyOf(byPrefix);
    }

    /** All sectors in the order of the reference data. */
    public Collection<Sector> all() {
        return sectors;
    }

    /** The sector of an HS code of 2 or more digits, or empty if it has none. */
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
