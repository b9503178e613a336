package io.landport.verify;

import io.landport.domain.judge.Origin;

/** Which input records an operator has set aside: they are read and counted, but never looked into. */
@FunctionalInterface
public interface QuarantinedRecords {
    /** No record is set aside. */
    QuarantinedRecords NONE = record -> false;

    /** Whether this one is. */
    boolean contains(Origin.TopicRecord record);
}
