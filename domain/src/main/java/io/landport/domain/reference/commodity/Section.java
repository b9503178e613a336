package io.landport.domain.reference.commodity;

/**
 * A section of the Harmonized System.
 *
 * @param id its Roman numeral
 */
public record Section(String id, String name) {}
