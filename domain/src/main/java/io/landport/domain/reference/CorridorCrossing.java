package io.landport.domain.reference;

/** When a crossing belongs to a corridor. */
public record CorridorCrossing(String corridor, String crossing, Period period) {}
