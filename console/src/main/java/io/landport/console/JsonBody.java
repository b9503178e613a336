package io.landport.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.landport.http.problem.ProblemException;
import io.landport.http.request.RequestBody;
import java.io.IOException;

/** The body of a request as JSON. */
final class JsonBody {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonBody() {}

    /** @throws ProblemException if it is no JSON */
    static JsonNode of(Context context) throws IOException {
        try {
            return JSON.readTree(RequestBody.of(context));
        } catch (JsonProcessingException e) {
            throw ProblemException.badRequest("the body is no JSON");
        }
    }
}
