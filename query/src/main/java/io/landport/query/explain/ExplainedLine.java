package io.landport.query.explain;

import io.landport.domain.total.Contribution;

/**
 * A line of a document that counts in a total.
 *
 * @param number counted from 1
 * @param counted what it adds
 */
public record ExplainedLine(int number, Contribution counted) {}
