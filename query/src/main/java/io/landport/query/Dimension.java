package io.landport.query;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What totals can be grouped and filtered by. The currency is none of them: amounts of two currencies are never added. */
public enum Dimension {
    DAY("to_char(day, 'YYYY-MM-DD')", "\\d{4}-\\d{2}-\\d{2}", "days such as 2021-03-31"),
    MONTH("to_char(day, 'YYYY-MM')", "\\d{4}-\\d{2}", "months such as 2021-03"),
    YEAR("to_char(day, 'YYYY')", "\\d{4}", "years such as 2021"),
    SOURCE,
    REPORTER,
    PARTNER,
    REGION,
    CROSSING,
    SECTOR,
    FLOW("flow", Arrays.stream(Flow.values()).map(Flow::code).toList()),
    CHANNEL("channel", Arrays.stream(Channel.values()).map(Channel::code).toList()),
    REGIME,
    MODE;

    private final String expression;
    private final Pattern form;
    private final String allowed;

    Dimension() {
        this.expression = name().toLowerCase(Locale.ROOT);
        this.form = Pattern.compile(".+");
        this.allowed = "codes that are not empty";
    }

    Dimension(String expression, List<String> codes) {
        this(expression, String.join("|", codes), String.join(", ", codes));
    }

    Dimension(String expression, String form, String allowed) {
        this.expression = expression;
        this.form = Pattern.compile(form);
        this.allowed = allowed;
    }

    /** The name in options and answers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The dimension of this code, or empty if there is none. */
    public static Optional<Dimension> ofCode(String code) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.code().equals(code))
                .findFirst();
    }

    /** Every code, in order. */
    public static String codes() {
        return Arrays.stream(values()).map(Dimension::code).collect(Collectors.joining(", "));
    }

    /** The SQL expression over the columns of {@code daily_total}, of type text. */
    String expression() {
        return expression;
    }

    boolean allows(String value) {
        return form.matcher(value).matches();
    }

    /** What a value may be, in words. */
    String allowed() {
        return allowed;
    }
}
