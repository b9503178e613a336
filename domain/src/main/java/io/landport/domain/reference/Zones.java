package io.landport.domain.reference;

import java.util.List;

/**
 * All zones with the regions that lie in them.
 *
 * @param all in the order of the reference data
 * @param regions all regions, in the order of the reference data
 * @param members which region lies in which zone, itself or as a part of a region that does; the periods of one region in one
 *     zone do not overlap
 */
public record Zones(List<Zone> all, List<Region> regions, List<ZoneRegion> members) {
    public Zones {
        all = List.copyOf(all);
        regions = List.copyOf(regions);
        members = List.copyOf(members);
    }
}
