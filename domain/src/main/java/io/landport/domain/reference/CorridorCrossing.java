package io.landport.domain.reference;

/** A period in which a crossing belongs to a corridor. */
public record CorridorCrossing(String corridor, String crossing, Period period) {}
