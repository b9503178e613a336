package io.landport.api.explorer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.answer.AnswerLanguage;
import io.landport.chart.ChartKind;
import io.landport.query.catalogue.CatalogueWords;
import io.landport.query.explain.ExplainQuestion;
import io.landport.query.question.Question;
import io.landport.query.question.QuestionOption;
import io.landport.query.question.Questions;
import io.landport.query.question.StoreQuestion;
import io.landport.query.sql.Dimension;
import java.util.List;

/** What can be asked and drawn, with names in a language. Derived, so that a new question or chart is in it. */
final class CatalogueJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMES_OF_MEASURES = "measure.";

    private final CatalogueWords words;
    private final AnswerLanguage language;

    private CatalogueJson(AnswerLanguage language) {
        this.words = CatalogueWords.of(language);
        this.language = language;
    }

    static String of(AnswerLanguage language) {
        CatalogueJson catalogue = new CatalogueJson(language);
        ObjectNode json = JSON.createObjectNode();
        ArrayNode questions = json.putArray("questions");
        Questions.all().values().stream()
                .filter(CatalogueJson::isOfTrade)
                .forEach(question -> catalogue.add(questions.addObject(), question));
        ArrayNode charts = json.putArray("charts");
        ChartKind.all().values().forEach(kind -> catalogue.add(charts.addObject(), kind));
        catalogue.addDimensions(json.putArray("dimensions"));
        catalogue.addNames(json.putObject("columns"), NAMES_OF_MEASURES);
        return json.toString();
    }

    /** Questions that have no figures of crossings are about records. */
    private static boolean isOfTrade(StoreQuestion question) {
        return question.options().stream().anyMatch(option -> option.values().contains(Dimension.CROSSING.code()));
    }

    private void add(ObjectNode json, StoreQuestion question) {
        String code = question.code();
        describe(
                json,
                question,
                words.find("question." + code)
                        .or(() -> words.find("dataflow." + code))
                        .orElse(code));
        json.put("isExplained", ExplainQuestion.all().containsKey(code));
    }

    private void add(ObjectNode json, ChartKind kind) {
        describe(json, kind, kind.name(language));
        json.put("question", kind.question().code());
        json.put("by", kind.by());
        json.put("hasBy", kind.hasBy());
        json.put("most", kind.hasTop() ? kind.most() : 0);
        json.put("usual", kind.hasTop() ? kind.usual() : 0);
        add(json.putArray("measures"), kind.allowed());
    }

    private static void describe(ObjectNode json, Question<?> question, String name) {
        json.put("code", question.code());
        json.put("name", name);
        ObjectNode options = json.putObject("options");
        for (QuestionOption option : question.options()) {
            add(options.putArray(option.name()), option.values());
        }
    }

    private void addDimensions(ArrayNode json) {
        for (Dimension dimension : Dimension.values()) {
            ObjectNode described = json.addObject();
            described.put("code", dimension.code());
            described.put("column", dimension.column());
            described.put(
                    "name",
                    words.find("dimension." + dimension.code())
                            .or(() -> words.find("dimension." + dimension.column()))
                            .orElse(dimension.words()));
            ObjectNode codes = described.putObject("codes");
            dimension.codes().forEach(code -> codes.put(code, words.name(dimension.column(), code)));
            addNames(codes, "code." + dimension.column() + '.');
        }
    }

    /** The texts whose keys have a prefix, by the rest of the key. */
    private void addNames(ObjectNode json, String prefix) {
        words.keys().stream()
                .filter(key -> key.startsWith(prefix))
                .sorted()
                .forEach(key ->
                        json.put(key.substring(prefix.length()), words.find(key).orElseThrow()));
    }

    private static void add(ArrayNode json, List<String> values) {
        values.forEach(json::add);
    }
}
