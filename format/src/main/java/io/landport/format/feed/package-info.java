/** What all formats share: input, lines, fields, and the items that a feed consists of. Must not know a format. */
@NullMarked
package io.landport.format.feed;

import org.jspecify.annotations.NullMarked;
