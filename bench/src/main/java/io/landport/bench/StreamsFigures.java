package io.landport.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Figures of a streams stage that only its own process knows.
 *
 * @param heapBytes in use after a garbage collection
 * @param transactions that its threads have committed
 * @param parcels of changes that were sent
 */
record StreamsFigures(long heapBytes, long transactions, long parcels) {
    private static final String THREADS = "kafka.streams:type=stream-thread-metrics,*";
    private static final String SENT = "kafka.producer:type=producer-topic-metrics,topic=*by-series-repartition,*";

    /** Collects garbage first. */
    static StreamsFigures ofThisProcess() {
        System.gc();
        return new StreamsFigures(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                sum(THREADS, "commit-total"),
                sum(SENT, "record-send-total"));
    }

    /** The inverse of {@link #line}. */
    static StreamsFigures of(String line) {
        String[] figures = line.split(" ", -1);
        return new StreamsFigures(Long.parseLong(figures[0]), Long.parseLong(figures[1]), Long.parseLong(figures[2]));
    }

    /** All figures in one line of text. */
    String line() {
        return heapBytes + " " + transactions + ' ' + parcels;
    }

    /** The sum of a metric over all beans that match a pattern and have it. */
    private static long sum(String pattern, String metric) {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            double sum = 0;
            for (ObjectName bean : beans.queryNames(new ObjectName(pattern), null)) {
                if (hasMetric(beans.getMBeanInfo(bean), metric)) {
                    sum += ((Number) beans.getAttribute(bean, metric)).doubleValue();
                }
            }
            return Math.round(sum);
        } catch (JMException unknown) {
            throw new IllegalStateException("cannot read " + metric + " of " + pattern, unknown);
        }
    }

    private static boolean hasMetric(MBeanInfo bean, String metric) {
        return Arrays.stream(bean.getAttributes())
                .anyMatch(attribute -> attribute.getName().equals(metric));
    }
}
