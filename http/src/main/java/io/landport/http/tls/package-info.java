/** The certificate that a server proves its identity with, read from PEM files and again when they change. Must not know the server. */
@NullMarked
package io.landport.http.tls;

import org.jspecify.annotations.NullMarked;
