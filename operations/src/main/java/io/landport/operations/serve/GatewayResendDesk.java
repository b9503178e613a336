package io.landport.operations.serve;

import io.landport.console.resend.CorrectedDocument;
import io.landport.console.resend.ResendDesk;
import io.landport.domain.audit.OperatorAction;
import io.landport.gateway.SingleDocument;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdminException;
import io.landport.operations.stage.OperatorActionTopic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
        try {
            new OperatorActionTopic(live.get()).add(actions);
        } catch (KafkaAdminException | KafkaException e) {
            throw new ProblemException(
                    Problem.retryAfter(
                            ProblemTypes.UNAVAILABLE,
                            "the action cannot be recorded, so it is not carried out: " + e.getMessage(),
                            RETRY),
                    e);
        }
    }

    @Override
    public String user() {
        return System.getProperty("user.name");
    }
}
