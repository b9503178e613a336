/** The facts about an installation: settings, generation, topics, wire format, reference data. Opens no connection. */
@NullMarked
package io.landport.installation;

import org.jspecify.annotations.NullMarked;
