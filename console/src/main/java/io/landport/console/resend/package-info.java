/**
 * Sends corrected documents again. Reads the latest rejections and dead letters, hands documents to a {@link
 * io.landport.console.resend.ResendDesk}, and guarantees that nothing is published without a record of who did it. Must not know Kafka.
 */
@NullMarked
package io.landport.console.resend;

import org.jspecify.annotations.NullMarked;
