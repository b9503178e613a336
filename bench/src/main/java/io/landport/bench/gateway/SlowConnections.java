package io.landport.bench.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Open requests whose bodies never end: each sends a byte now and then, or nothing more at all. */
final class SlowConnections implements AutoCloseable {
    private static final byte[] ONE_BYTE_CHUNK = "1\r\n{\r\n".getBytes(StandardCharsets.US_ASCII);

    private final List<Socket> sockets = new ArrayList<>();

    /** Opens connections and sends the head and the first byte of a request on each. */
    static SlowConnections open(URI documents, int count) throws IOException {
        SlowConnections connections = new SlowConnections();
        boolean isOpen = false;
        try {
            for (int connection = 0; connection < count; connection++) {
                Socket socket = new Socket(documents.getHost(), documents.getPort());
                connections.sockets.add(socket);
                socket.getOutputStream().write(head(documents));
                socket.getOutputStream().write(ONE_BYTE_CHUNK);
            }
            isOpen = true;
            return connections;
        } finally {
            if (!isOpen) {
                connections.close();
            }
        }
    }

    /** Sends a byte on each connection every second. */
    void drip(Duration length) throws IOException {
        for (int second = 0; second < length.toSeconds(); second++) {
            for (Socket socket : sockets) {
                socket.getOutputStream().write(ONE_BYTE_CHUNK);
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    /** The number of requests that have an answer already, although their bodies have not ended. */
    long answered() throws IOException {
        long answered = 0;
        for (Socket socket : sockets) {
            answered += socket.getInputStream().available() > 0 ? 1 : 0;
        }
        return answered;
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static byte[] head(URI documents) {
        String head = "POST " + documents.getPath() + '?' + documents.getQuery() + " HTTP/1.1\r\nHost: "
                + documents.getAuthority() + "\r\nTransfer-Encoding: chunked\r\n\r\n";
        return head.getBytes(StandardCharsets.US_ASCII);
    }
}
