package io.landport.domain.reference;

/** A group of sectors. */
public record SectorGroup(String id, String name) {}
