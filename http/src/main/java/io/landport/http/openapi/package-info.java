/** The OpenAPI document of a server, joined from the parts of its modules. Must not know the server. */
@NullMarked
package io.landport.http.openapi;

import org.jspecify.annotations.NullMarked;
