package io.landport.format.ceb;

import io.landport.domain.document.DocumentReference;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.InvalidRowException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One list, reply, cancellation, return or summary of a CEB message: its own fields, and sections such as head and lines. */
final class CebItem {
    private static final String MEDIA_TYPE = "application/xml";

    private final String root;
    private final String element;
    private final String path;
    private final long line;
    private final CebSection own;
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<CebSection> sections = new ArrayList<>();
    private @Nullable InvalidRowException problem;

    /**
     * @param root name of the message
     * @param position among the elements of this name in the message, counted from 1
     * @param line of the input, counted from 1
     */
    CebItem(String root, String element, int position, long line) {
        this.root = root;
        this.element = element;
        this.path = '/' + root + '/' + element + '[' + position + ']';
        this.line = line;
        this.own = new CebSection('/' + root, element, position);
    }

    String element() {
        return element;
    }

    long line() {
        return line;
    }

    /** The name of its message. */
    String root() {
        return root;
    }

    /** Its XPath. */
    String path() {
        return path;
    }

    /** The fields that are directly in it. */
    CebSection own() {
        return own;
    }

    /** Begins a section and returns it. */
    CebSection begin(String name) {
        CebSection section = new CebSection(path, name, counts.merge(name, 1, Integer::sum));
        sections.add(section);
        return section;
    }

    /** The first section of this name. */
    CebSection first(String name) {
        for (CebSection section : sections) {
            if (section.name().equals(name)) {
                return section;
            }
        }
        throw new InvalidRowException(Reason.MISSING_FIELD, name + " is missing").at(path + '/' + name);
    }

    /** All sections of this name, in order. */
    List<CebSection> all(String name) {
        return sections.stream().filter(section -> section.name().equals(name)).toList();
    }

    /** The number that customs gave the list that it is or is about, null if it has none. */
    @Nullable
    String number() {
        String number = own.optional(CebField.INVT_NO);
        return number != null || sections.isEmpty() ? number : sections.get(0).optional(CebField.INVT_NO);
    }

    /** The numbers that the firm and the port gave it, as far as they could be read. */
    List<DocumentReference> references() {
        List<DocumentReference> references = CebNumbers.references(own);
        return !references.isEmpty() || sections.isEmpty() ? references : CebNumbers.references(sections.get(0));
    }

    /** How many of its amounts had more decimals than are kept, as far as they were read. */
    long rounded() {
        return own.rounded() + sections.stream().mapToLong(CebSection::rounded).sum();
    }

    /** Rejects it; the first problem is kept. */
    void reject(InvalidRowException cause) {
        if (problem == null) {
            problem = cause;
        }
    }

    @Nullable
    InvalidRowException problem() {
        return problem;
    }

    /** What was read of it, as XML. */
    Original original() {
        StringBuilder xml = new StringBuilder();
        xml.append('<').append(element).append('>');
        own.write(xml);
        for (CebSection section : sections) {
            xml.append('<').append(section.name()).append('>');
            section.write(xml);
            xml.append("</").append(section.name()).append('>');
        }
        xml.append("</").append(element).append('>');
        return new Original(MEDIA_TYPE, xml.toString().getBytes(StandardCharsets.UTF_8));
    }
}
