package io.landport.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.answer.SdmxTerms;
import io.landport.sdmx.DataStructure;
import io.landport.sdmx.SdmxFormat;
import io.landport.sdmx.SdmxVersion;
import io.landport.sdmx.data.DataFormat;
import io.landport.sdmx.data.DataQueryReader;
import io.landport.sdmx.structure.StructureFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The part of the OpenAPI document that describes SDMX REST. */
final class SdmxOpenApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An example of each part of a path; that of a version is the version of artefacts. */
    private static final Map<String, String> EXAMPLES = Map.of(
            "flow", "MONTHLY",
            "key", "all",
            "provider", "all",
            "component", "FLOW",
            "context", "dataflow",
            "agency", SdmxTerms.AGENCY,
            "item", "import");

    private static final String ERROR = "An error message of SDMX.";

    private SdmxOpenApi() {}

    static String text() {
        ObjectNode document = JSON.createObjectNode();
        document.putArray("tags")
                .addObject()
                .put("name", "sdmx")
                .put("description", "Figures and their structures for clients of SDMX (docs/sdmx.md). Read-only.");
        ObjectNode paths = document.putObject("paths");
        SdmxPath.all()
                .forEach(path -> describe(path, paths.putObject(path.path()).putObject("get")));
        return document.toPrettyString();
    }

    private static void describe(SdmxPath path, ObjectNode operation) {
        operation.putArray("tags").add("sdmx");
        operation.put(
                "operationId",
                "getSdmx" + path.version().code().charAt(0) + path.kind()
                        + path.parameters().size());
        operation.put("summary", path.kind().summary());
        operation.put(
                "description",
                "As SDMX REST " + (path.version() == SdmxVersion.V2_1 ? "1.5" : "2")
                        + " defines it; docs/sdmx.md lists what is supported. Errors are messages of SDMX with its codes.");
        operation.putArray("security").addObject().putArray("token");
        ArrayNode parameters = operation.putArray("parameters");
        path.parameters().forEach(name -> addPart(parameters.addObject(), path, name));
        queryParameters(path)
                .forEach((name, description) -> parameters
                        .addObject()
                        .put("name", name)
                        .put("in", "query")
                        .put("description", description)
                        .putObject("schema")
                        .put("type", "string"));
        ObjectNode responses = operation.putObject("responses");
        if (path.kind() == SdmxPath.Kind.OTHER) {
            ObjectNode error = responses.putObject("501").put("description", ERROR);
            error.putObject("content").putObject("application/json");
        } else {
            ObjectNode content = responses
                    .putObject("200")
                    .put("description", "The message.")
                    .putObject("content");
            formats(path).forEach(format -> content.putObject(format.type()));
        }
        responses.putObject("default").put("description", ERROR);
    }

    /** A part of the path; of dataflows, all that there are. In 2.1 a reference can also have the agency and the version. */
    private static void addPart(ObjectNode parameter, SdmxPath path, String name) {
        parameter.put("name", name).put("in", "path").put("required", true).put("example", example(path, name));
        ObjectNode schema = parameter.putObject("schema").put("type", "string");
        boolean isData = path.kind() == SdmxPath.Kind.DATA || path.kind() == SdmxPath.Kind.AVAILABILITY;
        if (isData && name.equals("id")) {
            DataStructure.all().keySet().forEach(schema.withArray("enum")::add);
        } else if (name.equals("flow")) {
            parameter.put(
                    "description",
                    "One of " + String.join(", ", DataStructure.all().keySet()) + ", or AGENCY,ID,VERSION.");
        }
    }

    private static String example(SdmxPath path, String name) {
        return switch (name) {
            case "version" -> path.version().artefacts();
            case "type" -> path.kind() == SdmxPath.Kind.OTHER ? "schema" : "codelist";
            case "id" -> path.kind() == SdmxPath.Kind.STRUCTURE ? "CL_FLOW" : "MONTHLY";
            default -> EXAMPLES.getOrDefault(name, "");
        };
    }

    private static Map<String, String> queryParameters(SdmxPath path) {
        Map<String, String> parameters = new TreeMap<>();
        if (path.kind() == SdmxPath.Kind.OTHER) {
            return parameters;
        }
        parameters.put(
                "format",
                "Instead of the header Accept: xml, json, and for data csv, genericdata or structurespecificdata.");
        if (path.kind() == SdmxPath.Kind.STRUCTURE) {
            parameters.put("detail", "full or allstubs.");
            parameters.put("references", "none, children, descendants, parents or all.");
        } else {
            parameters.putAll(DataQueryReader.parameters());
            parameters.put(
                    "c[COMPONENT]",
                    "Filter of a component, such as c[FLOW]=import, c[PARTNER]=ne:RU or c[TIME_PERIOD]=ge:2021-01+le:2021-06.");
        }
        if (path.kind() == SdmxPath.Kind.AVAILABILITY) {
            parameters.put("mode", "exact");
            parameters.put("references", "none, all, or types of artefacts separated by commas.");
        }
        return parameters;
    }

    private static List<? extends SdmxFormat> formats(SdmxPath path) {
        return path.kind() == SdmxPath.Kind.DATA ? DataFormat.of(path.version()) : StructureFormat.of(path.version());
    }
}
