package io.landport.reference;

import io.landport.domain.reference.commodity.Sector;
import io.landport.domain.reference.commodity.Sectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads sectors and checks that every HS chapter is in exactly one. */
final class SectorsReader {
    private static final String FILE = "sectors.csv";
    private static final int WIDEST_RANGE = 1_000;

    private final ReferenceFiles table;
    private final List<Sector> sectors = new ArrayList<>();
    private final Map<String, Sector> byPrefix = new HashMap<>();

    SectorsReader(ReferenceFiles table) {
        this.table = table;
    }

    Sectors read() {
        table.each(FILE, this::add);
        for (String chapter : Sectors.everyChapter()) {
            if (!byPrefix.containsKey(chapter)) {
                table.problems().add(FILE + ": chapter " + chapter + " has no row; every chapter needs a sector");
            }
        }
        return new Sectors(sectors, byPrefix);
    }

    private void add(ReferenceRow row) {
        Sector sector = new Sector(
                row.required("sector"),
                row.required("name"),
                row.required("group"),
                row.text("section"),
                row.required("chapters"));
        if (sectors.stream().anyMatch(other -> other.id().equals(sector.id()))) {
            throw new IllegalArgumentException(sector.id() + " is given twice");
        }
        sectors.add(sector);
        row.list("chapters").forEach(part -> addRange(sector, part));
    }

    private void addRange(Sector sector, String part) {
        String[] ends = part.split("-", -1);
        String end = ends[ends.length - 1];
        // Prefixes of equal length are in numerical order.
        if (!part.matches("[0-9]{2,12}(-[0-9]{2,12})?")
                || ends[0].length() != end.length()
                || ends[0].compareTo(end) > 0) {
            throw new IllegalArgumentException("chapters " + part + " is neither a prefix nor a range of prefixes");
        }
        long last = Long.parseLong(end);
        if (last - Long.parseLong(ends[0]) >= WIDEST_RANGE) {
            throw new IllegalArgumentException("chapters " + part + " is too large a range; use shorter prefixes");
        }
        for (long prefix = Long.parseLong(ends[0]); prefix <= last; prefix++) {
            addPrefix(sector, ("%0" + ends[0].length() + "d").formatted(prefix));
        }
    }

    private void addPrefix(Sector sector, String prefix) {
        if (prefix.equals(Sectors.RESERVED_CHAPTER)) {
            throw new IllegalArgumentException("chapter " + prefix + " is reserved and cannot be in a sector");
        }
        Sector other = byPrefix.putIfAbsent(prefix, sector);
        if (other != null) {
            throw new IllegalArgumentException("chapter " + prefix + " is already in sector " + other.id());
        }
    }
}
