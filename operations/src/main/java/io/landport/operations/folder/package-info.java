/** Takes the files of feeds from folders and publishes each exactly once. Must not know commands. */
@NullMarked
package io.landport.operations.folder;

import org.jspecify.annotations.NullMarked;
