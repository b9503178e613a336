package io.landport.api.assistant;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.answer.Column;
import io.landport.query.catalogue.Catalogue;
import io.landport.query.catalogue.Dataflow;
import io.landport.query.question.InvalidQueryException;
import io.landport.query.question.QuestionOption;
import io.landport.query.question.StoreQuestion;
import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Dimension;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be asked, as JSON: measures with units, dimensions and whether figures may be added over them, and options. */
final class CatalogueText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DESCRIPTION = "description";

    private CatalogueText() {}

    /** One question. */
    static String of(StoreQuestion question) {
        Optional<Dataflow> flow = Optional.ofNullable(Catalogue.dataflows().get(question.code()));
        ObjectNode text = JSON.createObjectNode().put("question", question.code());
        ArrayNode description = text.putArray(DESCRIPTION);
        question.description().stream().map(ToolSchemas::text).forEach(description::add);
        flow.flatMap(Dataflow::description).ifPresent(description::add);
        ArrayNode measures = text.putArray("measures");
        for (Column measure : measures(question)) {
            ObjectNode node = measures.addObject()
                    .put("name", measure.name())
                    .put("type", measure.type().name().toLowerCase(Locale.ROOT))
                    .put("unit", measure.unit());
            flow.flatMap(found -> found.description(measure)).ifPresent(words -> node.put(DESCRIPTION, words));
        }
        flow.ifPresent(found -> addDimensions(text.putArray("dimensions"), found));
        ArrayNode options = text.putArray("options");
        for (QuestionOption option : question.options()) {
            options.addObject()
                    .put("name", option.name())
                    .put("value", option.label())
                    .put(DESCRIPTION, ToolSchemas.text(option.description()));
        }
        return text.toString();
    }

    private static void addDimensions(ArrayNode dimensions, Dataflow flow) {
        for (Dimension dimension : flow.dimensions()) {
            boolean isAdditive = flow.isAdditiveOver(dimension);
            ObjectNode node =
                    dimensions.addObject().put("name", dimension.code()).put("isAdditive", isAdditive);
            flow.description(dimension).ifPresent(words -> node.put(DESCRIPTION, words));
            if (!isAdditive) {
                node.put("notAdditive", dimension.notAdditive());
            }
        }
    }

    /** Those of an answer without options; none if the question needs some. */
    private static List<Column> measures(StoreQuestion question) {
        try {
            return question.request(Map.of()).query().columns().stream()
                    .filter(AnswerColumn::isNumber)
                    .map(AnswerColumn::toColumn)
                    .toList();
        } catch (InvalidQueryException e) {
            return List.of();
        }
    }
}
