package io.landport.format;

import io.landport.format.ceb.CebMessages;
import io.landport.format.csv.MappedCsv;
import io.landport.format.csv.MappingCatalog;
import io.landport.format.feed.Archive;
import io.landport.format.feed.Feed;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.json.CloudEvent;
import io.landport.format.json.Json;
import io.landport.format.json.JsonRows;
import io.landport.format.mapping.InvalidMappingException;
import io.landport.format.mapping.Mapping;
import io.landport.format.mapping.MappingArgumentException;
import io.landport.format.mapping.MappingArguments;
import io.landport.format.xml.XmlEvents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the format of what a client sends, by name or by media type. Mappings are found by name only, never by path.
 *
 * @param mappings those that clients can name
 */
public record FormatChoice(MappingCatalog mappings) {
    private static final Map<String, Format> STREAMED = Formats.all().stream()
            .filter(Format::isStreamed)
            .collect(Collectors.toMap(Format::name, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    private static final Map<String, String> BY_MEDIA_TYPE = Map.of(
            "application/json", "json",
            "application/x-ndjson", "ndjson",
            "text/csv", "csv");

    /** Which of the formats in XML it is, the content says. */
    private static final Set<String> XML = Set.of("application/xml", "text/xml");

    /** The formats whose rows a mapping can read: rows of text, and JSON objects. */
    private static final List<String> MAPPED = List.of("csv", "json", "ndjson");

    /** Elements before the first message: those of an envelope. */
    private static final int ENVELOPE = 64;

    /** More than a document has, so that the second begins in it. */
    private static final int SNIFFED_BYTES = 1024 * 1024;

    /** Rows beyond it are sorted on disk. Many clients may send at a time. */
    private static final int SORT_BYTES = 4 * 1024 * 1024;

    /**
     * What a client says of its documents.
     *
     * @param name of the format; null if only the media type says it
     * @param mapping name of the mapping of rows; null for none
     * @param mediaType null or empty if there is none; its parameters are not kept
     * @param arguments of the mapping by name
     */
    public record Wanted(
            @Nullable String name,
            @Nullable String mapping,
            @Nullable String mediaType,
            Map<String, String> arguments) {
        public Wanted {
            mediaType =
                    mediaType == null ? "" : mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        }

        /** The format by name, or by media type; empty if neither says it. */
        public String formatName() {
            return name == null ? BY_MEDIA_TYPE.getOrDefault(plainMediaType(), "") : name;
        }

        /** The same for content that is known, which says which of the formats in XML it is. */
        public String formatName(byte[] content) {
            String found = formatName();
            return found.isEmpty() && XML.contains(plainMediaType()) ? ofXml(content) : found;
        }

        /** The same with another media type. */
        public Wanted withMediaType(@Nullable String other) {
            return new Wanted(name, mapping, other, arguments);
        }

        /** The media type in lower case and without parameters, empty if there is none. */
        public String plainMediaType() {
            return String.valueOf(mediaType);
        }
    }

    /** @throws FormatChoiceException if it names no format or mapping that there is, or wrong arguments */
    public Format of(Wanted wanted) throws FormatChoiceException {
        if (wanted.plainMediaType().equals(CloudEvent.MEDIA_TYPE)) {
            return new OneEvent(this, wanted);
        }
        String name = wanted.formatName();
        if (wanted.mapping() != null) {
            return mapped(wanted.mapping(), name, wanted.arguments());
        }
        Format format = STREAMED.get(name);
        if (format == null) {
            throw FormatChoiceException.unsupported("the format must be one of " + STREAMED.keySet()
                    + ", by the parameter format or by the media types "
                    + BY_MEDIA_TYPE.keySet().stream().sorted().toList());
        }
        return format;
    }

    /**
     * What is wrong with the configuration of a feed; empty if nothing is.
     *
     * @param name of the format; null if its content says it
     * @param mapping name of the mapping of rows, whose parameters records may give; null for none
     */
    public Optional<String> problem(@Nullable String name, @Nullable String mapping) {
        try {
            if (mapping != null) {
                mapping(mapping);
            } else if (name != null && !name.equals("avro")) {
                of(new Wanted(name, null, null, Map.of()));
            }
            return Optional.empty();
        } catch (FormatChoiceException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The format of a file by name, or by its content, of an archive by that of its first file; {@code csv} if neither says it.
     *
     * @param name null if the content says it
     * @param mapping name of the mapping of rows; null for none
     * @throws FormatChoiceException if there is no such format or mapping
     * @throws IOException if the file cannot be read
     */
    public Format ofFile(Input file, @Nullable String name, @Nullable String mapping)
            throws IOException, FormatChoiceException {
        String found = name;
        if (found == null && mapping == null) {
            found = ofContent(Archive.beginning(file, SNIFFED_BYTES));
        }
        String chosen = found == null ? "csv" : found;
        Optional<Format> notStreamed =
                mapping == null ? Formats.find(chosen).filter(format -> !format.isStreamed()) : Optional.empty();
        return notStreamed.isPresent() ? notStreamed.get() : of(new Wanted(chosen, mapping, null, Map.of()));
    }

    /**
     * The name of the format whose documents begin like this: {@code json} for one JSON object, {@code ndjson} for several, or that of an
     * XML document; null if there is none.
     */
    public static @Nullable String ofContent(byte[] content) {
        int first = 0;
        while (first < content.length && Json.isSpace(content[first])) {
            first++;
        }
        char begin = first == content.length ? ' ' : (char) content[first];
        if (begin == '<') {
            return ofXml(content);
        }
        if (begin == '[') {
            return "json";
        }
        return begin == '{' ? isOneObject(content) ? "json" : "ndjson" : null;
    }

    /** Whether no line begins with an object that no comma separates from the one before. */
    private static boolean isOneObject(byte[] value) {
        for (int at = 1; at < value.length; at++) {
            if (value[at] == '{' && isAfterObject(value, at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAfterObject(byte[] value, int at) {
        int before = at - 1;
        while (before > 0 && Json.isSpace(value[before])) {
            before--;
        }
        return value[before] == '}';
    }

    /**
     * The name of the format whose messages an XML document has, by its first elements.
     *
     * @return {@code cn-ceb} if none knows them: its reader reports the problem
     */
    public static String ofXml(byte[] document) {
        try (XmlEvents events = new XmlEvents(new ByteArrayInputStream(document), ENVELOPE)) {
            for (int seen = 0; seen < ENVELOPE && events.hasNext(); ) {
                if (events.next() == XMLStreamConstants.START_ELEMENT) {
                    Optional<String> name = ofMessage(events.name());
                    if (name.isPresent()) {
                        return name.get();
                    }
                    seen++;
                }
            }
        } catch (IOException e) {
            // As if no format knew it.
        }
        return CebMessages.FORMAT.name();
    }

    private static Optional<String> ofMessage(String element) {
        return Formats.all().stream()
                .filter(format -> format.isMessage(element))
                .map(Format::name)
                .findFirst();
    }

    /** The data of a CloudEvent, which is JSON if the event does not say its content type. */
    private record OneEvent(FormatChoice formats, Wanted wanted) implements Format {
        @Override
        public String name() {
            return "cloudevent";
        }

        @Override
        public String description() {
            return "one CloudEvent in JSON";
        }

        @Override
        public Feed open(Input input) throws IOException {
            CloudEvent event = CloudEvent.read(input);
            Wanted data = wanted.withMediaType(event.mediaType() == null ? "application/json" : event.mediaType());
            try {
                return formats.of(new Wanted(data.formatName(event.data()), data.mapping(), null, data.arguments()))
                        .open(Input.decompressed(input.givenName(), event.data()));
            } catch (FormatChoiceException e) {
                throw new InvalidFileException(input, "has data of an unknown format: " + e.getMessage());
            }
        }
    }

    private Format mapped(String name, String format, Map<String, String> arguments) throws FormatChoiceException {
        if (!MAPPED.contains(format)) {
            throw FormatChoiceException.wrong("a mapping needs one of the formats " + MAPPED);
        }
        Mapping mapping = mapping(name);
        try {
            MappedCsv rows = new MappedCsv(mapping, MappingArguments.of(mapping, arguments)).withSortBytes(SORT_BYTES);
            return format.equals("csv") ? rows : new JsonRows(rows, mapping.input());
        } catch (MappingArgumentException e) {
            throw FormatChoiceException.wrong(e.getMessage() + " (set.NAME=VALUE)");
        }
    }

    private Mapping mapping(String name) throws FormatChoiceException {
        try {
            Optional<Mapping> mapping = mappings.find(name);
            if (mapping.isEmpty()) {
                throw FormatChoiceException.wrong("there is no mapping of this name: use one of " + names());
            }
            return mapping.get();
        } catch (InvalidMappingException | IOException e) {
            throw FormatChoiceException.unsupported(
                    "the mapping cannot be used; its operator finds out why with 'landport mapping check'");
        }
    }

    private String names() {
        try {
            return String.join(", ", mappings.names());
        } catch (IOException e) {
            return "the configured ones";
        }
    }
}
