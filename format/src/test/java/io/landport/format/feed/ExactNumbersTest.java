package io.landport.format.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.Seed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The oracles are regular expressions, and Java's own parser of dates. */
final class ExactNumbersTest {
    private static final int TEXTS = 200_000;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final SplittableRandom random = Seed.random("ExactNumbersTest");

    @Test
    void shouldReadExactlyTheDecimalNumbers() {
        for (int i = 0; i < TEXTS; i++) {
            // Given: an Arabic digit is a digit to Java, but not here.
            String text = text("0159-+.eE \u0663", 9);

            // Then
            assertThat(ExactNumbers.isDecimal(text))
                    .as(text)
                    .isEqualTo(DECIMAL.matcher(text).matches());
        }
    }

    @Test
    void shouldScaleExactlyThePlainAmounts() {
        for (int i = 0; i < TEXTS; i++) {
            // Given
            String text = text("01594.-", 20);
            int scale = random.nextInt(3, 5);

            // When
            long scaled = ExactNumbers.scaled(text, scale);

            // Then
            if (text.matches("[0-9]{1,14}(\\.[0-9]{1," + scale + "})?")) {
                assertThat(BigDecimal.valueOf(scaled, scale)).as(text).isEqualByComparingTo(text);
            } else {
                assertThat(scaled).as(text).isNegative();
            }
        }
    }

    @Test
    void shouldRefuseAnExponentThatWouldNeedMemory() {
        assertThat(ExactNumbers.decimal("value", "1e999")).isEqualByComparingTo(new BigDecimal("1E+999"));
        assertThatThrownBy(() -> ExactNumbers.decimal("value", "1e1000")).isInstanceOf(InvalidRowException.class);
        assertThat(ExactNumbers.isDecimal("1".repeat(64))).isTrue();
        assertThat(ExactNumbers.isDecimal("1".repeat(65))).isFalse();
    }

    @Test
    void shouldReadExactlyTheWholeNumbers() {
        for (int i = 0; i < TEXTS; i++) {
            // Given
            String text = text("0123456789-+ \u0663", 21);

            // Then
            if (INTEGER.matcher(text).matches()) {
                assertThat(ExactNumbers.integer("number", text)).isEqualTo(Long.parseLong(text));
            } else {
                assertThatThrownBy(() -> ExactNumbers.integer("number", text)).isInstanceOf(InvalidRowException.class);
            }
        }
    }

    @Test
    void shouldReadExactlyTheDates() {
        for (int i = 0; i < TEXTS; i++) {
            // Given: days and months that there are, or are not
            String text = random.nextInt(10_000) + "-" + twoDigits(14) + '-' + twoDigits(34);

            // Then
            try {
                LocalDate wanted = LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE);
                assertThat(DATE.matcher(text).matches()).as(text).isTrue();
                assertThat(ExactNumbers.date("date", text)).isEqualTo(wanted);
            } catch (DateTimeParseException e) {
                assertThatThrownBy(() -> ExactNumbers.date("date", text)).isInstanceOf(InvalidRowException.class);
            }
        }
    }

    @Test
    void shouldRefuseWhatIsNoDate() {
        for (int i = 0; i < TEXTS; i++) {
            // Given
            char[] text = "2021-05-31".toCharArray();
            text[random.nextInt(text.length)] = "x-:/\u0663".charAt(random.nextInt(5));
            String damaged = new String(text);

            // Then
            if (!DATE.matcher(damaged).matches()) {
                assertThatThrownBy(() -> ExactNumbers.date("date", damaged)).isInstanceOf(InvalidRowException.class);
            }
        }
    }

    private String twoDigits(int bound) {
        int number = random.nextInt(bound);
        return random.nextInt(20) == 0 ? Integer.toString(number) : "%02d".formatted(number);
    }

    private String text(String characters, int most) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(most + 1);
        while (text.length() < length) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }
}
