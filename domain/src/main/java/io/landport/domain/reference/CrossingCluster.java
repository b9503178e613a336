package io.landport.domain.reference;

import java.util.List;

/**
 * Towns that develop together towards the border.
 *
 * @param nameChinese empty where not known
 * @param crossings those at its end; no crossing is in two clusters
 */
public record CrossingCluster(String id, String name, String nameChinese, List<String> crossings) {
    public CrossingCluster {
        crossings = List.copyOf(crossings);
    }
}
