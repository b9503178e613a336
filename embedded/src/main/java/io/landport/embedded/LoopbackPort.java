package io.landport.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Ports of 127.0.0.1, the only address that the embedded servers listen on. */
final class LoopbackPort {
    static final String HOST = "127.0.0.1";

    private static final byte[] ADDRESS = {127, 0, 0, 1};

    // Below the ephemeral ports of operating systems, so that no outgoing connection takes a free port before the
    // server listens on it.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private static final int COUNT = HIGHEST - LOWEST;

    /** Prime to the number of ports, so that processes with consecutive numbers begin far from each other. */
    private static final int APART = 97;

    // A chosen port is free until its server listens on it. Processes that start at the same time begin with other
    // ports.
    private static final AtomicLong NEXT =
            new AtomicLong(ProcessHandle.current().pid() * APART);

    // Servers of this process start concurrently, too.
    private static final Set<Integer> CHOSEN = ConcurrentHashMap.newKeySet();

    private LoopbackPort() {}

    /**
     * The port itself if nothing listens on it; any free port for 0.
     *
     * @throws PortInUseException with the server, the port and the option that selects another port
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
        return IntStream.generate(() -> LOWEST + (int) (NEXT.getAndIncrement() % COUNT))
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
