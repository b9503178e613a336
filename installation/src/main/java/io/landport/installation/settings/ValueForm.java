package io.landport.installation.settings;

import io.landport.domain.access.IntakeFeed;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The form of a value, with the description that error messages contain. */
enum ValueForm {
    TEXT("text", value -> true),
    SECRET("text", value -> true),
    HOSTS(
            "host:port, separated by commas",
            value -> Arrays.stream(value.split(",", -1)).map(String::trim).allMatch(ValueForm::isHostAndPort)),
    WEB_ADDRESS("an http or https address", ValueForm::isWebAddress),
    POSTGRES(
            "jdbc:postgresql://host:port/database",
            value -> value.matches("jdbc:postgresql://[^/\\s@]+/[^/\\s?]+(\\?\\S*)?")),
    PREFIX(
            "at most 100 letters, digits, dots, dashes and underscores",
            value -> value.matches("[A-Za-z0-9._-]{1,100}")),
    FEEDS("NAME=SOURCE,SOURCE:FORMAT:MAPPING separated by semicolons, with * for all sources", ValueForm::areFeeds),
    FOLDERS("FEED=FOLDER separated by semicolons, each an existing folder", ValueForm::areFolders),
    PORT("a port from 0 to 65535", value -> isNumber(value, 0, 65_535)),
    REPLICAS("a number from 1 to 99", value -> isNumber(value, 1, 99)),
    TOKENS("required or optional", value -> value.matches("required|optional")),
    YES_OR_NO("yes or no", value -> value.matches("yes|no")),
    MONTHS("a number from 1 to 34", value -> isNumber(value, 1, 34)),
    REQUESTS("a number from 1 to 10000", value -> isNumber(value, 1, 10_000)),
    RATE("a number from 0 to 1000000", value -> isNumber(value, 0, 1_000_000)),
    BYTE_RATE("a number from 0 to 999999999", value -> isNumber(value, 0, 999_999_999)),
    THREADS("a number from 1 to 64", value -> isNumber(value, 1, 64)),
    STANDBYS("a number from 0 to 3", value -> isNumber(value, 0, 3)),
    SESSION("a time from 2s to 10s", value -> isTime(value, Duration.ofSeconds(2), Duration.ofSeconds(10))),
    TIME(
            "a time such as 500ms, 60s, 5m or 2h, at most a day",
            value -> isTime(value, Duration.ofMillis(1), Duration.ofDays(1))),
    FOLDER("an existing folder", value -> path(value).filter(Files::isDirectory).isPresent()),
    FILE("an existing file", value -> path(value).filter(Files::isRegularFile).isPresent());

    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[^\\s:/]+):(\\d{1,5})");

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // the predicates above have no state
    private final Predicate<String> accepts;

    ValueForm(String description, Predicate<String> accepts) {
        this.description = description;
        this.accepts = accepts;
    }

    String description() {
        return description;
    }

    boolean accepts(String value) {
        return accepts.test(value);
    }

    private static boolean isHostAndPort(String value) {
        var parts = HOST_AND_PORT.matcher(value);
        return parts.matches() && isNumber(parts.group(1), 1, 65_535);
    }

    private static boolean isWebAddress(String value) {
        try {
            URI address = URI.create(value);
            return address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean areFeeds(String value) {
        try {
            return !IntakeFeed.parse(value).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean areFolders(String value) {
        try {
            return FolderSetting.parse(value).stream()
                    .map(FolderSetting::folder)
                    .allMatch(Files::isDirectory);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isNumber(String value, int lowest, int highest) {
        return value.matches("\\d{1,9}") && Integer.parseInt(value) >= lowest && Integer.parseInt(value) <= highest;
    }

    private static boolean isTime(String value, Duration shortest, Duration longest) {
        return Times.of(value)
                .filter(time -> time.compareTo(shortest) >= 0 && time.compareTo(longest) <= 0)
                .isPresent();
    }

    private static Optional<Path> path(String value) {
        try {
            return Optional.of(Path.of(value));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
