package io.landport.domain.document;

/**
 * The identity of a document across all its revisions and decisions.
 *
 * @param channel the kind of the document
 * @param source id of the source in the reference data
 * @param document the number that the source gives it
 */
public record DocumentId(Channel channel, String source, String document) {

    /** The record key of every message of this document, so that all are in one partition. */
    public String key() {
        return channel.code() + '|' + source + '|' + document;
    }
}
