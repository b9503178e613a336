package io.landport.console.resend;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Source;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The valid codes of fields of a document, as far as the reference data lists them, each with what it means. */
final class FieldCodes {
    private FieldCodes() {}

    /** By field: codes with the crossing, mode or name that they mean; empty meanings are those of a standard. */
    static ObjectNode of(Reference reference, String sourceId) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        add(json, "channel", Arrays.stream(Channel.values()).map(Channel::code).toList());
        add(json, "flow", Arrays.stream(Flow.values()).map(Flow::code).toList());
        add(json, "partner", Arrays.asList(Locale.getISOCountries()));
        add(json, "source", reference.sources().stream().collect(Collectors.toMap(Source::id, Source::name)));
        reference.source(sourceId).ifPresent(source -> {
            add(json, "crossingScheme", source.crossingSchemes());
            add(json, "crossing", crossings(reference, source));
            add(json, "mode", reference.modes(source.modeScheme()));
        });
        return json;
    }

    /** Of the first scheme of the source, which is that of documents without another. */
    private static Map<String, String> crossings(Reference reference, Source source) {
        String prefix = source.crossingSchemes().get(0) + ':';
        Map<String, String> meanings = new TreeMap<>();
        reference.crossings().posts().stream()
                .filter(post -> prefix.equals(post.scheme() + ':'))
                .forEach(post -> meanings.merge(post.code(), post.crossing(), (one, other) -> one));
        reference.dimensions().openCodes().values().stream()
                .filter(code -> code.id().startsWith(prefix))
                .forEach(code -> meanings.put(code.id().substring(prefix.length()), code.id()));
        if (meanings.isEmpty()) {
            reference.crossings().all().stream().map(Crossing::id).forEach(id -> meanings.put(id, id));
        }
        return meanings;
    }

    private static void add(ObjectNode json, String field, Collection<String> codes) {
        add(json, field, codes.stream().collect(Collectors.toMap(code -> code, code -> "")));
    }

    private static void add(ObjectNode json, String field, Map<String, String> meanings) {
        ArrayNode codes = json.putArray(field);
        new TreeMap<>(meanings)
                .forEach((code, meaning) -> codes.addObject().put("code", code).put("meaning", meaning));
    }
}
