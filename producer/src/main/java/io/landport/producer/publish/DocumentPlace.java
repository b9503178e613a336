package io.landport.producer.publish;

/**
 * Where a document was read.
 *
 * @param input the name of its input
 * @param line the line of what the judge will reject, otherwise the first line that the document is on, counted from 1
 */
public record DocumentPlace(String input, long line) {}
