package io.landport.domain.reference;

/**
 * A place where traders are registered.
 *
 * @param id as documents name it
 * @param nameChinese empty where not known
 * @param country ISO 3166 alpha-2
 * @param parent the region that it lies in, empty for none
 * @param topmost the region above it that lies in none, a province of China; itself where it lies in none
 */
public record Region(String id, String name, String nameChinese, String country, String parent, String topmost) {}
