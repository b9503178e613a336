package io.landport.bench.fire;

import io.landport.bench.process.ServerProcesses;
import io.landport.bench.process.TcpProxy;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The connections between clients and servers, through proxies: one to the broker for each stage and for the load, one to the database
 * for each consumer. A server is cut off together with all of its clients' connections.
 */
final class Network implements AutoCloseable {
    private final Map<FireTarget, TcpProxy> toBroker = new EnumMap<>(FireTarget.class);
    private final Map<FireTarget, TcpProxy> toDatabase = new EnumMap<>(FireTarget.class);
    private final TcpProxy loadToBroker;

    /** What is done to a proxy. */
    interface Action {
        void on(TcpProxy proxy) throws IOException;
    }

    Network(List<FireTarget> stages) throws IOException {
        for (FireTarget stage : stages) {
            toBroker.put(stage, TcpProxy.listening());
            toDatabase.put(stage, TcpProxy.listening());
        }
        loadToBroker = TcpProxy.listening();
    }

    /** The ports that the broker advertises, one for each client. */
    List<Integer> brokerPorts() {
        return toBrokers().stream().map(TcpProxy::port).toList();
    }

    /** Forwards to servers that were started with {@link #brokerPorts}. */
    void connect(ServerProcesses servers) {
        List<Integer> ports = servers.proxiedPorts();
        List<TcpProxy> proxies = toBrokers();
        for (int client = 0; client < proxies.size(); client++) {
            proxies.get(client).forwardTo(ports.get(client));
        }
        toDatabase.values().forEach(proxy -> proxy.forwardTo(servers.databasePort()));
    }

    int brokerPort(FireTarget stage) {
        return proxy(toBroker, stage).port();
    }

    int brokerPortOfLoad() {
        return loadToBroker.port();
    }

    int databasePort(FireTarget stage) {
        return proxy(toDatabase, stage).port();
    }

    /** Does something to all proxies of a target. */
    void forEach(FireTarget target, Action action) throws IOException {
        for (TcpProxy proxy : proxies(target)) {
            action.on(proxy);
        }
    }

    @Override
    public void close() throws IOException {
        forEach(FireTarget.BROKER, TcpProxy::close);
        forEach(FireTarget.DATABASE, TcpProxy::close);
    }

    private List<TcpProxy> proxies(FireTarget target) {
        return switch (target) {
            case BROKER -> toBrokers();
            case DATABASE -> List.copyOf(toDatabase.values());
            default -> List.of(proxy(toBroker, target), proxy(toDatabase, target));
        };
    }

    private List<TcpProxy> toBrokers() {
        return Stream.concat(toBroker.values().stream(), Stream.of(loadToBroker))
                .toList();
    }

    private static TcpProxy proxy(Map<FireTarget, TcpProxy> proxies, FireTarget stage) {
        TcpProxy proxy = proxies.get(stage);
        if (proxy == null) {
            throw new IllegalArgumentException(stage + " is not a stage");
        }
        return proxy;
    }
}
