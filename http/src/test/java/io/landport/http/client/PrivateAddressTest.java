package io.landport.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PrivateAddressTest {
    @Test
    void shouldKnowPrivateAddresses() throws UnknownHostException {
        for (String address : List.of(
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "::1",
                "fe80::1",
                "fd00::1",
                "fc00::1",
                "::ffff:10.0.0.1")) {
            assertThat(PrivateAddress.is(InetAddress.getByName(address)))
                    .as(address)
                    .isTrue();
        }
        for (String address : List.of("8.8.8.8", "100.63.0.1", "100.128.0.1", "172.32.0.1", "2001:4860:4860::8888")) {
            assertThat(PrivateAddress.is(InetAddress.getByName(address)))
                    .as(address)
                    .isFalse();
        }
    }
}
