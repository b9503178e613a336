package io.landport.format.mapping;

import java.util.HashMap;
import java.util.Map;

/**
 * The values of a mapping's parameters for one call.
 *
 * @param values by name, one for each parameter
 */
public record MappingArguments(Map<String, String> values) {
    private static final int MAX_LENGTH = 128;

    public MappingArguments {
        values = Map.copyOf(values);
    }

    /**
     * The given values, with defaults for the others.
     *
     * @throws MappingArgumentException if a value is missing, or is for no parameter of the mapping
     */
    public static MappingArguments of(Mapping mapping, Map<String, String> given) throws MappingArgumentException {
        for (Map.Entry<String, String> value : given.entrySet()) {
            if (!mapping.parameters().containsKey(value.getKey())) {
                throw new MappingArgumentException("the mapping " + mapping.name() + " has no parameter '"
                        + value.getKey() + "'. "
                        + Nearest.fix(value.getKey(), mapping.parameters().keySet()));
            }
            if (value.getValue().length() > MAX_LENGTH) {
                throw new MappingArgumentException(
                        "the parameter " + value.getKey() + " has more than " + MAX_LENGTH + " characters");
            }
        }
        Map<String, String> values = new HashMap<>(given);
        for (Map.Entry<String, Mapping.Parameter> parameter :
                mapping.parameters().entrySet()) {
            if (!values.containsKey(parameter.getKey())) {
                String otherwise = parameter.getValue().otherwise().orElse(null);
                if (otherwise == null) {
                    throw new MappingArgumentException("the mapping " + mapping.name() + " needs the parameter '"
                            + parameter.getKey() + "': " + parameter.getValue().description());
                }
                values.put(parameter.getKey(), otherwise);
            }
        }
        return new MappingArguments(values);
    }
}
