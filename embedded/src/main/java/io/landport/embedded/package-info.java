/** A broker and a PostgreSQL server inside the process of an instance. Must not know topics or schemas. */
@NullMarked
package io.landport.embedded;

import org.jspecify.annotations.NullMarked;
