package io.landport.domain.judge;

import java.util.Arrays;

/** The bytes of a refused document as they came. They may hold personal data: kept for 30 days, masked on screens. */
public final class Original {
    private final String mediaType;
    private final byte[] bytes;

    /** @param mediaType what the bytes are, such as {@code text/csv} */
    public Original(String mediaType, byte[] bytes) {
        this.mediaType = mediaType;
        this.bytes = bytes.clone();
    }

    /** What the bytes are. */
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

    /** Says how much it is, never what it holds. */
    @Override
    public String toString() {
        return bytes.length + " bytes of " + mediaType;
    }
}
