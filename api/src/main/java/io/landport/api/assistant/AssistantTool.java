package io.landport.api.assistant;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.landport.api.BoundedAnswers;
import io.landport.api.CatalogueJson;
import io.landport.chart.ChartKind;
import io.landport.query.compare.CompareQuestion;
import io.landport.query.explain.ExplainQuestion;
import io.landport.query.question.CodesQuestion;
import io.landport.query.question.Question;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A tool of assistants. Arguments other than the required ones are options of the question.
 *
 * @param about one sentence or two for the assistant
 */
record AssistantTool(String name, String about, ToolSchemas arguments, Answering answering) {
    private static final String QUESTION = "question";
    private static final String KIND = "kind";
    private static final String LIST = "list";
    private static final String TABLE = "table";

    private static final String TRUNCATED =
            "truncated: there are further rows. Ask for fewer periods, codes or dimensions, rank with top,"
                    + " or pass the cursor that the link next has.";

    private static final String ROWS =
            "Number of rows from 1 to " + BoundedAnswers.MAX_ROWS + " (default: " + BoundedAnswers.ROWS + ").";

    /** Answers a call. */
    @FunctionalInterface
    interface Answering {
        CallToolResult answer(Arguments arguments, Optional<Context> request);
    }

    /** The arguments of a call as texts, each of which is read once. */
    record Arguments(TreeMap<String, String> values) {
        /** One that the schema requires; empty if it is missing. */
        String take(String name) {
            return Optional.ofNullable(values.remove(name)).orElse("");
        }

        /** Those that have not been read. */
        Map<String, String> options() {
            return values;
        }
    }

    /** The definition that assistants get. */
    Tool definition() {
        return Tool.builder(name, arguments.schema())
                .description(about)
                .annotations(ToolAnnotations.builder()
                        .readOnlyHint(true)
                        .destructiveHint(false)
                        .idempotentHint(true)
                        .openWorldHint(false)
                        .build())
                .build();
    }

    /** All tools. */
    static List<AssistantTool> of(BoundedAnswers answers) {
        Map<String, ? extends Question<?>> questions = BoundedAnswers.questions();
        return List.of(
                new AssistantTool(
                        "catalogue",
                        "Describes a question: measures with their units, dimensions and whether figures may be added over"
                                + " them, and options. Call it before ask.",
                        ToolSchemas.requiring(QUESTION).oneOf(QUESTION, questions),
                        (arguments, request) -> {
                            String question = arguments.take(QUESTION);
                            return text(CatalogueJson.of(BoundedAnswers.question(question)));
                        }),
                new AssistantTool(
                        "codes",
                        "Lists the codes of a dimension with their names, which options need.",
                        paged(ToolSchemas.requiring(LIST)
                                .choice(LIST, new TreeSet<>(CodesQuestion.all().keySet()), "The dimension.")
                                .options(CodesQuestion.all().values())),
                        (arguments, request) -> page(answers.codes(arguments.take(LIST), arguments.options()))),
                new AssistantTool(
                        "ask",
                        "Asks for figures. The answer has the unit of each column, the sources, what was known when"
                                + " (knownOn, readAt, generation, referenceData), notices that belong to the figures, and a"
                                + " permanent link if the figures do not change any more.",
                        paged(ofQuestion(questions)),
                        (arguments, request) -> page(answers.ask(arguments.take(QUESTION), arguments.options()))),
                new AssistantTool(
                        "compare",
                        new CompareQuestion().description().get(0),
                        ToolSchemas.requiring(TABLE)
                                .text(TABLE, new CompareQuestion().description().get(1))
                                .options(List.of(new CompareQuestion())),
                        (arguments, request) -> text(answers.compare(arguments.take(TABLE), arguments.options()))),
                new AssistantTool(
                        "explain",
                        "Explains a total by sums over its documents, by reason (default) or by received day.",
                        ToolSchemas.requiring(QUESTION)
                                .oneOf(QUESTION, ExplainQuestion.all())
                                .choice("by", List.of("reason", "received-day"), "What the rows are.")
                                .options(ExplainQuestion.all().values()),
                        (arguments, request) ->
                                text(answers.explain(arguments.take(QUESTION), arguments.options(), request))),
                new AssistantTool(
                        "draw",
                        "Draws a chart as PNG, and describes its figures: units, sources, what was known when, and a link."
                                + " Values of a chart have one currency.",
                        ToolSchemas.requiring(KIND)
                                .oneOf(KIND, ChartKind.all())
                                .options(ChartKind.all().values())
                                .text("language", "Language of words and names: en, zh or ru."),
                        (arguments, request) -> image(answers.draw(arguments.take(KIND), arguments.options()))),
                new AssistantTool(
                        "cite",
                        "Returns how to cite figures: a permanent link, as known on the last received day that is over unless"
                                + " known-on is given, and the day of access.",
                        ofQuestion(questions),
                        (arguments, request) ->
                                text(citation(answers.cite(arguments.take(QUESTION), arguments.options()), request))));
    }

    private static ToolSchemas ofQuestion(Map<String, ? extends Question<?>> questions) {
        return ToolSchemas.requiring(QUESTION)
                .oneOf(QUESTION, questions)
                .options(questions.values())
                .text("language", "Adds names of codes in en, zh or ru.");
    }

    private static ToolSchemas paged(ToolSchemas arguments) {
        return arguments
                .text("rows", ROWS)
                .text("cursor", "Where the page begins: from the link next of the page before.");
    }

    private static CallToolResult text(String text) {
        return CallToolResult.builder().addTextContent(text).build();
    }

    private static CallToolResult page(BoundedAnswers.Page page) {
        CallToolResult.Builder result = CallToolResult.builder().addTextContent(page.json());
        return page.isTruncated() ? result.addTextContent(TRUNCATED).build() : result.build();
    }

    private static CallToolResult image(BoundedAnswers.Drawing drawn) {
        return CallToolResult.builder()
                .addContent(ImageContent.builder(drawn.image(), "image/png").build())
                .addTextContent(drawn.json())
                .build();
    }

    /** With the address under which the assistant reaches the server, if it does over HTTP. */
    private static String citation(BoundedAnswers.Citation cited, Optional<Context> request) {
        String address = request.map(context -> context.scheme() + "://" + context.host())
                .orElse("");
        ObjectNode json = new ObjectMapper()
                .createObjectNode()
                .put("link", address + cited.link())
                .put("isPermanent", cited.isPermanent())
                .put("knownOn", cited.knownOn().map(LocalDate::toString).orElse(null))
                .put("generation", cited.generation())
                .put("referenceData", cited.referenceData())
                .put("accessed", cited.accessed().toString());
        if (!cited.isPermanent()) {
            json.put("notice", "the figures behind this link may change");
        }
        return json.toString();
    }
}
