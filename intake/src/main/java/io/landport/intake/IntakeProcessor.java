package io.landport.intake;

import io.landport.contract.Codec;
import io.landport.contract.FilePlace;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.access.IntakeFeed;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.format.FormatChoiceException;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.InvalidRowException;
import io.landport.producer.FeedLimits;
import io.landport.streams.commit.CommitHook;
import io.landport.streams.commit.CommitRequests;
import io.landport.streams.judge.RecordJudge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Turns each record of a feed into documents and rejections, at least one unless all that it has is skipped. Documents and rejections have
 * the timestamp of the record, so a document is received on the day on which the broker took its record.
 */
@NullUnmarked
final class IntakeProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    /** The hook of commits. */
    static final String COMMITS = "commits";

    private static final String UNKNOWN = "application/octet-stream";

    private final IntakeReader reader;
    private final Topics topics;
    private final Codec<TradeDocument> documents;
    private final Codec<Rejection> rejections;
    private final Codec<FeedReport> reports;
    /** By topic: a task reads one partition of each. */
    private final Map<String, ReadRange> ranges = new HashMap<>();

    private ProcessorContext<byte[], byte[]> context;
    private CommitRequests commits;
    private long newest;

    IntakeProcessor(IntakeReader reader, Topics topics, Wire wire) {
        this.reader = reader;
        this.topics = topics;
        this.documents = wire.codec(topics.documents(Channel.CUSTOMS));
        this.rejections = wire.codec(topics.feedRejections());
        this.reports = wire.codec(topics.feeds());
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
        commits = new CommitRequests(newContext);
        // Kafka Streams calls this again after an aborted transaction: what was read since the last commit is read
        // again.
        ranges.clear();
        newContext.<CommitHook>getStateStore(COMMITS).beforeCommit(newContext, this::reportAll);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        commits.onRecord(record.timestamp(), 1);
        newest = Math.max(newest, record.timestamp());
        RecordMetadata at = context.recordMetadata().orElseThrow();
        ReadRange range = range(at, record.timestamp());
        new OneRecord(record, at, reader.feed(at.topic()), range).read();
    }

    private ReadRange range(RecordMetadata at, long time) {
        ReadRange range = ranges.get(at.topic());
        if (range == null || !range.isOf(time)) {
            report(range);
            range = new ReadRange(at.topic() + '-' + at.partition(), at.offset(), time);
            ranges.put(at.topic(), range);
        }
        return range;
    }

    private void reportAll() {
        ranges.values().forEach(this::report);
        commits.onCommit(false, 0);
    }

    private void report(@Nullable ReadRange range) {
        if (range != null && !range.isReported()) {
            FeedReport report = range.report();
            forward(topics.feeds(), report.key(), reports.encode(report), newest, new RecordHeaders());
        }
    }

    private void forward(Topic<?> topic, String key, byte[] value, long timestamp, Headers headers) {
        context.forward(
                new Record<>(key.getBytes(StandardCharsets.UTF_8), value, timestamp, headers),
                IntakeTopology.sink(topic));
    }

    /** A record while it is read. */
    private final class OneRecord {
        private final Record<byte[], byte[]> record;
        private final String name;
        private final IntakeFeed feed;
        private final ReadRange range;
        private final long accountedBefore;
        private int items;

        OneRecord(Record<byte[], byte[]> record, RecordMetadata at, IntakeFeed feed, ReadRange range) {
            this.record = record;
            this.name = FilePlace.nameOf(at.topic(), at.partition(), at.offset());
            this.feed = feed;
            this.range = range;
            this.accountedBefore = range.accounted();
        }

        void read() {
            long rows;
            if (record.value() == null) {
                rows = rejectWhole(Reason.MALFORMED_ROW, "the record has no value", new byte[0], 0);
            } else if (record.value().length > RecordJudge.MAX_BYTES) {
                String detail = "the record is larger than " + RecordJudge.MAX_BYTES
                        + " bytes; the original is only in the topic of the feed";
                rows = rejectWhole(Reason.TOO_LARGE, detail, new byte[0], 0);
            } else {
                rows = read(record.value());
            }
            range.addRecord(rows, record.timestamp());
        }

        /** Returns the number of rows of the record. */
        private long read(byte[] value) {
            try (Feed opened = reader.open(feed, record.headers(), value)) {
                return read(opened, value);
            } catch (InvalidRowException e) {
                return rejectWhole(e.reason(), e.detail(), value, 0);
            } catch (InvalidFileException | FormatChoiceException e) {
                return rejectWhole(Reason.MALFORMED_ROW, String.valueOf(e.getMessage()), value, 0);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + name, e);
            }
        }

        private long read(Feed opened, byte[] value) throws IOException {
            try {
                for (FeedItem item = opened.next(); item != null; item = opened.next()) {
                    take(item);
                }
            } catch (InvalidFileException e) {
                return rejectWhole(Reason.MALFORMED_ROW, String.valueOf(e.getMessage()), value, rows(opened));
            }
            return items == 0 && !opened.hasSkipped()
                    ? rejectWhole(Reason.MALFORMED_ROW, "the record has no document", value, rows(opened))
                    : rows(opened);
        }

        /** Rows that a mapping leaves out become nothing. */
        private long rows(Feed opened) {
            long rows = opened.rows();
            for (long skipped : opened.skipped().values()) {
                rows -= skipped;
            }
            return rows;
        }

        private void take(FeedItem item) {
            items++;
            FeedItem.RejectedRows rejected = item.apply(this::publish, rows -> rows);
            if (rejected == null) {
                range.addItem(item);
            } else {
                reject(rejected);
            }
        }

        /** Publishes a document, or returns its rejection. */
        private FeedItem.@Nullable RejectedRows publish(FeedItem.Read read) {
            TradeDocument document = read.content();
            byte[] encoded = documents.encode(document);
            Optional<FeedItem.RejectedRows> refusal = new FeedLimits(feed).refusal(read, encoded);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            Headers headers = new RecordHeaders().add(FilePlace.HEADER, new FilePlace(name, read.line()).header());
            forward(
                    topics.documents(document.id().channel()),
                    document.id().key(),
                    encoded,
                    record.timestamp(),
                    headers);
            return null;
        }

        /** Rejects what has become neither a document nor a rejection, at least one row. Returns the rows of the record. */
        private long rejectWhole(Reason reason, String detail, byte[] value, long rows) {
            long accounted = range.accounted() - accountedBefore;
            long rest = Math.max(1, rows - accounted);
            items++;
            reject(FeedItem.RejectedRows.of(
                    accounted + 1,
                    rest,
                    new InvalidRowException(reason, detail),
                    null,
                    null,
                    new Original(UNKNOWN, value),
                    List.of()));
            return accounted + rest;
        }

        private void reject(FeedItem.RejectedRows rows) {
            range.addItem(rows);
            Rejection rejection = rows.rejection(new Origin.FeedLine(name, name + '/' + items, rows.line()));
            forward(
                    topics.feedRejections(),
                    rejection.id(),
                    rejections.encode(rejection),
                    record.timestamp(),
                    new RecordHeaders());
        }
    }
}
