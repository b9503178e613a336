package io.landport.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.domain.access.SourcePause;
import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.CrossingDetails;
import io.landport.domain.reference.TranslatedName;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What every view has: the choice of source and currency, and the names of codes. */
final class CommonView {

    private CommonView() {}

    static Map<String, String> values(ConsoleState state, Filter filter) {
        Map<String, String> values = new LinkedHashMap<>();
        Optional<Choice> choice = Choice.of(state, filter);
        values.put("choice", choice(state, choice).toString());
        values.put("crossings", crossings(state).toString());
        values.put("sectors", sectors(state).toString());
        values.put("pauses", pauses(state).toString());
        return values;
    }

    private static ObjectNode choice(ConsoleState state, Optional<Choice> choice) {
        ObjectNode json = AmountsJson.object()
                .put("generation", state.generation())
                .put("alarms", state.alarms().holding(state.actions()));
        choice.ifPresent(chosen -> json.put("source", chosen.source())
                .put("currency", chosen.currency())
                .put("newest", chosen.newest().toString()));
        ArrayNode sources = json.putArray("sources");
        state.daily().sources().forEach(source -> {
            ObjectNode known = sources.addObject().put("id", source);
            state.reference()
                    .source(source)
                    .ifPresent(described -> names(state, "source", source, known.put("name", described.name()))
                            .put("reporter", described.reporter())
                            .put("channel", described.channel().code())
                            .put("datedBy", described.datedBy()));
            ArrayNode currencies = known.putArray("currencies");
            state.daily().currencies(source).forEach(currencies::add);
        });
        return json;
    }

    /** The sources of which no documents are taken. */
    private static ArrayNode pauses(ConsoleState state) {
        ArrayNode json = AmountsJson.array();
        state.pauses().values().stream()
                .filter(SourcePause::isInForce)
                .forEach(pause -> json.addObject()
                        .put("source", pause.source())
                        .put("reason", pause.reason())
                        .put("by", pause.by())
                        .put("since", pause.since().toString()));
        return json;
    }

    private static ObjectNode crossings(ConsoleState state) {
        Set<String> ids = new TreeSet<>(state.reference().crossings().byId().keySet());
        state.daily().sources().forEach(source -> ids.addAll(state.daily().crossings(source)));
        ObjectNode json = AmountsJson.object();
        ids.forEach(id ->
                state.reference().crossing(id).ifPresent(crossing -> json.set(id, crossing(state, crossing))));
        return json;
    }

    private static ObjectNode crossing(ConsoleState state, Crossing crossing) {
        CrossingDetails details = state.reference().dimensions().details(crossing.id());
        ObjectNode json = AmountsJson.object()
                .put("name", crossing.name())
                .put("kind", crossing.kind())
                .put("status", crossing.status());
        putIfKnown(json, "zh", details.nameChinese());
        putIfKnown(json, "ru", details.nameRussian());
        putIfKnown(json, "countries", (crossing.countryA() + ' ' + crossing.countryB()).strip());
        putIfKnown(json, "note", crossing.note());
        BigDecimal latitude = details.latitude();
        BigDecimal longitude = details.longitude();
        if (latitude != null && longitude != null) {
            json.put("latitude", latitude).put("longitude", longitude);
        }
        return json;
    }

    private static void putIfKnown(ObjectNode json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }

    private static ObjectNode sectors(ConsoleState state) {
        ObjectNode json = AmountsJson.object();
        state.reference()
                .sectors()
                .all()
                .forEach(sector -> names(
                        state,
                        "sector",
                        sector.id(),
                        json.putObject(sector.id()).put("name", sector.name())));
        return json;
    }

    private static ObjectNode names(ConsoleState state, String list, String code, ObjectNode json) {
        TranslatedName name = state.reference().dimensions().translated(list, code);
        putIfKnown(json, "zh", name.chinese());
        putIfKnown(json, "ru", name.russian());
        return json;
    }
}
