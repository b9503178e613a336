/**
 * Administration of Kafka: creates and checks topics, checks the features of brokers, and measures the lag of each stage. Reads
 * and writes records of administrative topics only.
 */
@NullMarked
package io.landport.launcher.kafka;

import org.jspecify.annotations.NullMarked;
