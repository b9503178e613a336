package io.landport.query;

/**
 * What the answer to a question depends on. Two answers to the same question with equal digests are equal.
 *
 * @param generation of the installation, from 1
 * @param reference version of the reference data
 * @param state digest of everything in the store that can change the answer
 */
public record StoreVersion(int generation, String reference, String state) {}
