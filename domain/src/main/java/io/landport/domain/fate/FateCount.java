package io.landport.domain.fate;

/**
 * A published number of messages with one fate.
 *
 * @param records not negative as a total; signed as a change, because a message can change its fate
 */
public record FateCount(FateKey key, long records) {}
