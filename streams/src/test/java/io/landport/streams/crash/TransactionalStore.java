package io.landport.streams.crash;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A key-value store with a changelog: after a crash it has the entries of the latest commit. */
final class TransactionalStore {
    private final Map<Object, Object> committed = new HashMap<>();
    private final Map<Object, Object> entries = new HashMap<>();
    private final StateStore store = (StateStore) Proxy.newProxyInstance(
            KeyValueStore.class.getClassLoader(),
            new Class<?>[] {KeyValueStore.class},
            (proxy, method, arguments) -> called(method, arguments));

    StateStore store() {
        return store;
    }

    void commit() {
        committed.putAll(entries);
    }

    void abort() {
        entries.clear();
        entries.putAll(committed);
    }

    private @Nullable Object called(Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "get" -> entries.get(arguments[0]);
            case "put" -> {
                entries.put(arguments[0], arguments[1]);
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }
}
