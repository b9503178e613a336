package io.landport.monitor;

import io.landport.contract.Topics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.kafka.admin.StoredTopics;
import io.landport.kafka.read.PublishedBook;
import io.landport.kafka.read.TopicFollower;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far the documents of the live generation have come: written to Kafka, computed by streams, written to the store. For one thread, which
 * calls {@link #follow} first. All methods fail with a {@link org.apache.kafka.common.KafkaException} or a
 * {@link io.landport.store.StoreException} while a server does not answer.
 */
public final class LiveProgress implements AutoCloseable {
    private final Supplier<ObservedPipeline> live;
    private @Nullable Readers readers;

    /** Needs the Kafka role of the consumer and the writer of the store. Connects at the first call of {@link #follow}. */
    public LiveProgress(Supplier<ObservedPipeline> live) {
        this.live = live;
    }

    /** Follows the generation that is live now. Returns true if it is another one than at the last call, or at the first call. */
    public boolean follow() {
        ObservedPipeline pipeline = live.get();
        Readers known = readers;
        if (known != null && known.pipeline().generation() == pipeline.generation()) {
            return false;
        }
        close();
        readers = Readers.open(pipeline);
        return true;
    }

    /** Whether the generation that was live at the last call of {@link #follow} still is. */
    boolean isLive() {
        return live.get().generation() == readers().pipeline().generation();
    }

    /** One of the newest documents, as {@link NewestDocument#next} finds it. */
    Optional<NewestDocument.Arrival> newest(long nowMillis) {
        return readers().newest().next(nowMillis);
    }

    /** The offsets after the last documents. */
    public Map<TopicPartition, Long> documents() {
        return readers().progress().ends(readers().pipeline().topics().documentNames());
    }

    /** The offsets of documents up to which streams has published all that follows from them. */
    public Map<TopicPartition, Long> published() {
        return readers().book().all();
    }

    /** Whether all that follows from a document has been published. */
    boolean isPublished(NewestDocument.Arrival arrival) {
        return readers().book().isPublished(arrival.partition(), arrival.offset());
    }

    /** The offsets after the last records of the topics that the consumer writes to the store. */
    public Map<TopicPartition, Long> figures() {
        return readers()
                .progress()
                .ends(StoredTopics.figures(readers().pipeline().topics()));
    }

    /** The offsets of these topics up to which the store has been written. */
    public Map<TopicPartition, Long> stored() {
        return readers().pipeline().offsetsOfWriter().get();
    }

    @Override
    public void close() {
        Readers left = readers;
        readers = null;
        if (left != null) {
            left.close();
        }
    }

    private Readers readers() {
        Readers known = readers;
        if (known == null) {
            throw new IllegalStateException("no generation is followed");
        }
        return known;
    }

    /** Of one generation. */
    private record Readers(
            ObservedPipeline pipeline,
            KafkaAdmin cluster,
            Progress progress,
            NewestDocument newest,
            PublishedBook book,
            TopicFollower<?> follower)
            implements AutoCloseable {

        static Readers open(ObservedPipeline pipeline) {
            Topics topics = pipeline.topics();
            KafkaAdmin cluster = new KafkaAdmin(pipeline.client());
            Progress progress = new Progress(cluster);
            PublishedBook book = new PublishedBook(topics.published().partitions());
            return new Readers(
                    pipeline,
                    cluster,
                    progress,
                    new NewestDocument(progress, new UnreadRecords(pipeline.client()), topics),
                    book,
                    TopicFollower.start(
                            pipeline.client(),
                            topics.published(),
                            pipeline.wire(),
                            (record, position) -> book.take(position)));
        }

        @Override
        public void close() {
            follower.close();
            newest.close();
            cluster.close();
        }
    }
}
