package io.landport.domain.reference.commodity;

/**
 * A group of commodities: a set of HS prefixes.
 *
 * @param group the sector group that it belongs to
 * @param section the HS section above it in roman numerals, empty for national codes
 * @param chapters its HS prefixes in the notation of the reference data, such as {@code 28-30;32-38}
 */
public record Sector(String id, String name, String group, String section, String chapters) {}
