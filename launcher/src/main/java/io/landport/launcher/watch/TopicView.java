package io.landport.launcher.watch;

import io.landport.contract.Topic;
import io.landport.installation.Installation;
import io.landport.kafka.read.RecordValues;
import io.landport.kafka.read.TopicCursor;
import io.landport.terminal.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Reads an aggregate topic from its beginning into a board. */
public final class TopicView<V> implements WatchView {
    private final String topic;
    private final TopicCursor cursor;
    private final Board<V> board;

    public TopicView(Installation installation, Topic<V> topic, Board<V> board) {
        RecordValues<V> values = new RecordValues<>(topic, installation.wire());
        this.topic = topic.name();
        this.board = board;
        this.cursor = new TopicCursor(
                installation.client(),
                Map.of(
                        topic.name(),
                        TopicCursor.Reader.ofAll(record -> values.of(record)
                                .ifPresent(value -> board.take(value, Instant.ofEpochMilli(record.timestamp()))))));
    }

    @Override
    public void advance(Duration atMost) {
        cursor.poll(atMost);
    }

    @Override
    public boolean isRead() {
        return cursor.percentRead() == 100;
    }

    @Override
    public Table table() {
        int read = cursor.percentRead();
        return read == 100 ? board.table() : board.table().reading("Reading " + topic + ": " + read + " %");
    }

    @Override
    public void shown() {
        board.shown();
    }

    @Override
    public void close() {
        cursor.close();
    }
}
