package io.landport.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.landport.domain.access.AccessToken;
import io.landport.http.token.Access;
import io.landport.http.token.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Serves {@code /v1/token}: what the token of the caller allows, so that its holder can check it before it expires. */
public final class CallerMount implements Mount {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/v1/token", Access.ANY_ROLE, CallerMount::answer));
    }

    @Override
    public String openApi() {
        return Resources.text(CallerMount.class, "caller-openapi.json");
    }

    private static void answer(Context context) throws JsonProcessingException {
        Map<String, Object> members =
                Caller.of(context).token().map(CallerMount::describe).orElse(Map.of());
        context.contentType("application/json").result(JSON.writeValueAsBytes(members));
    }

    private static Map<String, Object> describe(AccessToken token) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", token.id());
        members.put("label", token.label());
        members.put("role", token.role().code());
        members.put("sources", token.sources());
        members.put("expires", token.expires().toString());
        return members;
    }
}
