package io.landport.domain.reference.commodity;

/**
 * A commodity of the Harmonized System, and where other classifications have it.
 *
 * @param id its four or six digits
 * @param nameChinese empty if unknown
 * @param nameRussian empty if unknown
 * @param sitc codes of the Standard International Trade Classification, separated by semicolons; empty if unknown
 * @param bec codes of the Classification by Broad Economic Categories, separated by semicolons; empty if unknown
 */
public record Commodity(String id, String name, String nameChinese, String nameRussian, String sitc, String bec) {}
