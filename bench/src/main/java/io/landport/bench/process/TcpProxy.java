package io.landport.bench.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forwards connections on a port of 127.0.0.1 to another port, and can act like a network that fails. */
public final class TcpProxy implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int NO_PORT = 0;

    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Socket> lost = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile ServerSocket listener;
    private Thread acceptor;
    private boolean isStalled;
    private boolean isClosed;

    private TcpProxy(ServerSocket listener) {
        this.listener = listener;
        this.port = listener.getLocalPort();
        this.acceptor = accept(listener);
    }

    /** Listens on a free port. Closes connections until it has a target. */
    public static TcpProxy listening() throws IOException {
        return new TcpProxy(bind(NO_PORT));
    }

    public int port() {
        return port;
    }

    /** Forwards to a port of 127.0.0.1 from now on. */
    public void forwardTo(int targetPort) {
        target = targetPort;
    }

    /** Resets all connections. New ones are forwarded. */
    public void drop() {
        for (Socket socket : sockets) {
            reset(socket);
        }
    }

    /** Forwards nothing until {@link #restore}; connections stay open, and new ones are accepted. */
    public synchronized void stall() {
        isStalled = true;
    }

    /** Resets all connections and refuses new ones until {@link #restore}. */
    public synchronized void refuse() throws IOException {
        closeListener();
        drop();
    }

    /**
     * Loses all connections without a reset, as when a machine disappears: nothing is forwarded on them any more, also not later. Refuses
     * new ones until {@link #restore}.
     */
    public synchronized void cut() throws IOException {
        lost.addAll(sockets);
        closeListener();
    }

    /** Ends {@link #stall}, {@link #refuse} and {@link #cut}; stalled bytes are forwarded. */
    public synchronized void restore() throws IOException {
        isStalled = false;
        notifyAll();
        if (listener.isClosed() && !isClosed) {
            listener = bind(port);
            acceptor = accept(listener);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        isClosed = true;
        isStalled = false;
        notifyAll();
        closeListener();
        drop();
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
        return socket;
    }

    /** The system accepts connections until the last call of {@code accept} has returned, which may be after {@code close}. */
    private void closeListener() throws IOException {
        listener.close();
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread accept(ServerSocket open) {
        return start("proxy " + port, () -> {
            while (!open.isClosed()) {
                connect(acceptFrom(open));
            }
        });
    }

    /** @return a closed socket if the listener was closed */
    private static Socket acceptFrom(ServerSocket open) {
        try {
            return open.accept();
        } catch (IOException e) {
            Socket none = new Socket();
            reset(none);
            return none;
        }
    }

    private void connect(Socket client) {
        if (client.isClosed()) {
            return;
        }
        Socket server = new Socket();
        sockets.add(client);
        sockets.add(server);
        // In a thread of its own: a server that does not accept must not keep other clients waiting.
        start("proxy " + port + " to server", () -> {
            try {
                server.connect(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), target));
                server.setTcpNoDelay(true);
                client.setTcpNoDelay(true);
            } catch (IOException e) {
                end(client, server);
                return;
            }
            // A connection that was accepted just before a drop ends, too.
            if (client.isClosed() || listener.isClosed()) {
                end(client, server);
                return;
            }
            start("proxy " + port + " to client", () -> pump(server, client));
            pump(client, server);
        });
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitFlow();
                if (!lost.contains(from)) {
                    out.write(buffer, 0, read);
                }
            }
            awaitFlow();
        } catch (IOException e) {
            // Reset by one of the sides, or by this proxy.
        } finally {
            end(from, to);
        }
    }

    private synchronized void awaitFlow() {
        try {
            while (isStalled) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(Socket one, Socket other) {
        reset(one);
        reset(other);
        for (Set<Socket> known : List.of(sockets, lost)) {
            known.remove(one);
            known.remove(other);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
