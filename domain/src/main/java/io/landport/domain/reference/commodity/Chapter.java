package io.landport.domain.reference.commodity;

/**
 * A chapter of the Harmonized System.
 *
 * @param id its two digits
 * @param section of the Harmonized System, empty for chapters of national codes
 */
public record Chapter(String id, String name, String section) {}
