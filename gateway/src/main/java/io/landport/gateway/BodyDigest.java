package io.landport.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes the digest of a body while it is read. It stays open when a feed closes it, so that the rest can be read. */
final class BodyDigest extends DigestInputStream {

    BodyDigest(InputStream body) {
        super(body, sha256());
    }

    /** SHA-256 of all of the body, in hexadecimal digits; reads what was not read yet. */
    String ofAll() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(getMessageDigest().digest());
    }

    @Override
    public void close() {
        // The server closes the body.
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
