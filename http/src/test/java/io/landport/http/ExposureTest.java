package io.landport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.http.limit.Limits;
import io.landport.http.token.AccessTokens;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExposureTest {
    private static final TlsFiles TLS = new TlsFiles(Path.of("certificate.pem"), Path.of("key.pem"));
    private static final List<Route> ROUTES = new SampleMount().routes();

    @Test
    void shouldRefuseToServeOffLoopbackWithoutTlsAndTokens() {
        // Given
        HttpSettings plain = everywhere(Optional.empty(), TokenPolicy.REQUIRED, false);
        HttpSettings withoutTokens = everywhere(Optional.of(TLS), TokenPolicy.OPTIONAL, false);

        // Then
        assertThat(List.of(plain, withoutTokens))
                .allSatisfy(settings -> assertThatThrownBy(() -> Exposure.require(settings, ROUTES))
                        .isInstanceOf(HttpStartException.class)
                        .hasMessageContainingAll(
                                "0.0.0.0",
                                "LANDPORT_HTTP_CERTIFICATE",
                                "LANDPORT_HTTP_KEY",
                                "LANDPORT_HTTP_TOKENS",
                                "LANDPORT_HTTP_PROXY",
                                "LANDPORT_HTTP_HOST"));
    }

    @Test
    void shouldNotStartAServerThatItRefuses() {
        assertThatThrownBy(
                        () -> Doors.open(everywhere(Optional.empty(), TokenPolicy.REQUIRED, false), AccessTokens.NONE))
                .isInstanceOf(HttpStartException.class);
    }

    @Test
    void shouldServeOffLoopbackWithTlsAndTokensOrBehindAProxy() {
        // Given
        HttpSettings secured = everywhere(Optional.of(TLS), TokenPolicy.REQUIRED, false);
        HttpSettings proxied = everywhere(Optional.empty(), TokenPolicy.OPTIONAL, true);

        // When
        Exposure.require(secured, ROUTES);
        Exposure.require(proxied, ROUTES);

        // Then
        assertThat(Exposure.isLoopback("0.0.0.0")).isFalse();
    }

    @Test
    void shouldServeOpenRoutesAnywhere() {
        // Given
        HttpSettings plain = everywhere(Optional.empty(), TokenPolicy.OPTIONAL, false);
        List<Route> open =
                ROUTES.stream().filter(route -> route.access().isOpen()).toList();

        // When
        Exposure.require(plain, open);

        // Then
        assertThat(open).isNotEmpty();
    }

    @Test
    void shouldNameAPortThatIsTaken() {
        try (FrontDoor first = Doors.open(HttpSettings.onLoopback(0), AccessTokens.NONE)) {
            // Given
            HttpSettings same = HttpSettings.onLoopback(first.address().getPort());

            // Then
            assertThatThrownBy(() -> FrontDoor.with(same, Clock.systemUTC()).start())
                    .isInstanceOf(HttpStartException.class)
                    .hasMessageContainingAll("127.0.0.1:" + same.port(), "LANDPORT_HTTP_HOST and LANDPORT_HTTP_PORT");
        }
    }

    @Test
    void shouldNameAnUnknownHost() {
        // Given
        HttpSettings nowhere = new HttpSettings(
                "nowhere.invalid",
                0,
                Optional.empty(),
                TokenPolicy.REQUIRED,
                false,
                Limits.defaults(),
                Optional.empty());

        // Then
        assertThatThrownBy(() -> Exposure.require(nowhere, ROUTES))
                .hasMessageContaining("nowhere.invalid: unknown host");
    }

    private static HttpSettings everywhere(Optional<TlsFiles> tls, TokenPolicy tokens, boolean isBehindProxy) {
        return new HttpSettings("0.0.0.0", 0, tls, tokens, isBehindProxy, Limits.defaults(), Optional.empty());
    }
}
