/**
 * Kafka as an administrator sees it: makes and checks topics, asks what the brokers can do, and how far each stage of the
 * pipeline has come. Never touches a record.
 */
@NullMarked
package io.landport.launcher.kafka;

import org.jspecify.annotations.NullMarked;
