package io.landport.query.question;

import io.landport.store.schema.Dictionary;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** What columns of answers are, in English: as the dictionary of the store describes them, unless an answer has another figure than its view. */
public final class Descriptions {
    /** The views with the figures of questions whose answer is a cube. */
    private static final Map<String, String> VIEWS = Map.ofEntries(
            Map.entry("daily", "daily_total"),
            Map.entry("monthly", "monthly_total"),
            Map.entry("rolling", "rolling_current"),
            Map.entry("commodity", "commodity_total"),
            Map.entry("corridor", "corridor_total"),
            Map.entry("zone", "zone_total"),
            Map.entry("revisions", "revision"),
            Map.entry("yoy", "year_on_year"),
            Map.entry("mom", "month_on_month"),
            Map.entry("shares", "crossing_share_of_flow"),
            Map.entry("index", "price_and_volume"),
            Map.entry("growth", "price_and_volume"),
            Map.entry("mirror", "mirror"));

    private static final Properties OWN = texts(Descriptions.class, "descriptions.properties");

    private Descriptions() {}

    /** The view with the figures of a question; empty if its answer is no cube. */
    public static Optional<String> view(String question) {
        return Optional.ofNullable(VIEWS.get(question));
    }

    /** What a column of the answer to a question is; empty if nothing describes it. */
    public static Optional<String> of(String question, String column) {
        return Stream.of(question + '.' + column, column)
                .flatMap(key -> Optional.ofNullable(OWN.getProperty(key)).stream())
                .findFirst()
                .or(() -> Dictionary.describe(view(question).orElse(question), column));
    }

    /** The texts of a file beside a class. */
    public static Properties texts(Class<?> beside, String name) {
        Properties texts = new Properties();
        try (InputStream file = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
