package io.landport.operations.instance;

import com.sun.management.UnixOperatingSystemMXBean;
import io.landport.installation.CommandException;
import java.lang.management.ManagementFactory;

/**
 * The number of files and connections that this process may have open. Kafka keeps four files open for each partition; without the check,
 * a low limit shows as failures of other things, such as a class that cannot be loaded.
 */
final class OpenFiles {
    /** An instance without documents has about 450. */
    private static final long ENOUGH = 1_024;

    private OpenFiles() {}

    /** @throws CommandException if the limit is too low for an instance */
    static void require() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            require(system.getMaxFileDescriptorCount());
        }
    }

    static void require(long limit) {
        if (limit < ENOUGH) {
            throw new CommandException(
                    "this process may have %,d files open, but needs at least %,d: raise the limit, for example with 'ulimit -n 4096'."
                            .formatted(limit, ENOUGH));
        }
    }
}
