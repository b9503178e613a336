package io.landport.domain.reference;

import java.util.List;

/**
 * All corridors with their crossings.
 *
 * @param all in the order of the reference data
 * @param crossings of each corridor, including those of its parts; the periods of one crossing in one corridor do not overlap,
 *     so it is never counted twice
 */
public record Corridors(List<Corridor> all, List<CorridorCrossing> crossings) {
    public Corridors {
        all = List.copyOf(all);
        crossings = List.copyOf(crossings);
    }
}
