package io.landport.producer.format;

import io.landport.domain.judge.Reason;

/**
 * What is wrong in an input.
 *
 * @param line counted from 1
 * @param detail names the field and its value as the input has them
 */
public record FeedProblem(long line, Reason reason, String detail) {}
