package io.landport.domain.reference;

/** A period in which a region is part of a zone. */
public record ZoneRegion(String zone, String region, Period period) {}
