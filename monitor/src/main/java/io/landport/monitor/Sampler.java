package io.landport.monitor;

import io.landport.monitor.meter.PipelineMeters.Lag;
import java.util.List;

/** What the watch of one generation looks at. For one thread. */
interface Sampler extends AutoCloseable {

    /**
     * The lag of its stages; updates other meters as well.
     *
     * @param nowMillis since the epoch
     */
    List<Lag> sample(long nowMillis);

    @Override
    void close();
}
