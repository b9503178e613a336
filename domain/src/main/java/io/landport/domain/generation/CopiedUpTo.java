package io.landport.domain.generation;

/**
 * Progress of the copy of one partition of documents to a later version of their topic: all records before an offset are in it.
 * The ids of the topics change when a topic is deleted and created again, which makes the progress void.
 *
 * @param source name of the topic that is copied
 * @param sourceId its id
 * @param partition of that topic
 * @param target name of the topic that it is copied to
 * @param targetId its id
 * @param nextOffset the offset after the last copied record
 * @param latestTimestamp the greatest timestamp of the copied records in milliseconds; 0 before the first
 */
public record CopiedUpTo(
        String source,
        String sourceId,
        int partition,
        String target,
        String targetId,
        long nextOffset,
        long latestTimestamp) {

    /** The key as text, the parts separated by bars. */
    public String key() {
        return source + '|' + partition + '|' + target;
    }

    /** The progress after more records. */
    public CopiedUpTo at(long offset, long timestamp) {
        return new CopiedUpTo(source, sourceId, partition, target, targetId, offset, timestamp);
    }
}
