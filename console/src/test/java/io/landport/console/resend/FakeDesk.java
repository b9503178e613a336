package io.landport.console.resend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.domain.access.SourcePause;
import io.landport.domain.audit.OperatorAction;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Origin;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what was published, recorded and paused, in order. Rejects documents at the crossing {@code 9999}. */
public final class FakeDesk implements ResendDesk {
    private static final Map<String, Object> COUNTED = Map.of(
            "crossing",
            "suifenhe",
            "sector",
            "wood",
            "flow",
            "import",
            "currency",
            "CNY",
            "lines",
            1L,
            "value",
            "12.5000",
            "netWeightKg",
            "1.500");

    /** Records of actions, and published documents as they were sent. */
    public final List<Object> log = new ArrayList<>();

    private boolean isDocumentLogAway;
    private boolean isActionLogAway;

    /** From now on Kafka confirms no document. */
    public void loseDocuments() {
        isDocumentLogAway = true;
    }

    /** From now on Kafka confirms no action. */
    public void loseActions() {
        isActionLogAway = true;
    }

    @Override
    public CorrectedDocument read(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        JsonNode tree = tree(text);
        return new CorrectedDocument(
                Optional.of(new DocumentId(
                        Channel.CUSTOMS,
                        tree.path("source").asText(),
                        tree.path("documentId").asText())),
                Optional.of(tree.path("revision").path("number").asLong()),
                tree.path("revision").path("crossing").asText().equals("9999")
                        ? Map.of("status", "rejected", "line", 1, "detail", "crossing is 'Ivan Petrov'")
                        : Map.of("status", "accepted", "line", 1, "counts", List.of(COUNTED)),
                () -> {
                    require(isDocumentLogAway);
                    log.add(text);
                    return new Origin.TopicRecord("customs.documents.v1", 2, 77);
                });
    }

    @Override
    public void record(List<OperatorAction> actions) {
        require(isActionLogAway);
        log.addAll(actions);
    }

    @Override
    public Optional<SourcePause> pause(String source) {
        return log.stream()
                .filter(SourcePause.class::isInstance)
                .map(SourcePause.class::cast)
                .reduce((earlier, later) -> later)
                .filter(pause -> pause.source().equals(source) && pause.isInForce());
    }

    @Override
    public void put(SourcePause pause) {
        log.add(pause);
    }

    @Override
    public String user() {
        return "console-user";
    }

    private static void require(boolean isAway) {
        if (isAway) {
            throw new ProblemException(Problem.of(ProblemTypes.UNAVAILABLE, "Kafka is away"));
        }
    }

    private static JsonNode tree(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
