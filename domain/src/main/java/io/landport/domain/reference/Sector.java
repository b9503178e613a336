package io.landport.domain.reference;

/**
 * A branch of trade: a set of HS prefixes.
 *
 * @param group the sector group that it belongs to
 * @param section the HS section above it in roman numerals, empty for national codes
 * @param chapters its HS prefixes as the reference data writes them, such as {@code 28-30;32-38}
 */
public record Sector(String id, String name, String group, String section, String chapters) {}
