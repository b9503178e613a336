package io.landport.domain.reference;

/**
 * An area with customs or tax rules of its own. Its trade is that of the traders registered in it, at any crossing.
 *
 * @param nameChinese empty if unknown
 * @param kind {@code free-trade}, {@code development-and-opening} or {@code cross-border-e-commerce}
 * @param period in which the zone exists
 * @param note may be empty
 */
public record Zone(String id, String name, String nameChinese, String kind, Period period, String note) {}
