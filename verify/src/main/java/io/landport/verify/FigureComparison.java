package io.landport.verify;

/**
 * The result of comparing one aggregate.
 *
 * @param keys how many keys have figures on at least one side
 * @param differing how many of them have different figures
 */
public record FigureComparison(String aggregate, long keys, long differing) {}
