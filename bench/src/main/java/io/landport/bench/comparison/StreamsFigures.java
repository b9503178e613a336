package io.landport.bench.comparison;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Predicate;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Figures of a streams stage that only its own process knows. All are zero in other processes.
 *
 * @param transactions that its threads have committed
 * @param sent records of all topics
 * @param published records of topics that are not internal
 */
record StreamsFigures(long transactions, long sent, long published) {
    static final StreamsFigures NONE = new StreamsFigures(0, 0, 0);

    private static final String THREADS = "kafka.streams:type=stream-thread-metrics,*";
    private static final String SENT = "kafka.producer:type=producer-topic-metrics,client-id=*StreamThread*,*";
    private static final String RECORDS = "record-send-total";

    static StreamsFigures ofThisProcess() {
        return new StreamsFigures(
                sum(THREADS, bean -> true, "commit-total"),
                sum(SENT, bean -> true, RECORDS),
                sum(SENT, bean -> !isInternal(topic(bean)), RECORDS));
    }

    /** The inverse of {@link #line}. */
    static StreamsFigures of(String line) {
        long[] figures =
                Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        return new StreamsFigures(figures[0], figures[1], figures[2]);
    }

    /** All figures in one line of text. */
    String line() {
        return transactions + " " + sent + ' ' + published;
    }

    StreamsFigures plus(StreamsFigures other) {
        return new StreamsFigures(transactions + other.transactions, sent + other.sent, published + other.published);
    }

    private static boolean isInternal(String topic) {
        return topic.endsWith("-changelog") || topic.endsWith("-repartition");
    }

    private static String topic(ObjectName bean) {
        return String.valueOf(bean.getKeyProperty("topic"));
    }

    /** The sum of a metric over all beans that match a pattern and a condition and have it. */
    private static long sum(String pattern, Predicate<ObjectName> condition, String metric) {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            double sum = 0;
            for (ObjectName bean : beans.queryNames(new ObjectName(pattern), null)) {
                if (condition.test(bean) && hasMetric(beans.getMBeanInfo(bean), metric)) {
                    sum += ((Number) beans.getAttribute(bean, metric)).doubleValue();
                }
            }
            return Math.round(sum);
        } catch (JMException e) {
            throw new IllegalStateException("cannot read " + metric + " of " + pattern, e);
        }
    }

    private static boolean hasMetric(MBeanInfo bean, String metric) {
        return Arrays.stream(bean.getAttributes())
                .anyMatch(attribute -> attribute.getName().equals(metric));
    }
}
