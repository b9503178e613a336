package io.landport.operations.stage;

import io.landport.contract.Topic;
import io.landport.domain.access.SourcePause;
import io.landport.domain.audit.OperatorAction;
import io.landport.installation.Installation;
import io.landport.kafka.read.CompactedTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The topics that operators write while they wait: their actions and the pauses of sources. */
public final class OperatorTopics {
    private static final int WAIT_MILLIS = 5_000;
    private static final int DELIVERY_MILLIS = 10_000;

    private final Installation installation;

    /** Opens no connection. */
    public OperatorTopics(Installation installation) {
        this.installation = installation;
    }

    /**
     * Records actions and returns when Kafka has acknowledged them.
     *
     * @throws org.apache.kafka.common.KafkaException if the topic does not exist, or this user may not write it
     * @throws io.landport.kafka.admin.KafkaAdminException if the write fails
     */
    public void add(List<OperatorAction> actions) {
        topic(installation.topics().operatorActions()).put(actions, OperatorAction::key);
    }

    /**
     * Pauses a source, or resumes it, and returns when Kafka has acknowledged it.
     *
     * @throws org.apache.kafka.common.KafkaException if the topic does not exist, or this user may not write it
     * @throws io.landport.kafka.admin.KafkaAdminException if the write fails
     */
    public void put(SourcePause pause) {
        topic(installation.topics().sourcePauses()).put(pause.source(), pause);
    }

    private <V> CompactedTopic<V> topic(Topic<V> topic) {
        Map<String, String> client = new HashMap<>(installation.client());
        client.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Integer.toString(WAIT_MILLIS));
        client.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Integer.toString(WAIT_MILLIS));
        client.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.toString(DELIVERY_MILLIS));
        return new CompactedTopic<>(client, topic, installation.wire());
    }
}
