package io.landport.streams;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/** A consumer of Kafka Streams some of whose methods behave differently. Calls are as rare as polls, so reflection does not matter. */
public final class ConsumerProxy {
    private ConsumerProxy() {}

    /** Calls the method of the consumer. */
    public interface Method {
        @Nullable
        Object call(@Nullable Object[] arguments) throws Throwable;
    }

    /** What happens instead of a method. */
    public interface Replacement {
        /**
         * @param name of the method
         * @param original the method, which is not called otherwise
         * @return the result of the method
         */
        @Nullable
        Object call(String name, @Nullable Object[] arguments, Method original) throws Throwable;
    }

    /** The consumer with all of its methods replaced. */
    public static Consumer<byte[], byte[]> of(Consumer<byte[], byte[]> consumer, Replacement replacement) {
        @SuppressWarnings("unchecked")
        Consumer<byte[], byte[]> proxy = (Consumer<byte[], byte[]>) Proxy.newProxyInstance(
                ConsumerProxy.class.getClassLoader(),
                new Class<?>[] {Consumer.class},
                (self, method, arguments) -> replacement.call(method.getName(), arguments, passed -> {
                    try {
                        return method.invoke(consumer, passed);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
        return proxy;
    }
}
