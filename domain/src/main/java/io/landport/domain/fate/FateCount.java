package io.landport.domain.fate;

/**
 * How many messages met one fate, as published.
 *
 * @param records not negative as a total; signed as a change, for a message can move from one fate to another
 */
public record FateCount(FateKey key, long records) {}
