package io.landport.console.resend;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.console.view.Mask;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * The new value of a field of a document.
 *
 * @param pointer JSON pointer to the field
 * @param value null removes the field; a text that replaces a number becomes a number
 */
record Correction(JsonPointer pointer, JsonNode value) {
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,30}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/]{1,100}");

    Correction {
        if (pointer.matches()) {
            throw new IllegalArgumentException("a correction needs the pointer of a field");
        }
    }

    /** @throws IllegalArgumentException if a pointer has another form */
    static Correction of(String pointer, JsonNode value) {
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            throw new IllegalArgumentException("a JSON pointer begins with /");
        }
        return new Correction(JsonPointer.compile(pointer), value);
    }

    /**
     * Changes a document.
     *
     * @throws IllegalArgumentException if the document has no place for the field
     */
    void apply(ObjectNode document) {
        JsonPointer field = pointer.last();
        JsonNode parent = document.at(pointer.head());
        if (parent instanceof ObjectNode object) {
            apply(object, field.getMatchingProperty());
        } else if (parent instanceof ArrayNode array && field.getMatchingIndex() >= 0) {
            apply(array, field.getMatchingIndex());
        } else {
            throw noPlace();
        }
    }

    /** The pointer for the audit log: without names that no document of the contract has. */
    String name() {
        String text = pointer.toString();
        return PLAIN.matcher(text).matches() ? text : Mask.masked(text);
    }

    private void apply(ObjectNode object, String name) {
        if (value.isNull()) {
            object.remove(name);
        } else {
            object.set(name, like(object.path(name)));
        }
    }

    private void apply(ArrayNode array, int index) {
        if (index > array.size()) {
            throw noPlace();
        }
        if (value.isNull()) {
            array.remove(index);
        } else if (index == array.size()) {
            array.add(value);
        } else {
            array.set(index, like(array.get(index)));
        }
    }

    private JsonNode like(JsonNode before) {
        return before.isIntegralNumber()
                        && value.isTextual()
                        && DIGITS.matcher(value.asText()).matches()
                ? BigIntegerNode.valueOf(new BigInteger(value.asText()))
                : value;
    }

    private IllegalArgumentException noPlace() {
        return new IllegalArgumentException("the document has no place for the field " + name());
    }
}
