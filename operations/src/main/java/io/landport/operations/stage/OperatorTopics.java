package io.landport.operations.stage;

import io.landport.domain.audit.OperatorAction;
import io.landport.installation.Installation;
import io.landport.kafka.read.CompactedTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The topic of the actions of operators. */
public final class OperatorActionTopic {
    private static final int WAIT_MILLIS = 5_000;
    private static final int DELIVERY_MILLIS = 10_000;

    private final CompactedTopic<OperatorAction> topic;

    /** Opens no connection. */
    public OperatorActionTopic(Installation installation) {
        Map<String, String> client = new HashMap<>(installation.client());
        // An operator waits for it.
        client.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Integer.toString(WAIT_MILLIS));
        client.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Integer.toString(WAIT_MILLIS));
        client.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.toString(DELIVERY_MILLIS));
        this.topic = new CompactedTopic<>(client, installation.topics().operatorActions(), installation.wire());
    }

    /**
     * Records actions and returns when Kafka has acknowledged them.
     *
     * @throws org.apache.kafka.common.KafkaException if the topic does not exist, or this user may not write it
     * @throws io.landport.kafka.admin.KafkaAdminException if the write fails
     */
    public void add(List<OperatorAction> actions) {
        topic.put(actions, OperatorAction::key);
    }
}
