package io.landport.embedded;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The number of files and connections that this process may have open. Kafka keeps four files open for each partition; without the check,
 * a low limit shows as failures of other things, such as a class that cannot be loaded.
 */
public final class OpenFiles {
    /** An instance without documents has about 450. */
    private static final long ENOUGH = 1_024;

    private OpenFiles() {}

    /** @throws ServerStartException if the limit is too low for an instance */
    public static void require() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            require(system.getMaxFileDescriptorCount());
        }
    }

    static void require(long limit) {
        if (limit < ENOUGH) {
            throw new ServerStartException(
                    "this process may have %,d files open, but needs at least %,d: raise the limit, for example with 'ulimit -n 4096'."
                            .formatted(limit, ENOUGH));
        }
    }
}
