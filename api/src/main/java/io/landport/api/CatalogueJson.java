package io.landport.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.answer.Column;
import io.landport.chart.ChartKind;
import io.landport.domain.text.TextLanguage;
import io.landport.query.catalogue.Catalogue;
import io.landport.query.catalogue.CatalogueWords;
import io.landport.query.catalogue.Dataflow;
import io.landport.query.explain.ExplainQuestion;
import io.landport.query.question.Descriptions;
import io.landport.query.question.Question;
import io.landport.query.question.QuestionOption;
import io.landport.query.question.Questions;
import io.landport.query.question.StoreQuestion;
import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Dimension;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What can be asked and drawn, with names in a language. Derived, so that a new question or chart is in it. */
public final class CatalogueJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMES_OF_MEASURES = "measure.";
    private static final String DESCRIPTION = "description";

    private final CatalogueWords words;
    private final TextLanguage language;

    private CatalogueJson(TextLanguage language) {
        this.words = CatalogueWords.of(language);
        this.language = language;
    }

    /** The questions about trade, the charts, and the dimensions with their codes that do not depend on the store. */
    public static String of(TextLanguage language) {
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
        catalogue.addNames(json.putObject("remarks"), "code.remark.");
        return json.toString();
    }

    /** One question, with what its options do. */
    public static String of(StoreQuestion question) {
        ObjectNode json = JSON.createObjectNode();
        new CatalogueJson(TextLanguage.EN).add(json, question);
        ObjectNode help = json.putObject("help");
        question.options()
                .forEach(option ->
                        help.put(option.name(), option.label() + ": " + QuestionOption.text(option.description(), "")));
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
        Optional<Dataflow> flow = Optional.ofNullable(Catalogue.dataflows().get(code));
        ArrayNode description = json.putArray(DESCRIPTION);
        question.description().forEach(text -> description.add(QuestionOption.text(text, "")));
        flow.flatMap(Dataflow::description).ifPresent(description::add);
        ArrayNode measures = json.putArray("measures");
        question.columns(Map.of()).stream()
                .filter(AnswerColumn::isNumber)
                .forEach(measure -> add(measures.addObject(), code, measure));
        flow.ifPresent(found -> addDimensions(json.putArray("dimensions"), found));
    }

    private static void add(ObjectNode json, String question, AnswerColumn number) {
        Column measure = number.toColumn();
        json.put("name", measure.name())
                .put("type", measure.type().name().toLowerCase(Locale.ROOT))
                .put("unit", measure.unit())
                .put("isAdditive", number.isAdditive());
        Descriptions.of(question, measure.name()).ifPresent(text -> json.put(DESCRIPTION, text));
    }

    private static void addDimensions(ArrayNode json, Dataflow flow) {
        for (Dimension dimension : flow.dimensions()) {
            boolean isAdditive = flow.isAdditiveOver(dimension);
            ObjectNode node = json.addObject().put("name", dimension.code()).put("isAdditive", isAdditive);
            flow.description(dimension).ifPresent(text -> node.put(DESCRIPTION, text));
            if (!isAdditive) {
                node.put("notAdditive", dimension.notAdditive());
            }
        }
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
