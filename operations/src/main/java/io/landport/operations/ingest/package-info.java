/** What an ingest needs to know of the pipeline: earlier files, received days, final fates. */
@NullMarked
package io.landport.operations.ingest;

import org.jspecify.annotations.NullMarked;
