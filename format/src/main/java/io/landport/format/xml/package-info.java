/** What formats in XML share: events in bounded memory, and messages of which only declared elements are read. Must not know a format. */
@NullMarked
package io.landport.format.xml;

import org.jspecify.annotations.NullMarked;
