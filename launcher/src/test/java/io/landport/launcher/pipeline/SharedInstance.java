package io.landport.launcher.pipeline;

import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A class whose {@code BeforeAll} takes the {@link Instance} that is started once and closed after the last test. Classes with this
 * annotation run one after another, and expect nothing of what was there before.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedInstance.Resolver.class)
@ResourceLock("shared instance")
@interface SharedInstance {

    /** Starts the instance when the first class takes it. */
    final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Instance.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(SharedInstance.class))
                    .computeIfAbsent(Running.class, key -> Running.start(), Running.class)
                    .instance;
        }
    }

    /** Closed with the store of JUnit that holds it. */
    record Running(Path folder, Instance instance) implements AutoCloseable {
        private static Running start() {
            try {
                Path folder = Files.createTempDirectory("landport-shared-");
                // A name that commands must quote.
                Path data = folder.resolve("the data's folder");
                return new Running(folder, Instance.start(data, new Ports(0, 0, false), Map.of()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            instance.close();
            DataFolders.delete(folder);
        }
    }
}
