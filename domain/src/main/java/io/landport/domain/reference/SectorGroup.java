package io.landport.domain.reference;

/** Sectors that are told together. */
public record SectorGroup(String id, String name) {}
