package io.landport.producer.format;

import io.landport.domain.judge.Reason;

/**
 * A problem in an input.
 *
 * @param line counted from 1
 * @param detail names the field and its value as in the input
 */
public record FeedProblem(long line, Reason reason, String detail) {}
