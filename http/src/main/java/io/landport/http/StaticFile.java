package io.landport.http;

import io.landport.http.request.SecurityHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A file of a page, open to everybody and served from memory. It must not contain figures. */
public final class StaticFile {
    private final String path;
    private final String mediaType;
    private final byte[] content;
    private final byte[] compressed;
    private final String contentSecurityPolicy;

    private StaticFile(String path, String mediaType, byte[] content, String contentSecurityPolicy) {
        this.path = path;
        this.mediaType = mediaType;
        this.content = content.clone();
        this.compressed = gzip(content);
        this.contentSecurityPolicy = contentSecurityPolicy;
    }

    /** @param contentSecurityPolicy what the page may load */
    public static StaticFile page(String path, byte[] content, String contentSecurityPolicy) {
        return new StaticFile(path, "text/html; charset=utf-8", content, contentSecurityPolicy);
    }

    /** A file that a page loads, or a page that loads nothing. */
    public static StaticFile part(String path, String mediaType, byte[] content) {
        return new StaticFile(path, mediaType, content, SecurityHeaders.NOTHING);
    }

    public String path() {
        return path;
    }

    String mediaType() {
        return mediaType;
    }

    byte[] content() {
        return content;
    }

    /** The content as a gzip stream. */
    byte[] compressed() {
        return compressed;
    }

    String contentSecurityPolicy() {
        return contentSecurityPolicy;
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
