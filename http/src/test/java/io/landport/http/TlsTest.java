package io.landport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.http.limit.Limits;
import io.landport.http.token.AccessTokens;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TlsTest {
    private static final Duration RELOADED = Duration.ofSeconds(20);

    @TempDir
    private Path folder = Path.of("");

    private TlsFiles files = new TlsFiles(Path.of(""), Path.of(""));

    @BeforeEach
    void nameFiles() {
        files = new TlsFiles(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void shouldServeWithTheCertificate(String algorithm) throws Exception {
        // Given
        Certificates.Pair pair = Certificates.create(folder, "first", algorithm);
        pair.writeTo(files);
        try (FrontDoor door = open()) {
            // When
            HttpResponse<String> response = trusting(pair.certificate(), door).get("/open");

            // Then
            assertThat(door.address().getScheme()).isEqualTo("https");
            assertThat(response.body()).isEqualTo("open");
            assertThat(response.headers().firstValue("Strict-Transport-Security"))
                    .hasValue("max-age=31536000");
        }
    }

    @Test
    void shouldUseAChangedCertificateWithoutRestart() throws Exception {
        // Given
        Certificates.Pair first = Certificates.create(folder, "first", "EC");
        Certificates.Pair second = Certificates.create(folder, "second", "RSA");
        first.writeTo(files);
        try (FrontDoor door = open()) {
            Certificate before = presented(door.address());

            // When
            second.writeTo(files);
            awaitOther(before, door.address());

            // Then
            assertThat(before).isEqualTo(first.certificate());
            assertThat(presented(door.address())).isEqualTo(second.certificate());
            assertThat(trusting(second.certificate(), door).get("/open").statusCode())
                    .isEqualTo(200);
        }
    }

    /** For a moment the certificate is new and the key old. */
    @Test
    void shouldKeepTheCertificateInUseUntilTheFilesBelongTogether() throws Exception {
        // Given
        Certificates.Pair first = Certificates.create(folder, "first", "EC");
        Certificates.Pair second = Certificates.create(folder, "second", "EC");
        first.writeTo(files);
        Path oldKey = Files.copy(files.key(), folder.resolve("old-key.pem"));
        second.writeTo(files);
        TlsFiles mixed = new TlsFiles(files.certificate(), oldKey);

        // Then
        assertThatThrownBy(() -> open(mixed))
                .isInstanceOf(HttpStartException.class)
                .hasMessageContainingAll("not that of the first certificate", "LANDPORT_HTTP_KEY");
    }

    @Test
    void shouldSayHowToConvertAKeyOfAnotherForm() throws Exception {
        // Given
        Certificates.create(folder, "first", "EC").writeTo(files);
        Files.writeString(files.key(), "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----\n");

        // Then
        assertThatThrownBy(this::open)
                .isInstanceOf(HttpStartException.class)
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt")
                .hasMessageNotContaining("MHcCAQEE");
    }

    @Test
    void shouldNameAMissingFile() {
        assertThatThrownBy(this::open)
                .isInstanceOf(HttpStartException.class)
                .hasMessageContaining(files.certificate().toString());
    }

    @Test
    void shouldNotServePlainHttpOnThePortOfTls() throws Exception {
        // Given
        Certificates.create(folder, "first", "EC").writeTo(files);
        try (FrontDoor door = open()) {
            URI plain = URI.create("http://127.0.0.1:" + door.address().getPort());

            // Then
            assertThatThrownBy(() -> new Requests(plain).get("/open")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldNotBeTrustedWithAnotherCertificate() throws Exception {
        // Given
        Certificates.create(folder, "first", "EC").writeTo(files);
        Certificate other = Certificates.create(folder, "other", "EC").certificate();
        try (FrontDoor door = open()) {
            Requests requests = trusting(other, door);

            // Then
            assertThatThrownBy(() -> requests.get("/open")).isInstanceOf(SSLException.class);
        }
    }

    private FrontDoor open() {
        return open(files);
    }

    private static FrontDoor open(TlsFiles from) {
        return Doors.open(
                new HttpSettings(
                        HttpSettings.LOOPBACK,
                        0,
                        Optional.of(from),
                        TokenPolicy.OPTIONAL,
                        false,
                        Limits.defaults(),
                        Optional.empty()),
                AccessTokens.NONE);
    }

    private static void awaitOther(Certificate before, URI address) throws Exception {
        long deadline = System.nanoTime() + RELOADED.toNanos();
        while (presented(address).equals(before)) {
            assertThat(System.nanoTime())
                    .as("the certificate is read again in time")
                    .isLessThan(deadline);
        }
    }

    private static Requests trusting(Certificate certificate, FrontDoor door) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(context(certificate)).build();
        return new Requests(client, door.address());
    }

    /** The certificate that a new connection gets. */
    private static Certificate presented(URI address) throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new TrustingAll()}, new SecureRandom());
        try (SSLSocket socket =
                (SSLSocket) trusting.getSocketFactory().createSocket(address.getHost(), address.getPort())) {
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    private static SSLContext context(Certificate trusted) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", trusted);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), new SecureRandom());
        return context;
    }

    private static final class TrustingAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
