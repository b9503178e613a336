package io.landport.http;

/** A file of a page, open to everybody and served from memory. It must not contain figures. */
public final class StaticFile {
    private final String path;
    private final String mediaType;
    private final byte[] content;
    private final String contentSecurityPolicy;

    private StaticFile(String path, String mediaType, byte[] content, String contentSecurityPolicy) {
        this.path = path;
        this.mediaType = mediaType;
        this.content = content.clone();
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

    String path() {
        return path;
    }

    String mediaType() {
        return mediaType;
    }

    byte[] content() {
        return content;
    }

    String contentSecurityPolicy() {
        return contentSecurityPolicy;
    }
}
