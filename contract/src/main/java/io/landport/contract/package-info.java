/**
 * The one language of all stages: topics with their key and value types, the wire format, and where schema ids come
 * from. Speaks domain types outwards and must not know where data comes from or goes.
 */
@NullMarked
package io.landport.contract;

import org.jspecify.annotations.NullMarked;
