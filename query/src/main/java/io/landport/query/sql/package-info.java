/** Parts of questions as SQL: columns, dimensions, filters, conversion. Must not know options, nor open connections. */
@NullMarked
package io.landport.query.sql;

import org.jspecify.annotations.NullMarked;
