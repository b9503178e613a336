package io.landport.format.ceb;

import io.landport.domain.document.Measures;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.ExactNumbers;
import io.landport.format.feed.InvalidRowException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one element of an item, such as the head of a list or one of its lines. */
final class CebSection {
    private final String parent;
    private final String name;
    private final int position;
    private final Map<CebField, String> texts = new EnumMap<>(CebField.class);
    private Set<CebField> rounded = Set.of();

    /**
     * @param parent the XPath of the element around it
     * @param name name of the element
     * @param position among the elements of this name, counted from 1
     */
    CebSection(String parent, String name, int position) {
        this.parent = parent;
        this.name = name;
        this.position = position;
    }

    String name() {
        return name;
    }

    /** The XPath of the element; it is built when a problem needs it, because every line of every list is a section. */
    String path() {
        return parent + '/' + name + '[' + position + ']';
    }

    /** @return whether the field is new in this section */
    boolean put(CebField field, String text) {
        return texts.putIfAbsent(field, text) == null;
    }

    /** The text without surrounding space, null if it is missing or empty. */
    @Nullable
    String optional(CebField field) {
        return texts.get(field);
    }

    /** @throws InvalidRowException if it is missing or empty */
    String required(CebField field) {
        String text = optional(field);
        if (text == null) {
            throw new InvalidRowException(Reason.MISSING_FIELD, field.element() + " is missing").at(path(field));
        }
        return text;
    }

    @Nullable
    BigDecimal decimal(CebField field) {
        String text = optional(field);
        try {
            return text == null ? null : ExactNumbers.decimal(field.element(), text);
        } catch (InvalidRowException e) {
            throw e.at(path(field));
        }
    }

    /** A weight or quantity in 1/1,000. */
    @Nullable
    Long thousandths(CebField field) {
        BigDecimal units = amount(field, Measures.WEIGHT_SCALE);
        return units == null ? null : (Long) Measures.weight(units);
    }

    /** Money in 1/10,000 of a field that must be there. */
    long money(CebField field) {
        required(field);
        return Measures.money(Objects.requireNonNull(amount(field, Measures.MONEY_SCALE)));
    }

    /** How many of the amounts that were read had more decimals than are kept. */
    long rounded() {
        return rounded.size();
    }

    private @Nullable BigDecimal amount(CebField field, int scale) {
        BigDecimal units = decimal(field);
        if (units != null && Measures.isRounded(units, scale)) {
            rounded = EnumSet.copyOf(rounded.isEmpty() ? Set.of(field) : rounded);
            rounded.add(field);
        }
        return units;
    }

    @Nullable
    Long integer(CebField field) {
        String text = optional(field);
        try {
            return text == null ? null : (Long) ExactNumbers.integer(field.element(), text);
        } catch (InvalidRowException e) {
            throw e.at(path(field));
        }
    }

    /** The problem that a field has another value than one of those expected. */
    InvalidRowException problem(Reason reason, CebField field, String expected) {
        return InvalidRowException.value(reason, field.element(), String.valueOf(optional(field)), expected)
                .at(path(field));
    }

    /** The XPath of a field. */
    String path(CebField field) {
        return path() + '/' + field.element();
    }

    /** Appends the fields that were read as XML. */
    void write(StringBuilder xml) {
        texts.forEach((field, text) -> {
            xml.append('<').append(field.element()).append('>');
            escape(text, xml);
            xml.append("</").append(field.element()).append('>');
        });
    }

    private static void escape(String text, StringBuilder xml) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                default -> xml.append(c);
            }
        }
    }
}
