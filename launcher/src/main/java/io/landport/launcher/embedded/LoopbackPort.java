package io.landport.launcher.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports of 127.0.0.1, the only address that the embedded servers listen on. */
final class LoopbackPort {
    static final String HOST = "127.0.0.1";

    private static final byte[] ADDRESS = {127, 0, 0, 1};

    // Below the range that operating systems take ports for outgoing connections from: nothing grabs a port found here
    // in the moment between finding it and listening on it.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    // Servers start at the same time, and a port that one of them has chosen is free until it listens there.
    private static final Set<Integer> CHOSEN = ConcurrentHashMap.newKeySet();

    private LoopbackPort() {}

    /**
     * The port itself if nothing listens on it, any free one for 0.
     *
     * @throws PortInUseException naming the server, the port and the option that chooses another
     */
    static int choose(int port, String server, String option) {
        if (port == 0) {
            return free();
        }
        if (!isFree(port)) {
            throw new PortInUseException(server, port, option);
        }
        CHOSEN.add(port);
        return port;
    }

    static int free() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST))
                .limit(1_000)
                .filter(port -> isFree(port) && CHOSEN.add(port))
                .findFirst()
                .orElseThrow(() -> new ServerStartException(
                        "no free port of 127.0.0.1 found between %d and %d".formatted(LOWEST, HIGHEST)));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(ADDRESS), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
