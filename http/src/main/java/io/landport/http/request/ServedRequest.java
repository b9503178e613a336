package io.landport.http.request;

import java.time.Duration;

/**
 * A request that was answered. All names are from fixed sets, whatever the client sent.
 *
 * @param method of HTTP, {@code other} if it is none that the front door knows
 * @param route the declared path, such as {@code /v1/documents/{source}/{id}}; {@link #FILE} for files of pages, {@link #NONE} if no route
 *     fits
 * @param status of the response
 * @param took from the first byte of the request until the response was sent; a stream of events ends when its browser leaves
 */
public record ServedRequest(String method, String route, int status, Duration took) {
    /** The route of all files of pages. */
    public static final String FILE = "file";

    /** The route of requests for which there is none. */
    public static final String NONE = "none";
}
