package io.landport.domain.document;

/**
 * Another number that a document is known by, such as the number of the declarant's software beside the number of customs. It
 * names the document and is not part of its content.
 *
 * @param scheme who gives the number, such as {@code mrn} or {@code copNo}
 * @param id the number
 */
public record DocumentReference(String scheme, String id) {}
