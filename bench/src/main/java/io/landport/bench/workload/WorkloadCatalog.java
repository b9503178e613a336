package io.landport.bench.workload;

import java.time.LocalDate;
import java.util.List;

/** Ports, chapters and days of the generated documents, all valid with the bundled reference data. */
final class WorkloadCatalog {
    static final String SOURCE = "us-bts";
    static final String REPORTER = "US";
    static final String CURRENCY = "USD";
    static final String SCHEME = "us-port";

    /** The latest statistical day; in the past, so that it is never rejected as a day in the future. */
    static final LocalDate NEWEST = LocalDate.of(2025, 6, 30);

    static final int DAYS = 60;

    /** 24 ports, each with partner, state and most common mode of transport. */
    static final List<Port> PORTS = List.of(
            new Port("0104", "CA", "US-ME", "5", "road"),
            new Port("0106", "CA", "US-ME", "5", "road"),
            new Port("0115", "CA", "US-ME", "6", "rail"),
            new Port("0212", "CA", "US-VT", "5", "road"),
            new Port("0704", "CA", "US-NY", "5", "road"),
            new Port("0708", "CA", "US-NY", "5", "road"),
            new Port("0712", "CA", "US-NY", "6", "rail"),
            new Port("0901", "CA", "US-NY", "5", "road"),
            new Port("2301", "MX", "US-TX", "5", "road"),
            new Port("2302", "MX", "US-TX", "6", "rail"),
            new Port("2303", "MX", "US-TX", "5", "road"),
            new Port("2304", "MX", "US-TX", "5", "road"),
            new Port("2305", "MX", "US-TX", "5", "road"),
            new Port("2402", "MX", "US-TX", "6", "rail"),
            new Port("2404", "MX", "US-TX", "5", "road"),
            new Port("2501", "MX", "US-CA", "5", "road"),
            new Port("2503", "MX", "US-CA", "5", "road"),
            new Port("2506", "MX", "US-CA", "5", "road"),
            new Port("2604", "MX", "US-AZ", "5", "road"),
            new Port("3004", "CA", "US-WA", "5", "road"),
            new Port("3009", "CA", "US-WA", "6", "rail"),
            new Port("3401", "CA", "US-ND", "5", "road"),
            new Port("3801", "CA", "US-MI", "5", "road"),
            new Port("3802", "CA", "US-MI", "6", "rail"));

    /** One chapter of each of the 25 sectors. */
    static final List<ChapterSector> CHAPTERS = List.of(
            new ChapterSector("01", "live-animals-and-animal-products"),
            new ChapterSector("07", "vegetable-products"),
            new ChapterSector("15", "fats-and-oils"),
            new ChapterSector("19", "prepared-food"),
            new ChapterSector("25", "minerals-and-ores"),
            new ChapterSector("27", "energy"),
            new ChapterSector("29", "chemicals"),
            new ChapterSector("31", "fertilisers"),
            new ChapterSector("39", "plastics-and-rubber"),
            new ChapterSector("42", "hides-and-leather"),
            new ChapterSector("44", "wood"),
            new ChapterSector("48", "paper"),
            new ChapterSector("61", "textiles"),
            new ChapterSector("64", "footwear-and-headgear"),
            new ChapterSector("69", "stone-and-glass"),
            new ChapterSector("71", "precious-metals"),
            new ChapterSector("73", "base-metals"),
            new ChapterSector("84", "machinery"),
            new ChapterSector("85", "electrical"),
            new ChapterSector("87", "vehicles"),
            new ChapterSector("90", "instruments"),
            new ChapterSector("93", "arms"),
            new ChapterSector("94", "miscellaneous"),
            new ChapterSector("97", "art"),
            new ChapterSector("98", "special"));

    private WorkloadCatalog() {}

    /**
     * A port.
     *
     * @param code in the scheme {@link #SCHEME}
     * @param modeCode code of the source
     * @param mode mode of transport in the reference data
     */
    record Port(String code, String partner, String region, String modeCode, String mode) {}

    /** A chapter of the Harmonized System and its sector. */
    record ChapterSector(String chapter, String sector) {}
}
