package io.landport.streams;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A Kafka client of Kafka Streams some of whose methods behave differently. */
public final class ClientProxy {
    private ClientProxy() {}

    /** Calls the method of the client. */
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

    /**
     * The client with all of its methods replaced.
     *
     * @param type the interface of the client
     */
    public static <T> T of(Class<? super T> type, T client, Replacement replacement) {
        @SuppressWarnings("unchecked")
        T proxy = (T) Proxy.newProxyInstance(
                ClientProxy.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> replacement.call(method.getName(), arguments, passed -> {
                    try {
                        return method.invoke(client, passed);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
        return proxy;
    }
}
