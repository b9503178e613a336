package io.landport.bench.gateway;

import io.landport.bench.fire.FireTarget;
import io.landport.bench.fire.PipelineUnderFire;
import io.landport.bench.process.StageChild;
import io.landport.bench.trial.Session;
import io.landport.domain.document.Channel;
import io.landport.installation.Installation;
import io.landport.kafka.read.TopicReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Kills a gateway and its broker while senders send to it, with the whole pipeline behind. Every document of a request that was answered
 * with 202 must be in its topic, and the totals must be correct.
 */
public record GatewayKills(Session session) {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final int ANSWERS_BEFORE_KILL = 50;

    /**
     * What remained.
     *
     * @param answered documents of requests that were answered with 202
     * @param missing those of them that are not in their topic
     * @param isClean whether verification found no differences
     */
    public record Outcome(int gatewayKills, int brokerKills, int answered, int missing, boolean isClean) {}

    /** @param kills of the gateway; the broker is killed after every second one */
    public Outcome run(int kills) throws IOException, InterruptedException {
        try (PipelineUnderFire pipeline = PipelineUnderFire.start(session.data());
                StageChild gateway = gateway(pipeline);
                PersistentSenders senders = new PersistentSenders(gateway::address)) {
            int brokerKills = 0;
            for (int kill = 0; kill < kills; kill++) {
                gateway.awaitReady(TIMEOUT);
                senders.awaitAnswers(ANSWERS_BEFORE_KILL, TIMEOUT);
                session.step("killing the gateway (%d of %d)", kill + 1, kills);
                gateway.process().kill();
                gateway.restart();
                if (kill % 2 == 1) {
                    gateway.awaitReady(TIMEOUT);
                    senders.awaitAnswers(ANSWERS_BEFORE_KILL, TIMEOUT);
                    session.step("killing the broker");
                    pipeline.kill(FireTarget.BROKER);
                    pipeline.restart(FireTarget.BROKER);
                    brokerKills++;
                }
            }
            gateway.awaitReady(TIMEOUT);
            senders.awaitAnswers(ANSWERS_BEFORE_KILL, TIMEOUT);
            Set<String> answered = senders.stop();
            pipeline.awaitCaughtUp();
            session.step("verifying");
            Set<String> missing = new HashSet<>(answered);
            missing.removeAll(publishedIds(pipeline.installation()));
            return new Outcome(
                    kills,
                    brokerKills,
                    answered.size(),
                    missing.size(),
                    pipeline.verify().isClean());
        }
    }

    private StageChild gateway(PipelineUnderFire pipeline) throws IOException {
        return StageChild.start(
                "gateway",
                session.data().resolve("gateway"),
                GatewayTrial.unlimited(pipeline.servers().bootstrapServers()));
    }

    /** The ids of all documents in the topic of customs documents. */
    public static Set<String> publishedIds(Installation installation) {
        String topic = installation.topics().documents(Channel.CUSTOMS).name();
        Set<String> ids = new HashSet<>();
        try (TopicReader reader = new TopicReader(installation.client())) {
            reader.read(reader.ends(List.of(topic)), record -> {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                ids.add(key.substring(key.lastIndexOf('|') + 1));
            });
        }
        return ids;
    }
}
