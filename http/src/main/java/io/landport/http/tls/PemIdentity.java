package io.landport.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The content of a certificate file and a key file that belong together. Compares by content. */
public final class PemIdentity {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /** Key algorithms, each with a signature algorithm to try the key with. */
    private static final List<List<String>> ALGORITHMS =
            List.of(List.of("RSA", "SHA256withRSA"), List.of("EC", "SHA256withECDSA"), List.of("Ed25519", "Ed25519"));

    private final byte[] certificate;
    private final byte[] key;

    private PemIdentity(byte[] certificate, byte[] key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** @throws PemException if a file cannot be read */
    public static PemIdentity read(Path certificate, Path key) throws PemException {
        return new PemIdentity(content(certificate), content(key));
    }

    /**
     * A key store in memory with this identity as its only entry.
     *
     * @throws PemException if the files are not PEM, or the key is not that of the first certificate
     */
    public KeyStore keyStore() throws PemException {
        Certificate[] chain = chain();
        PrivateKey privateKey = privateKey(chain[0].getPublicKey());
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("landport", privateKey, new char[0], chain);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new PemException("cannot use the certificate: " + e.getMessage(), e);
        }
    }

    /** Whether both files have the same content. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PemIdentity identity
                && Arrays.equals(certificate, identity.certificate)
                && Arrays.equals(key, identity.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(certificate);
    }

    private Certificate[] chain() throws PemException {
        try {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(certificate))
                    .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new PemException("the certificate file has no certificate");
            }
            return chain;
        } catch (CertificateException e) {
            throw new PemException("the certificate file is not PEM: " + e.getMessage(), e);
        }
    }

    private PrivateKey privateKey(PublicKey counterpart) throws PemException {
        byte[] encoded = encodedKey();
        for (List<String> algorithm : ALGORITHMS) {
            if (isPair(algorithm, encoded, counterpart)) {
                return decode(algorithm.get(0), encoded);
            }
        }
        throw new PemException("the key is not that of the first certificate, or not RSA, EC or Ed25519");
    }

    private byte[] encodedKey() throws PemException {
        Matcher matcher = KEY.matcher(new String(key, StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            throw new PemException(
                    "the key file has no 'BEGIN PRIVATE KEY': convert the key with" + " openssl pkcs8 -topk8 -nocrypt");
        }
        try {
            return Base64.getMimeDecoder().decode(matcher.group(1));
        } catch (IllegalArgumentException e) {
            throw new PemException("the key file is not PEM", e);
        }
    }

    /** Signs with the key and verifies with the certificate: they may be replaced one after the other. */
    private static boolean isPair(List<String> algorithm, byte[] encoded, PublicKey counterpart) {
        try {
            Signature signer = Signature.getInstance(algorithm.get(1));
            signer.initSign(decode(algorithm.get(0), encoded));
            signer.update(encoded);
            byte[] signature = signer.sign();
            Signature verifier = Signature.getInstance(algorithm.get(1));
            verifier.initVerify(counterpart);
            verifier.update(encoded);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | PemException e) {
            return false;
        }
    }

    private static PrivateKey decode(String algorithm, byte[] encoded) throws PemException {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new PemException("the key is not " + algorithm, e);
        }
    }

    private static byte[] content(Path file) throws PemException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new PemException("cannot read " + file + ": " + e, e);
        }
    }
}
