package io.landport.reference;

import io.landport.domain.reference.Region;
import io.landport.domain.reference.Zone;
import io.landport.domain.reference.ZoneRegion;
import io.landport.domain.reference.Zones;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads regions and zones, and the regions of each zone with their descendants. */
final class ZonesReader {
    private static final String REGIONS = "regions.csv";

    private final ReferenceFiles table;
    private final Memberships listed = new Memberships();
    private Map<String, Region> regions = Map.of();
    private Map<String, Zone> zones = Map.of();

    ZonesReader(ReferenceFiles table) {
        this.table = table;
    }

    Zones read() {
        regions = table.byId(REGIONS, row -> row.required("region"), ZonesReader::region);
        zones = table.byId("zones.csv", row -> row.required("zone"), ZonesReader::zone);
        table.each("zone-regions.csv", this::addRegion);
        Hierarchy hierarchy = Hierarchy.of(regions, Region::parent);
        hierarchy.problems().forEach(problem -> table.problems().add(REGIONS + ": " + problem));
        return new Zones(
                List.copyOf(zones.values()),
                regions.values().stream()
                        .map(region -> withTopmost(region, hierarchy))
                        .toList(),
                transitive(hierarchy));
    }

    private static Region region(ReferenceRow row) {
        String id = row.required("region");
        return new Region(
                id, row.required("name"), row.text("name_zh"), row.country("country"), row.text("parent"), id);
    }

    private static Zone zone(ReferenceRow row) {
        return new Zone(
                row.required("zone"),
                row.required("name"),
                row.text("name_zh"),
                row.oneOf("kind", Vocabulary.ZONE_KINDS),
                row.period(),
                row.text("note"));
    }

    private void addRegion(ReferenceRow row) {
        Zone zone = Objects.requireNonNull(zones.get(row.known("zone", zones)));
        listed.addApart(zone.id(), row.known("region", regions), row.periodWithin(zone.period()));
    }

    private static Region withTopmost(Region region, Hierarchy hierarchy) {
        return new Region(
                region.id(),
                region.name(),
                region.nameChinese(),
                region.country(),
                region.parent(),
                hierarchy.topmost(region.id()));
    }

    private List<ZoneRegion> transitive(Hierarchy hierarchy) {
        Memberships closed = new Memberships();
        listed.forEach((zone, above, period) -> {
            for (String region : regions.keySet()) {
                if (hierarchy.upwards(region).contains(above)) {
                    closed.add(zone, region, period);
                }
            }
        });
        return closed.merge(ZoneRegion::new);
    }
}
