package io.landport.verify;

/**
 * What came of comparing one kind of figures.
 *
 * @param keys how many keys anyone has figures under
 * @param differing of how many of them not all say the same
 */
public record Compared(String aggregate, long keys, long differing) {}
