package io.landport.query.catalogue;

import io.landport.query.question.Descriptions;
import io.landport.query.question.Questions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** All dataflows. */
public final class Catalogue {
    private Catalogue() {}

    /** The dataflows by name, in the order of the questions. Questions that list records are none. */
    public static Map<String, Dataflow> dataflows() {
        Map<String, Dataflow> flows = new LinkedHashMap<>();
        Questions.all()
                .forEach((code, question) ->
                        Descriptions.view(code).ifPresent(view -> flows.put(code, new Dataflow(question, view))));
        return Collections.unmodifiableMap(flows);
    }
}
