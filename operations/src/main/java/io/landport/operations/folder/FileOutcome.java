package io.landport.operations.folder;

/**
 * The outcome of a file.
 *
 * @param isDone whether it was read to its end and has a document that is published, or nothing to publish
 * @param summary one sentence
 * @param report the same, with a line for each rejection
 */
record FileOutcome(boolean isDone, String summary, String report) {
    /** A file that could not be read as a whole. */
    static FileOutcome failed(String problem) {
        return new FileOutcome(false, problem, problem + "\n");
    }
}
