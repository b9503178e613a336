package io.landport.bench.workload;

import java.time.LocalDate;
import java.util.List;

/** What the generated documents are about: places, goods and days that the bundled reference data accepts. */
final class WorkloadCatalog {
    static final String SOURCE = "us-bts";
    static final String REPORTER = "US";
    static final String CURRENCY = "USD";
    static final String SCHEME = "us-port";

    /** The newest statistical day; in the past, so that no clock makes it one of the future. */
    static final LocalDate NEWEST = LocalDate.of(2025, 6, 30);

    static final int DAYS = 60;

    /** Where the goods cross: 24 ports, each with its neighbour, its state, and the way that most goods take there. */
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
    static final List<Goods> GOODS = List.of(
            new Goods("01", "live-animals-and-animal-products"),
            new Goods("07", "vegetable-products"),
            new Goods("15", "fats-and-oils"),
            new Goods("19", "prepared-food"),
            new Goods("25", "minerals-and-ores"),
            new Goods("27", "energy"),
            new Goods("29", "chemicals"),
            new Goods("31", "fertilisers"),
            new Goods("39", "plastics-and-rubber"),
            new Goods("42", "hides-and-leather"),
            new Goods("44", "wood"),
            new Goods("48", "paper"),
            new Goods("61", "textiles"),
            new Goods("64", "footwear-and-headgear"),
            new Goods("69", "stone-and-glass"),
            new Goods("71", "precious-metals"),
            new Goods("73", "base-metals"),
            new Goods("84", "machinery"),
            new Goods("85", "electrical"),
            new Goods("87", "vehicles"),
            new Goods("90", "instruments"),
            new Goods("93", "arms"),
            new Goods("94", "miscellaneous"),
            new Goods("97", "art"),
            new Goods("98", "special"));

    private WorkloadCatalog() {}

    /**
     * A place.
     *
     * @param code in the scheme {@link #SCHEME}
     * @param modeCode the source's
     * @param mode the canonical one
     */
    record Port(String code, String partner, String region, String modeCode, String mode) {}

    /** A chapter of the nomenclature and the sector that it is of. */
    record Goods(String chapter, String sector) {}
}
