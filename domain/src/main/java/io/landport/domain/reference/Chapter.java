package io.landport.domain.reference;

/**
 * A chapter of the Harmonized System.
 *
 * @param id its two digits
 * @param section the section that it stands in, empty for chapters of national codes
 */
public record Chapter(String id, String name, String section) {}
