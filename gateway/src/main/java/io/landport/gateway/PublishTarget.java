package io.landport.gateway;

import io.landport.domain.access.SourcePause;
import io.landport.domain.judge.Judge;
import java.util.Optional;
import java.util.function.Function;

/**
 * What documents are published to.
 *
 * @param judge predicts the verdicts of streams, with the reference data of the live generation
 * @param log the topics of the live generation
 * @param pauses the pause of a source that is in force
 */
public record PublishTarget(Judge judge, DocumentLog log, Function<String, Optional<SourcePause>> pauses) {}
