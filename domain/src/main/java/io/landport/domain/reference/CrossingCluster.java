package io.landport.domain.reference;

import java.util.List;

/**
 * A group of crossings in a border region that is planned as one.
 *
 * @param nameChinese empty if unknown
 * @param crossings of the cluster; a crossing is in one cluster at most
 */
public record CrossingCluster(String id, String name, String nameChinese, List<String> crossings) {
    public CrossingCluster {
        crossings = List.copyOf(crossings);
    }
}
