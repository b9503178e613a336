/** Commands of analysts: questions to the store, charts, exchange rates. */
@NullMarked
package io.landport.launcher.questions;

import org.jspecify.annotations.NullMarked;
