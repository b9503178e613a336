package io.landport.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A port of 127.0.0.1 that somebody else has, until it is closed. */
public final class Loopback implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket();

    private Loopback() throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
    }

    /** Takes a free port. */
    public static Loopback taken() throws IOException {
        return new Loopback();
    }

    /** A port without a listener. */
    public static int free() throws IOException {
        try (Loopback taken = taken()) {
            return taken.port();
        }
    }

    /** Its number. */
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
