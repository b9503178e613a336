package io.landport.producer.publish;

/**
 * Where a document was read.
 *
 * @param input the name of its input
 * @param line the first line that it is on, counted from 1
 */
public record DocumentPlace(String input, long line) {}
