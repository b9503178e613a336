package io.landport.console.view;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.domain.document.Channel;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The topics whose offsets show how far the pipeline is. */
public final class PipelineTopics {
    private PipelineTopics() {}

    /** The names of all of them. */
    public static Set<String> all(Topics topics) {
        Set<String> all = new TreeSet<>(documents(topics));
        all.addAll(totals(topics));
        return all;
    }

    /** The names of the document topics. */
    static Set<String> documents(Topics topics) {
        return Stream.of(Channel.values())
                .map(channel -> topics.documents(channel).name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names of the topics that grow with documents and that the store is written from. */
    static Set<String> totals(Topics topics) {
        return Stream.<Topic<?>>of(
                        topics.dailyTotals(),
                        topics.monthlyChanges(),
                        topics.rollingTotals(),
                        topics.commodityTotals(),
                        topics.fates())
                .map(Topic::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
