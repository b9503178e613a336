/** Documents as JSON: json and ndjson. */
@NullMarked
package io.landport.format.json;

import org.jspecify.annotations.NullMarked;
