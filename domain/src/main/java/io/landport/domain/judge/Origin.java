package io.landport.domain.judge;

/** The position of a rejected document: a line of a feed or a record of a document topic. */
public sealed interface Origin {

    /** {@code feed} or {@code judge}. */
    String stage();

    /** Identifies the position, so that a rejection of the same document at the same position has the same id. */
    String id();

    /**
     * A line of a feed.
     *
     * @param file name as the user gave it, without folders
     * @param hash hex digest of the content of the file
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

    /** A record of a document topic. */
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
