package io.landport.gateway;

import io.landport.domain.judge.Judge;

/**
 * What documents are published to.
 *
 * @param judge predicts the verdicts of streams, with the reference data of the live generation
 * @param log the topics of the live generation
 */
public record PublishTarget(Judge judge, DocumentLog log) {}
