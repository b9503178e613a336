package io.landport.domain.reference;

import java.util.List;

/**
 * All zones with their regions.
 *
 * @param all in the order of the reference data
 * @param regions all regions, in the order of the reference data
 * @param members the regions of each zone, including regions within them; the periods of one region in one zone do not
 *     overlap
 */
public record Zones(List<Zone> all, List<Region> regions, List<ZoneRegion> members) {
    public Zones {
        all = List.copyOf(all);
        regions = List.copyOf(regions);
        members = List.copyOf(members);
    }
}
