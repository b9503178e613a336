package io.landport.domain.document;

/**
 * The identity of a document across all its revisions and decisions.
 *
 * @param channel which paper it is
 * @param source who reports it, an id of the reference data
 * @param document the number that the source knows it by
 */
public record DocumentId(Channel channel, String source, String document) {

    /** The record key of every message of this document, so that all of them meet in one partition. */
    public String key() {
        return channel.code() + '|' + source + '|' + document;
    }
}
