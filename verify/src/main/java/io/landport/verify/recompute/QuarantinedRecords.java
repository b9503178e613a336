package io.landport.verify.recompute;

import io.landport.domain.judge.Origin;

/** The records of document topics that an operator has quarantined. They are counted but not decoded. */
@FunctionalInterface
public interface QuarantinedRecords {
    /** No record is quarantined. */
    QuarantinedRecords NONE = record -> false;

    /** Whether a record is quarantined. */
    boolean contains(Origin.TopicRecord record);
}
