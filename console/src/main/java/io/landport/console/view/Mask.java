package io.landport.console.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.contract.Codec;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Original;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows originals without what may name a person. In JSON, a field of the contract keeps a value that looks like a code; in everything else
 * letters become {@code x} and digits {@code 0}.
 */
public final class Mask {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 2_000;
    private static final int SCHEMA_ID_END = 5;
    private static final byte OUTSIDE_ASCII = (byte) 0xbf;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9:._+-]{0,40}");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    private static final Set<String> CONTRACT = Set.of(
            "channel",
            "source",
            "documentId",
            "number",
            "statisticalDate",
            "flow",
            "crossing",
            "crossingScheme",
            "mode",
            "partner",
            "region",
            "procedure",
            "currency",
            "commodity",
            "value",
            "netWeight",
            "quantity",
            "unit",
            "revision",
            "outcome");

    private Mask() {}

    /** The original as text, at most {@value #LONGEST} characters of it. */
    static String text(Original original, Codec<TradeDocument> documents) {
        return OriginalJson.of(original, documents)
                .map(tree -> shortened(pretty(masked("", tree))))
                .orElseGet(() -> OriginalJson.isRecord(original)
                        ? ""
                        : shortened(masked(new String(original.bytes(), StandardCharsets.UTF_8))));
    }

    /** A sentence whose quoted values are masked unless they look like a code. */
    public static String quoted(String sentence) {
        return QUOTED.matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement(
                        CODE.matcher(found.group(1)).matches() ? found.group() : "'" + masked(found.group(1)) + "'"));
    }

    /** Letters and digits replaced, everything else as it is. */
    public static String masked(String text) {
        return text.codePoints()
                .map(letter -> Character.isDigit(letter) ? '0' : Character.isLetter(letter) ? 'x' : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * Bytes of unknown content: ASCII letters become {@code x} and digits {@code 0}, bytes outside ASCII become {@code 0xbf}. The schema id
     * that begins a record in Confluent's wire format stays, and so does everything that is no text.
     */
    static byte[] bytes(byte[] content) {
        byte[] masked = content.clone();
        int first = content.length > 0 && content[0] == 0 ? SCHEMA_ID_END : 0;
        for (int index = first; index < masked.length; index++) {
            masked[index] = masked(masked[index]);
        }
        return masked;
    }

    private static byte masked(byte one) {
        if (one < 0) {
            return OUTSIDE_ASCII;
        }
        return (byte) (Character.isLetter(one) ? 'x' : Character.isDigit(one) ? '0' : one);
    }

    private static String pretty(JsonNode tree) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tree of JSON, masked. */
    public static JsonNode tree(JsonNode tree) {
        return masked("", tree);
    }

    private static JsonNode masked(String field, JsonNode node) {
        if (node.isObject()) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(member -> masked.set(member.getKey(), masked(member.getKey(), member.getValue())));
            return masked;
        }
        if (node.isArray()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> masked.add(masked(field, element)));
            return masked;
        }
        boolean isShown =
                CONTRACT.contains(field) && CODE.matcher(node.asText()).matches();
        return isShown || node.isNull() || node.isBoolean()
                ? node
                : JsonNodeFactory.instance.textNode(masked(node.asText()));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
