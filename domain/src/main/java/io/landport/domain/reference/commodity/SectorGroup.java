package io.landport.domain.reference.commodity;

/** A group of sectors. */
public record SectorGroup(String id, String name) {}
