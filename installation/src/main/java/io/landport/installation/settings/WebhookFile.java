package io.landport.installation.settings;

import io.landport.domain.access.IntakeFeed;
import io.landport.domain.access.Webhook;
import io.landport.domain.receipt.ReceiptEvent;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the webhooks of feeds from a properties file. Reports all problems at once. */
final class WebhookFile {
    private static final String URL = "url";
    private static final String SECRET = "secret";
    private static final String OLD_SECRET = "old-secret";
    private static final String EVENTS = "events";
    private static final Set<String> NAMES = Set.of(URL, SECRET, OLD_SECRET, EVENTS);
    private static final int SHORTEST_SECRET = 24;
    private static final int LONGEST_SECRET = 64;

    private final Path file;
    private final List<IntakeFeed> feeds;
    private final Properties properties = new Properties();
    private final List<String> problems = new ArrayList<>();

    private WebhookFile(Path file, List<IntakeFeed> feeds) {
        this.file = file;
        this.feeds = feeds;
    }

    /** @throws InvalidSettingsException with all problems of the file */
    static List<Webhook> read(Path file, List<IntakeFeed> feeds) {
        return new WebhookFile(file, feeds).read();
    }

    private List<Webhook> read() {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(file + ": cannot be read: " + e);
        }
        Set<String> named = new TreeSet<>();
        for (String property : new TreeSet<>(properties.stringPropertyNames())) {
            int dot = property.indexOf('.');
            if (dot < 0 || !NAMES.contains(property.substring(dot + 1))) {
                problems.add(file + ": unknown key: " + property);
            } else {
                named.add(property.substring(0, dot));
            }
        }
        List<Webhook> webhooks =
                named.stream().flatMap(name -> webhook(name).stream()).toList();
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return webhooks;
    }

    private Optional<Webhook> webhook(String name) {
        int before = problems.size();
        Optional<IntakeFeed> feed =
                feeds.stream().filter(known -> known.name().equals(name)).findFirst();
        if (feed.isEmpty()) {
            problems.add(file + ": " + name + ": is no feed of LANDPORT_FEEDS");
        }
        String url = value(name, URL);
        if (!ValueForm.WEB_ADDRESS.accepts(url)) {
            problems.add(file + ": " + name + ".url: must be " + ValueForm.WEB_ADDRESS.description());
        }
        List<String> secrets = Stream.of(value(name, SECRET), value(name, OLD_SECRET))
                .filter(secret -> !secret.isEmpty())
                .toList();
        if (value(name, SECRET).isEmpty() || !secrets.stream().allMatch(WebhookFile::isSecret)) {
            problems.add(file + ": " + name + ".secret: must be " + Webhook.SECRET_PREFIX + " and the base64 of "
                    + SHORTEST_SECRET + " to " + LONGEST_SECRET + " bytes");
        }
        Set<ReceiptEvent> events = events(name);
        return problems.size() == before
                ? Optional.of(new Webhook(feed.orElseThrow(), url, secrets, events))
                : Optional.empty();
    }

    private Set<ReceiptEvent> events(String name) {
        String text = value(name, EVENTS);
        if (text.isEmpty()) {
            return EnumSet.allOf(ReceiptEvent.class);
        }
        Set<ReceiptEvent> events = EnumSet.noneOf(ReceiptEvent.class);
        for (String code : text.split(",", -1)) {
            ReceiptEvent.ofCode(code.strip())
                    .ifPresentOrElse(
                            events::add,
                            () -> problems.add(file + ": " + name + ".events: must be some of "
                                    + Arrays.stream(ReceiptEvent.values())
                                            .map(ReceiptEvent::code)
                                            .collect(Collectors.joining(", "))));
        }
        return events;
    }

    private String value(String name, String property) {
        return properties.getProperty(name + '.' + property, "").strip();
    }

    private static boolean isSecret(String text) {
        if (!text.startsWith(Webhook.SECRET_PREFIX)) {
            return false;
        }
        try {
            int bytes = Base64.getDecoder().decode(text.substring(Webhook.SECRET_PREFIX.length())).length;
            return bytes >= SHORTEST_SECRET && bytes <= LONGEST_SECRET;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
