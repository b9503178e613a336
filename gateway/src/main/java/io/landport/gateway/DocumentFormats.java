package io.landport.gateway;

import io.javalin.http.Context;
import io.landport.format.FormatChoice;
import io.landport.format.FormatChoiceException;
import io.landport.format.feed.Format;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The formats of bodies, by the parameters {@code format}, {@code mapping} and {@code set.NAME}, or by media type. */
record DocumentFormats(FormatChoice choice) {
    private static final String ARGUMENT = "set.";

    /** @throws ProblemException if the request names no format, or one that does not exist, or arguments of a mapping and no mapping */
    Format of(Context context) {
        String mapping = context.queryParam("mapping");
        Map<String, String> arguments = arguments(context);
        if (mapping == null && !arguments.isEmpty()) {
            throw ProblemException.badRequest(
                    "the parameters set.NAME apply to a mapping only: name it in the parameter mapping");
        }
        try {
            return choice.of(new FormatChoice.Wanted(
                    context.queryParam("format"), mapping, context.header("Content-Type"), arguments));
        } catch (FormatChoiceException e) {
            throw new ProblemException(
                    Problem.of(
                            e.isUnsupported() ? GatewayProblems.UNSUPPORTED_FORMAT : ProblemTypes.BAD_REQUEST,
                            e.getMessage()),
                    e);
        }
    }

    private static Map<String, String> arguments(Context context) {
        Map<String, String> arguments = new HashMap<>();
        for (Map.Entry<String, List<String>> parameter : context.queryParamMap().entrySet()) {
            if (parameter.getKey().startsWith(ARGUMENT)) {
                arguments.put(
                        parameter.getKey().substring(ARGUMENT.length()),
                        parameter.getValue().get(0));
            }
        }
        return arguments;
    }
}
