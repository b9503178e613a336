package io.landport.format.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A form of dates, such as {@code dd.MM.yyyy}. One without a day means the last day of the month. */
public final class DateForm {
    private static final int YEAR_DIGITS = 4;
    private static final int MAX_DIGITS = 2;

    private final String pattern;
    private final List<Token> tokens;

    private DateForm(String pattern, List<Token> tokens) {
        this.pattern = pattern;
        this.tokens = tokens;
    }

    /**
     * A part of the form.
     *
     * @param letter y, M, d, or the character at this position
     * @param digits how often the letter is repeated; 0 for a character
     */
    private record Token(char letter, int digits) {}

    /** A form of yyyy, M or MM, d or dd and other characters; empty if it is none that gives a month. */
    static Optional<DateForm> of(String pattern) {
        List<Token> tokens = new ArrayList<>();
        int i = 0;
        while (i < pattern.length()) {
            char letter = pattern.charAt(i);
            int end = i + 1;
            if (Character.isLetter(letter)) {
                while (end < pattern.length() && pattern.charAt(end) == letter) {
                    end++;
                }
                tokens.add(new Token(letter, end - i));
            } else {
                tokens.add(new Token(letter, 0));
            }
            i = end;
        }
        return isComplete(tokens) ? Optional.of(new DateForm(pattern, List.copyOf(tokens))) : Optional.empty();
    }

    private static boolean isComplete(List<Token> tokens) {
        return tokens.stream().filter(token -> token.digits() > 0).allMatch(DateForm::isKnown)
                && tokens.stream().filter(token -> token.letter() == 'y').count() == 1
                && tokens.stream().filter(token -> token.letter() == 'M').count() == 1
                && tokens.stream().filter(token -> token.letter() == 'd').count() <= 1;
    }

    private static boolean isKnown(Token token) {
        return switch (token.letter()) {
            case 'y' -> token.digits() == YEAR_DIGITS;
            case 'M', 'd' -> token.digits() <= MAX_DIGITS;
            default -> false;
        };
    }

    /** The date as {@code 2021-05-31}, null if the text is not of this form. */
    @Nullable
    public String iso(String text) {
        int year = 0;
        int month = 0;
        int day = 0;
        int position = 0;
        for (Token token : tokens) {
            int end = end(text, position, token);
            if (end < 0) {
                return null;
            }
            switch (token.digits() == 0 ? ' ' : token.letter()) {
                case 'y' -> year = Integer.parseInt(text, position, end, 10);
                case 'M' -> month = Integer.parseInt(text, position, end, 10);
                case 'd' -> day = Integer.parseInt(text, position, end, 10);
                default -> {
                    // A character between the numbers.
                }
            }
            position = end;
        }
        return position == text.length() ? iso(year, month, day) : null;
    }

    public String pattern() {
        return pattern;
    }

    private @Nullable String iso(int year, int month, int day) {
        try {
            return tokens.stream().anyMatch(token -> token.letter() == 'd' && token.digits() > 0)
                    ? LocalDate.of(year, month, day).toString()
                    : YearMonth.of(year, month).atEndOfMonth().toString();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Where the token ends, -1 if the text does not have it there. A single letter takes one digit or two. */
    private static int end(String text, int position, Token token) {
        if (token.digits() == 0) {
            return position < text.length() && text.charAt(position) == token.letter() ? position + 1 : -1;
        }
        int most = token.digits() == 1 ? MAX_DIGITS : token.digits();
        int end = position;
        while (end < text.length() && end - position < most && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - position >= token.digits() ? end : -1;
    }
}
