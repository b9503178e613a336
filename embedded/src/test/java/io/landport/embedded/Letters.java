package io.landport.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of words: one transaction a word in, committed words out through a group, so that every part of a broker works. */
record Letters(Map<String, String> client) {
    private static final String TOPIC = "letters";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    void createTopic() {
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(client))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void send(String word) {
        try (KafkaProducer<String, String> producer = producer("letters")) {
            begin(producer, word);
            producer.commitTransaction();
        }
    }

    /** Sends a word in a transaction with a timeout of one second that is neither committed nor aborted. The producer is not closed: the test kills this process. */
    void sendWithoutEnd(String word) {
        KafkaProducer<String, String> producer = producer("unfinished-letters");
        begin(producer, word);
        producer.flush();
    }

    /** The words from the group's offset on, as many as asked for; then the group's offset is after them. */
    List<String> receive(int count) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "readers");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        List<String> words = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            while (words.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> letter : consumer.poll(Duration.ofMillis(200))) {
                    words.add(letter.value());
                }
            }
            consumer.commitSync();
        }
        return List.copyOf(words);
    }

    private KafkaProducer<String, String> producer(String transactionalId) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 1_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static void begin(KafkaProducer<String, String> producer, String word) {
        producer.initTransactions();
        producer.beginTransaction();
        var unused = producer.send(new ProducerRecord<>(TOPIC, word));
    }
}
