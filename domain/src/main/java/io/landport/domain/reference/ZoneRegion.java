package io.landport.domain.reference;

/** When a region lies in a zone. */
public record ZoneRegion(String zone, String region, Period period) {}
