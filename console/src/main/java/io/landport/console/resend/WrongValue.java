package io.landport.console.resend;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.landport.console.view.Mask;
import io.landport.console.view.OriginalJson;
import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The value that a document was rejected for.
 *
 * @param rejection of a document whose identity could be read
 * @param tree the original, not masked
 * @param pointer to the field
 * @param value as the page shows it; empty if the field is missing or its value is masked
 */
record WrongValue(Resendable original, Rejection rejection, ObjectNode tree, JsonPointer pointer, String value) {
    private static final Set<String> IDENTITY = Set.of("channel", "source", "documentId");

    /** Empty if the rejection is about no field, or about one that identifies the document. */
    static Optional<WrongValue> of(Resendable original) {
        return original.rejection()
                .filter(rejection -> rejection.document() != null)
                .flatMap(rejection -> OriginalJson.of(rejection.original(), original.documents())
                        .flatMap(tree -> OriginalFields.wrong(rejection, tree)
                                .map(JsonPointer::compile)
                                .filter(pointer -> !IDENTITY.contains(name(pointer)))
                                .map(pointer ->
                                        new WrongValue(original, rejection, tree, pointer, shown(tree, pointer)))));
    }

    private static String shown(ObjectNode tree, JsonPointer pointer) {
        String value = tree.at(pointer).asText();
        return Mask.tree(tree).at(pointer).asText().equals(value) ? value : "";
    }

    String field() {
        return name(pointer);
    }

    String source() {
        return identity().source();
    }

    DocumentId identity() {
        return java.util.Objects.requireNonNull(rejection.document());
    }

    /** The corrections that put another value in its place; in lines, wherever a line has the same value. */
    List<Correction> corrections(String corrected) {
        JsonNode wrong = tree.at(pointer);
        JsonPointer lines = pointer.head().head();
        List<Correction> corrections = new ArrayList<>();
        if (tree.at(lines).isArray()) {
            for (int line = 0; line < tree.at(lines).size(); line++) {
                JsonPointer same = lines.appendIndex(line).appendProperty(field());
                if (tree.at(same).equals(wrong)) {
                    corrections.add(new Correction(same, TextNode.valueOf(corrected)));
                }
            }
        } else {
            corrections.add(new Correction(pointer, TextNode.valueOf(corrected)));
        }
        return corrections;
    }

    private static String name(JsonPointer pointer) {
        return pointer.last().getMatchingProperty();
    }
}
