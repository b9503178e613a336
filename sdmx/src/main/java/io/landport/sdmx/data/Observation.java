package io.landport.sdmx.data;

import java.util.List;

/**
 * An observation.
 *
 * @param key its value of each component: those of the key, then the period
 * @param value exact decimal; empty if it is missing or deleted
 * @param attributes its value of each attribute of the data structure, in order; empty if it has none
 */
record Observation(List<String> key, String value, List<String> attributes) {}
