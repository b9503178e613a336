package io.landport.operations.ingest;

import io.landport.contract.Topics;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.Rejection;
import io.landport.kafka.admin.DocumentTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.producer.publish.Destination;
import io.landport.producer.publish.DocumentPlace;
import io.landport.producer.publish.PublishException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Publishes documents with a given received day, unless the topic has a later one: the received day of a partition never goes
 * back, so they would count as received on the later day, which cannot be corrected.
 */
public final class DatedDestination implements Destination {
    private final Destination destination;
    private final KafkaAdmin cluster;
    private final Topics topics;
    private final LocalDate received;
    private final Set<Channel> checked = EnumSet.noneOf(Channel.class);

    /**
     * @param destination is closed with this
     * @param cluster is closed with this
     */
    public DatedDestination(Destination destination, KafkaAdmin cluster, Topics topics, LocalDate received) {
        this.destination = destination;
        this.cluster = cluster;
        this.topics = topics;
        this.received = received;
    }

    @Override
    public void take(TradeDocument document) throws PublishException {
        require(document.id().channel());
        destination.take(document);
    }

    @Override
    public void take(TradeDocument document, DocumentPlace place) throws PublishException {
        require(document.id().channel());
        destination.take(document, place);
    }

    @Override
    public void take(Rejection rejection) throws PublishException {
        destination.take(rejection);
    }

    @Override
    public void take(FeedReport report) throws PublishException {
        destination.take(report);
    }

    @Override
    public void flush() throws PublishException {
        destination.flush();
    }

    @Override
    public long published() {
        return destination.published();
    }

    @Override
    public void close() {
        try (cluster) {
            destination.close();
        }
    }

    /** Before the first document of the channel. */
    private void require(Channel channel) throws PublishException {
        if (!checked.add(channel)) {
            return;
        }
        Optional<LocalDate> current =
                new DocumentTopics(cluster, topics).receivedDay(channel).filter(day -> day.isAfter(received));
        if (current.isPresent()) {
            throw new PublishException(
                    "no document of channel " + channel.code() + " is published: --received " + received
                            + " is before the current received day, " + current.get() + ", on which "
                            + topics.documents(channel).name()
                            + " has received documents. They would count as received on that day. Give --received "
                            + current.get() + " or later, or omit it for today");
        }
    }
}
