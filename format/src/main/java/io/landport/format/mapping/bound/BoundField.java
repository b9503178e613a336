package io.landport.format.mapping.bound;

import io.landport.domain.judge.Reason;
import io.landport.format.feed.DocumentFields;
import io.landport.format.feed.ExactNumbers;
import io.landport.format.feed.Field;
import io.landport.format.feed.Field.ValueKind;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.mapping.CodeTable;
import io.landport.format.mapping.CodeTable.Unlisted;
import io.landport.format.mapping.ColumnIndex;
import io.landport.format.mapping.ColumnName;
import io.landport.format.mapping.DateForm;
import io.landport.format.mapping.FieldRule;
import io.landport.format.mapping.InputLayout;
import io.landport.format.mapping.MappingArguments;
import io.landport.format.mapping.NumberForm;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How one field follows from a row, with the columns of one file. Keeps the last date, because few rows change it. */
final class BoundField {
    /** Longer than any code or number. A regular expression on a longer text could run for minutes. */
    private static final int MAX_LENGTH = 1_000;

    private static final int MAX_NUMBER_LENGTH = 64;
    private static final Pattern ZERO = Pattern.compile("-?0+(\\.0+)?");

    private final FieldRule rule;
    private final NumberForm numbers;
    private final BoundOrigin origin;
    private final BoundConditions when;
    private final String label;
    private final int[] plus;
    private final int[] minus;
    private final ColumnIndex index;
    private @Nullable String lastText;
    private @Nullable String lastDate;

    BoundField(FieldRule rule, InputLayout input, ColumnIndex index, MappingArguments arguments) {
        this.rule = rule;
        this.numbers = input.numbers();
        this.origin = BoundOrigin.of(rule.origin(), input, index, arguments);
        this.when = BoundConditions.of(rule.when(), input, index);
        this.index = index;
        this.plus = columns(rule.sum().plus(), index);
        this.minus = columns(rule.sum().minus(), index);
        this.label = rule.origin() instanceof FieldRule.OfColumn column
                ? index.name(index.of(column.column()))
                : rule.target().column();
    }

    Field field() {
        return rule.target();
    }

    String label() {
        return label;
    }

    boolean isCounted() {
        return rule.origin() instanceof FieldRule.OfCount;
    }

    /**
     * The value, null if it is missing.
     *
     * @param row with the fields before this one
     * @throws InvalidRowException if the text cannot be mapped
     */
    @Nullable
    String value(String[] cells, DocumentFields row) {
        String text = when.hold(cells) ? origin.text(cells, row) : null;
        String value = text == null ? null : map(text, cells);
        return value == null ? rule.otherwise().orElse(null) : value;
    }

    private @Nullable String map(String text, String[] cells) {
        if (rule.origin() instanceof FieldRule.OfConstant) {
            return text;
        }
        String mapped = text;
        if (rule.pattern().isPresent()) {
            mapped = groups(rule.pattern().get(), mapped);
        }
        if (rule.table().isPresent()) {
            mapped = meaning(rule.table().get(), mapped);
        }
        if (mapped == null) {
            return null;
        }
        if (rule.zeros() > mapped.length()) {
            mapped = "0".repeat(rule.zeros() - mapped.length()) + mapped;
        }
        if (rule.first() > 0 && mapped.length() > rule.first()) {
            mapped = mapped.substring(0, rule.first());
        }
        if (rule.date().isPresent()) {
            return date(rule.date().get(), mapped);
        }
        return rule.target().kind() == ValueKind.AMOUNT ? amount(mapped, cells) : mapped;
    }

    private @Nullable String groups(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (text.length() > MAX_LENGTH || !matcher.matches()) {
            throw problem(Reason.UNKNOWN_CODE, text, "of the form " + pattern.pattern());
        }
        StringBuilder groups = new StringBuilder();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            groups.append(matcher.group(i) == null ? "" : matcher.group(i));
        }
        return groups.length() == 0 ? null : groups.toString();
    }

    private @Nullable String meaning(CodeTable table, @Nullable String code) {
        if (code == null) {
            return null;
        }
        String meaning = table.meanings().get(code);
        if (meaning != null) {
            return meaning.isEmpty() ? null : meaning;
        }
        if (table.unlisted() == Unlisted.REJECT) {
            throw problem(Reason.UNKNOWN_CODE, code, "a code of the table '" + table.name() + "' of the mapping");
        }
        return table.unlisted() == Unlisted.KEEP ? code : null;
    }

    private String date(DateForm form, String text) {
        if (text.equals(lastText) && lastDate != null) {
            return lastDate;
        }
        String iso = form.iso(text);
        if (iso == null) {
            throw problem(Reason.MALFORMED_DATE, text, "a date of the form " + form.pattern());
        }
        lastText = text;
        lastDate = iso;
        return iso;
    }

    private @Nullable String amount(String text, String[] cells) {
        String plain = plain(label, text);
        String amount = rule.sum().isNone() ? plain : sum(plain, cells);
        return rule.isZeroMissing() && ZERO.matcher(amount).matches() ? null : amount;
    }

    private String sum(String plain, String[] cells) {
        BigDecimal sum = decimal(label, plain);
        for (int column : plus) {
            sum = sum.add(decimal(column, cells));
        }
        for (int column : minus) {
            sum = sum.subtract(decimal(column, cells));
        }
        return sum.multiply(rule.sum().factor()).stripTrailingZeros().toPlainString();
    }

    /** Empty cells are nothing to add. */
    private BigDecimal decimal(int column, String[] cells) {
        String text = cells[column].strip();
        String name = index.name(column);
        return text.isEmpty() ? BigDecimal.ZERO : decimal(name, plain(name, text));
    }

    private BigDecimal decimal(String column, String plain) {
        if (!ExactNumbers.isDecimal(plain)) {
            throw number(column, plain);
        }
        return new BigDecimal(plain);
    }

    /** Other characters than separators are left for the check of the document. */
    private String plain(String column, String text) {
        String plain = text.length() > MAX_NUMBER_LENGTH ? null : numbers.plain(text);
        if (plain == null) {
            throw number(column, text);
        }
        return plain;
    }

    private InvalidRowException number(String column, String text) {
        Character thousands = numbers.thousands();
        return InvalidRowException.value(
                Reason.MALFORMED_NUMBER,
                column,
                text,
                "a number such as " + (thousands == null ? "1250" : "1" + thousands + "250") + numbers.decimal()
                        + "75");
    }

    private InvalidRowException problem(Reason reason, String text, String expected) {
        return InvalidRowException.value(reason, label, text, expected);
    }

    private static int[] columns(List<ColumnName> names, ColumnIndex index) {
        return names.stream().mapToInt(index::of).toArray();
    }
}
