package io.landport.operations.serve;

import io.landport.console.resend.CorrectedDocument;
import io.landport.console.resend.ResendDesk;
import io.landport.domain.access.SourcePause;
import io.landport.domain.audit.OperatorAction;
import io.landport.gateway.SingleDocument;
import io.landport.http.problem.ProblemException;
import io.landport.installation.Installation;
import io.landport.operations.stage.OperatorTopics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * Sends corrected documents through the reader and the judge of the gateway.
 *
 * @param targets are not closed by this
 */
public record GatewayResendDesk(Supplier<Installation> live, PublishTargets targets, Clock clock)
        implements ResendDesk {
    private static final Duration RETRY = Duration.ofSeconds(5);

    @Override
    public CorrectedDocument read(byte[] json) {
        SingleDocument document = SingleDocument.read(json, targets.get(), clock);
        return new CorrectedDocument(document.id(), document.revision(), document.preview(), document::publish);
    }

    @Override
    public void record(List<OperatorAction> actions) {
        write("the action cannot be recorded, so it is not carried out", topics -> topics.add(actions));
    }

    @Override
    public Optional<SourcePause> pause(String source) {
        return targets.pause(source);
    }

    @Override
    public void put(SourcePause pause) {
        write("the action is recorded, but Kafka did not confirm that it is carried out", topics -> topics.put(pause));
    }

    @Override
    public String user() {
        return System.getProperty("user.name");
    }

    private void write(String failure, Consumer<OperatorTopics> action) {
        try {
            action.accept(new OperatorTopics(live.get()));
        } catch (KafkaException e) {
            throw ProblemException.unavailable(failure + ": " + e.getMessage(), RETRY, e);
        }
    }
}
