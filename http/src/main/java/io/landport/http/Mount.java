package io.landport.http;

import io.landport.http.problem.ProblemType;
import java.util.List;

/** What a module contributes to the front door. */
public interface Mount {

    /** The routes, each described in {@link #openApi}. */
    List<Route> routes();

    /**
     * The part of the OpenAPI 3.1 document that describes the routes, as JSON with the members {@code paths}, {@code components} and {@code
     * tags} as far as needed.
     */
    String openApi();

    /** Errors of these routes that {@link io.landport.http.problem.ProblemTypes} does not have. */
    default List<ProblemType> problemTypes() {
        return List.of();
    }

    /** Files of pages. They are not part of the OpenAPI document. */
    default List<StaticFile> files() {
        return List.of();
    }

    /** Files that are found when they are asked for. They are not part of the OpenAPI document. */
    default List<StaticFolder> folders() {
        return List.of();
    }
}
