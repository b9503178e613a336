/** Topics, groups, offsets and privileges of a cluster. Every failure is a KafkaAdminException. */
@NullMarked
package io.landport.kafka.admin;

import org.jspecify.annotations.NullMarked;
