package io.landport.bench.fire;

import io.landport.contract.FilePlace;
import io.landport.domain.document.TradeDocument;
import io.landport.format.json.NdjsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Documents that are given to a feed's topic, two in a record, and to a watched folder, many in a file. Each must be in the document topics
 * exactly once, with its place. Not thread-safe.
 */
final class FeedLoad implements AutoCloseable {
    private static final int MAX_PROBLEMS = 5;
    private static final int DOCUMENTS_OF_RECORD = 2;
    private static final int DOCUMENTS_OF_FILE = 200;
    private static final String SUFFIX = ".ndjson";

    /** Hashes of documents by their places. */
    private final Map<String, Integer> given = new ConcurrentHashMap<>();

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Path folder;
    private final List<TradeDocument> forRecord = new ArrayList<>();
    private final List<TradeDocument> forFile = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private int files;

    /** A record of documents with these hashes. */
    private record Sent(Future<RecordMetadata> place, List<Integer> hashes) {}

    /**
     * @param topic of the feed
     * @param folder that is watched
     */
    FeedLoad(Map<String, Object> client, String topic, Path folder) {
        this.producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
        this.topic = topic;
        this.folder = folder;
    }

    void toTopic(TradeDocument document) {
        forRecord.add(document);
        if (forRecord.size() == DOCUMENTS_OF_RECORD) {
            sendRecord();
        }
    }

    void toFolder(TradeDocument document) {
        forFile.add(document);
        if (forFile.size() == DOCUMENTS_OF_FILE) {
            moveFile();
        }
    }

    /** Gives what is collected, and waits until the broker has acknowledged the records. */
    void flush() {
        sendRecord();
        moveFile();
        producer.flush();
        awaitSent();
    }

    /** Whether all files are published. */
    boolean isTaken() {
        return isEmpty(folder, path -> path.toString().endsWith(SUFFIX))
                && isEmpty(folder.resolve("taken"), Files::isDirectory);
    }

    /**
     * Documents that are missing, differ, or were published more than once, one sentence each.
     *
     * @param published the hashes of documents by their places
     */
    List<String> problems(Map<String, List<Integer>> published) {
        List<String> problems = new ArrayList<>();
        given.forEach((place, hash) -> {
            List<Integer> found = published.getOrDefault(place, List.of());
            if (!found.equals(List.of(hash)) && problems.size() < MAX_PROBLEMS) {
                problems.add("document %s: found %d times%s"
                        .formatted(place, found.size(), found.contains(hash) ? "" : ", and differs"));
            }
        });
        if (!isEmpty(folder.resolve("failed"), path -> true)) {
            problems.add("files of the folder failed: " + folder.resolve("failed"));
        }
        return problems;
    }

    @Override
    public void close() {
        producer.close();
    }

    private void sendRecord() {
        List<Integer> hashes =
                forRecord.stream().map(AcknowledgedMessages::hash).toList();
        List<String> documents = forRecord.stream().map(FeedLoad::json).toList();
        forRecord.clear();
        if (documents.isEmpty()) {
            return;
        }
        byte[] array = ("[" + String.join(",", documents) + "]").getBytes(StandardCharsets.UTF_8);
        sent.add(new Sent(producer.send(new ProducerRecord<>(topic, array)), hashes));
    }

    /** @throws IllegalStateException if the broker refused a record */
    private void awaitSent() {
        sent.forEach(record -> {
            try {
                RecordMetadata at = record.place().get();
                note(FilePlace.nameOf(at.topic(), at.partition(), at.offset()), record.hashes());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the broker took a record", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("the broker refused a record: " + e.getCause(), e);
            }
        });
        sent.clear();
    }

    private void moveFile() {
        if (forFile.isEmpty()) {
            return;
        }
        files++;
        String name = "load-" + files + SUFFIX;
        try {
            Path part = Files.writeString(
                    folder.resolve(name + ".part"),
                    String.join("", forFile.stream().map(FeedLoad::json).toList()));
            note(name, forFile.stream().map(AcknowledgedMessages::hash).toList());
            Files.move(part, folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        forFile.clear();
    }

    private void note(String name, List<Integer> hashes) {
        for (int index = 0; index < hashes.size(); index++) {
            given.put(PublishedMessages.place(new FilePlace(name, index + 1L)), hashes.get(index));
        }
    }

    private static String json(TradeDocument document) {
        return new String(NdjsonWriter.line(document), StandardCharsets.UTF_8);
    }

    private static boolean isEmpty(Path folder, Predicate<Path> isWanted) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.noneMatch(isWanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
