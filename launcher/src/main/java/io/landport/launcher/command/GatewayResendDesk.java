package io.landport.launcher.command;

import io.landport.console.resend.CorrectedDocument;
import io.landport.console.resend.ResendDesk;
import io.landport.domain.audit.OperatorAction;
import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Origin;
import io.landport.gateway.SingleDocument;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import io.landport.launcher.Installation;
import io.landport.launcher.OperatorActionTopic;
import io.landport.launcher.kafka.KafkaAdminException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/** Sends corrected documents through the reader and the judge of the gateway. */
final class GatewayResendDesk implements ResendDesk {
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Supplier<Installation> live;
    private final PublishTargets targets;
    private final Clock clock;

    /** @param targets are not closed by this */
    GatewayResendDesk(Supplier<Installation> live, PublishTargets targets, Clock clock) {
        this.live = live;
        this.targets = targets;
        this.clock = clock;
    }

    @Override
    public CorrectedDocument read(byte[] json) {
        return new Read(SingleDocument.read(json, targets.get(), clock));
    }

    @Override
    public void record(OperatorAction action) {
        try {
            new OperatorActionTopic(live.get()).add(action);
        } catch (KafkaAdminException | KafkaException away) {
            throw new ProblemException(
                    Problem.retryAfter(
                            ProblemTypes.UNAVAILABLE,
                            "the action cannot be recorded, so it is not carried out: " + away.getMessage(),
                            RETRY),
                    away);
        }
    }

    @Override
    public String user() {
        return System.getProperty("user.name");
    }

    private record Read(SingleDocument document) implements CorrectedDocument {
        @Override
        public Optional<DocumentId> id() {
            return document.id();
        }

        @Override
        public Optional<Long> revision() {
            return document.revision();
        }

        @Override
        public Map<String, Object> preview() throws InterruptedException {
            return document.preview();
        }

        @Override
        public Origin.TopicRecord publish() throws InterruptedException {
            return document.publish();
        }
    }
}
