/** The values of each view of the page as JSON, computed from the state. Must not know HTTP or Kafka. */
@NullMarked
package io.landport.console.view;

import org.jspecify.annotations.NullMarked;
