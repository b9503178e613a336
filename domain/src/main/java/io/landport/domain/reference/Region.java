package io.landport.domain.reference;

/**
 * A place where traders are registered.
 *
 * @param id as in documents
 * @param nameChinese empty if unknown
 * @param country ISO 3166 alpha-2
 * @param parent the region that contains it, empty if none
 * @param topmost the outermost region that contains it, such as a province of China; itself if it has no parent
 */
public record Region(String id, String name, String nameChinese, String country, String parent, String topmost) {}
