package io.landport.domain.reference;

/**
 * An area with rules of its own. It has the trade of the traders registered in it, wherever that crosses the border.
 *
 * @param nameChinese empty where not known
 * @param kind {@code free-trade}, {@code development-and-opening} or {@code cross-border-e-commerce}
 * @param period when there is such a zone
 * @param note what else there is to know, may be empty
 */
public record Zone(String id, String name, String nameChinese, String kind, Period period, String note) {}
