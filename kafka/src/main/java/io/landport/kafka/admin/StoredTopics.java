package io.landport.kafka.admin;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import java.util.List;
import java.util.stream.Stream;

/** The topics that the consumer writes to the store, besides receipts, which a group of its own writes. */
public final class StoredTopics {
    private StoredTopics() {}

    /** The topics with what follows from documents. */
    public static List<String> figures(Topics topics) {
        return names(Stream.concat(aggregates(topics), Stream.of(topics.rejected())));
    }

    /** All topics of the consumer. */
    public static List<String> all(Topics topics) {
        return names(Stream.concat(
                aggregates(topics),
                Stream.of(
                        topics.feeds(),
                        topics.quarantined(),
                        topics.operatorActions(),
                        topics.rejected(),
                        topics.feedRejections())));
    }

    private static Stream<Topic<?>> aggregates(Topics topics) {
        return Stream.of(
                topics.dailyTotals(),
                topics.monthlyChanges(),
                topics.rollingTotals(),
                topics.commodityTotals(),
                topics.fates(),
                topics.namedLists(),
                topics.listFates());
    }

    private static List<String> names(Stream<Topic<?>> topics) {
        return topics.map(Topic::name).distinct().toList();
    }
}
