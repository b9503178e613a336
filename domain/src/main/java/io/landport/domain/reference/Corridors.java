package io.landport.domain.reference;

import java.util.List;

/**
 * All corridors with their crossings.
 *
 * @param all in the order of the reference data
 * @param crossings which crossing belongs to which corridor, itself or through a part of the corridor; the periods of one
 *     crossing in one corridor do not overlap, so that it is never counted twice
 */
public record Corridors(List<Corridor> all, List<CorridorCrossing> crossings) {
    public Corridors {
        all = List.copyOf(all);
        crossings = List.copyOf(crossings);
    }
}
