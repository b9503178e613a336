package io.landport.http.client;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Addresses of this machine and of internal networks, which a URL of a feed could make the installation call. */
final class PrivateAddress {
    private PrivateAddress() {}

    static boolean is(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isInternal(address.getAddress(), address instanceof Inet6Address);
    }

    /** Unique local addresses of IPv6, shared addresses of carriers (100.64.0.0/10) and 0.0.0.0/8. */
    private static boolean isInternal(byte[] address, boolean isSix) {
        if (isSix) {
            return (address[0] & 0xfe) == 0xfc;
        }
        return address[0] == 0 || (address[0] == 100 && (address[1] & 0xc0) == 64);
    }
}
