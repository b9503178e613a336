package io.landport.api.assistant;

import io.javalin.http.Context;
import io.landport.domain.access.Role;
import io.landport.http.Mount;
import io.landport.http.Resources;
import io.landport.http.Route;
import io.landport.http.limit.BodyLimits;
import io.landport.http.problem.ProblemException;
import io.landport.http.request.RequestBody;
import io.landport.http.token.Access;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Serves {@code POST /mcp}, the streamable HTTP transport of the Model Context Protocol without sessions and without event streams. */
public final class AssistantMount implements Mount, AutoCloseable {
    private static final int ACCEPTED = 202;
    private static final String VERSION = "MCP-Protocol-Version";
    private static final BodyLimits BODY =
            new BodyLimits(Assistant.MAX_MESSAGE, Assistant.MAX_MESSAGE, Duration.ofSeconds(20));

    private final Assistant assistant;

    /** @param assistant is closed with this */
    public AssistantMount(Assistant assistant) {
        this.assistant = assistant;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/mcp", Access.of(Role.ANALYST), BODY, this::answer));
    }

    @Override
    public String openApi() {
        return Resources.text(AssistantMount.class, "openapi.json");
    }

    @Override
    public void close() {
        assistant.close();
    }

    private void answer(Context context) throws IOException {
        Optional<String> version = Optional.ofNullable(context.header(VERSION));
        if (version.isPresent() && !Assistant.VERSIONS.contains(version.get())) {
            throw ProblemException.badRequest(VERSION + ": supported are " + String.join(", ", Assistant.VERSIONS));
        }
        Optional<String> response;
        try (InputStream body = RequestBody.of(context)) {
            response = assistant.answer(new String(body.readAllBytes(), StandardCharsets.UTF_8), Optional.of(context));
        } catch (Assistant.InvalidMessageException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()), e);
        }
        context.header("Cache-Control", "no-store");
        if (response.isPresent()) {
            context.contentType("application/json; charset=utf-8").result(response.get());
        } else {
            context.status(ACCEPTED);
        }
    }
}
