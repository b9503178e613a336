package io.landport.domain.judge;

import java.util.Arrays;

/** The bytes of a rejected document as received. They may contain personal data: kept for 30 days, masked on screens. */
public final class Original {
    private final String mediaType;
    private final byte[] bytes;

    /** @param mediaType such as {@code text/csv} */
    public Original(String mediaType, byte[] bytes) {
        this.mediaType = mediaType;
        this.bytes = bytes.clone();
    }

    /** The media type of the bytes. */
    public String mediaType() {
        return mediaType;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Original original
                && mediaType.equals(original.mediaType)
                && Arrays.equals(bytes, original.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Size and media type only, never the content. */
    @Override
    public String toString() {
        return bytes.length + " bytes of " + mediaType;
    }
}
