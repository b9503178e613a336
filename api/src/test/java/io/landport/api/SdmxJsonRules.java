package io.landport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the schemas of SDMX-JSON 2.0 require of the members that messages of this server have. */
final class SdmxJsonRules {
    private static final String ID = "[A-Za-z0-9_@$-]+";
    private static final String NAME = "[A-Za-z][A-Za-z0-9_-]*";

    private SdmxJsonRules() {}

    /** Checks a data message. */
    static void checkData(JsonNode message) {
        checkMeta(message);
        JsonNode dataSets = message.at("/data/dataSets");
        assertThat(dataSets).isNotEmpty().allSatisfy(dataSet -> {
            checkLinks(dataSet);
            assertThat(dataSet.path("action").asText()).isIn("Information", "Append", "Replace", "Delete");
        });
        assertThat(message.at("/data/structures")).hasSize(1);
        JsonNode structure = message.at("/data/structures/0");
        checkLinks(structure);
        assertThat(structure.path("dataSets"))
                .extracting(JsonNode::asInt)
                .containsExactlyElementsOf(
                        IntStream.range(0, dataSets.size()).boxed().toList());
        components(structure, "dimensions").forEach(dimension -> {
            assertThat(dimension.path("keyPosition").isInt()).isTrue();
            assertThat(dimension.has("values")).as(dimension.toString()).isTrue();
        });
        components(structure, "attributes").forEach(attribute -> checkRelationship(attribute, "relationship"));
        Stream.of("dimensions", "measures", "attributes")
                .flatMap(role -> components(structure, role))
                .forEach(SdmxJsonRules::checkValues);
    }

    /** Components of any level of attachment. */
    private static Stream<JsonNode> components(JsonNode structure, String role) {
        return Stream.of("dataSet", "series", "observation")
                .flatMap(level -> all(structure.path(role).path(level)));
    }

    private static Stream<JsonNode> all(JsonNode list) {
        return IntStream.range(0, list.size()).mapToObj(list::get);
    }

    private static void checkMeta(JsonNode message) {
        assertThat(message.at("/meta/id").asText()).matches(ID);
        assertThat(message.at("/meta/prepared").asText()).isNotEmpty();
        assertThat(message.at("/meta/sender/id").asText()).matches(ID);
    }

    private static void checkLinks(JsonNode of) {
        assertThat(of.path("links"))
                .isNotEmpty()
                .allSatisfy(
                        link -> assertThat(link.has("rel") && link.has("urn")).isTrue());
    }

    private static void checkRelationship(JsonNode attribute, String member) {
        assertThat(attribute.path(member)).as(attribute.toString()).hasSize(1);
        assertThat(attribute.path(member).fieldNames().next()).isIn("dataflow", "dimensions", "observation");
    }

    /** A value is a code with its name, or a text. */
    private static void checkValues(JsonNode component) {
        assertThat(component.path("id").asText()).matches(NAME);
        if (component.has("values")) {
            assertThat(component.path("values"))
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allSatisfy(value -> assertThat(value.path("id").asText().matches(ID)
                                    && value.path("name").isTextual())
                            .as(value.toString())
                            .isNotEqualTo(value.has("value")));
        }
    }

    /** Checks a structure message. */
    static void checkStructures(JsonNode message) {
        checkMeta(message);
        JsonNode data = message.path("data");
        assertThat(data).isNotEmpty();
        data.properties()
                .forEach(list -> assertThat(list.getValue())
                        .as(list.getKey())
                        .isNotEmpty()
                        .allSatisfy(artefact -> {
                            checkNamed(artefact);
                            assertThat(artefact.path("agencyID").asText()).matches(NAME);
                            assertThat(artefact.path("version").asText()).isEqualTo("1.0.0");
                        }));
        all(data.path("codelists"))
                .filter(list -> list.has("codes"))
                .forEach(list -> assertThat(list.path("codes")).isNotEmpty().allSatisfy(SdmxJsonRules::checkNamed));
        all(data.path("conceptSchemes"))
                .flatMap(scheme -> all(scheme.path("concepts")))
                .forEach(SdmxJsonRules::checkNamed);
        all(data.path("dataStructures"))
                .map(each -> each.path("dataStructureComponents"))
                .forEach(components -> {
                    JsonNode dimensions = components.at("/dimensionList/dimensions");
                    assertThat(dimensions)
                            .extracting(dimension -> dimension.path("position").asInt())
                            .containsExactlyElementsOf(IntStream.range(0, dimensions.size())
                                    .boxed()
                                    .toList());
                    all(components.at("/attributeList/attributes"))
                            .forEach(attribute -> checkRelationship(attribute, "attributeRelationship"));
                    Stream.of("/dimensionList/dimensions", "/attributeList/attributes", "/measureList/measures")
                            .flatMap(list -> all(components.at(list)))
                            .forEach(component ->
                                    assertThat(component.has("conceptIdentity")).isTrue());
                });
        all(data.path("dataConstraints")).forEach(SdmxJsonRules::checkConstraint);
    }

    private static void checkNamed(JsonNode named) {
        assertThat(named.path("id").asText()).matches(ID);
        assertThat(List.of(named.path("name").isTextual(), named.path("names").isObject()))
                .as(named.toString())
                .containsOnly(true);
    }

    private static void checkConstraint(JsonNode constraint) {
        assertThat(constraint.path("role").asText()).isIn("Allowed", "Actual");
        assertThat(constraint.path("constraintAttachment").path("dataflows")).hasSize(1);
        assertThat(constraint.at("/cubeRegions/0/keyValues"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.path("values").isEmpty())
                        .as(key.toString())
                        .isEqualTo(key.has("timeRange")));
    }
}
