package io.landport.domain.judge;

/** Where a rejected document was met. Sealed: before Kafka, in a feed, or after, in a topic. */
public sealed interface Origin {

    /** {@code feed} or {@code judge}. */
    String stage();

    /** Names the place, so that meeting the same document there again rejects it under the same id. */
    String id();

    /**
     * A line of a feed.
     *
     * @param file its name as the user gave it, without folders
     * @param hash hex digest of the content that the line stands in
     * @param line counted from 1
     */
    record FeedLine(String file, String hash, long line) implements Origin {
        @Override
        public String stage() {
            return "feed";
        }

        @Override
        public String id() {
            return hash + ':' + line;
        }
    }

    /** A record of an input topic. */
    record TopicRecord(String topic, int partition, long offset) implements Origin {
        @Override
        public String stage() {
            return "judge";
        }

        @Override
        public String id() {
            return topic + ':' + partition + ':' + offset;
        }
    }
}
