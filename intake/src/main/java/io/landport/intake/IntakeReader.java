package io.landport.intake;

import io.landport.contract.Codec;
import io.landport.contract.Decoded;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.access.IntakeFeed;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Reason;
import io.landport.format.FormatChoice;
import io.landport.format.FormatChoiceException;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RejectionLocator;
import io.landport.format.json.CloudEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Opens the records of feeds. The headers {@code format}, {@code mapping}, {@code set.NAME} and {@code content-type} say what a record is,
 * then the configuration of its feed, then its first bytes. A CloudEvent is read as its data: in binary mode its content type has the same
 * header, in structured mode it replaces it, and its other attributes say nothing of a document.
 */
final class IntakeReader {
    private static final String AVRO = "avro";
    private static final Set<String> AVRO_MEDIA_TYPES =
            Set.of("application/vnd.landport.document+avro", "application/vnd.apache.avro+binary", "avro/binary");
    private static final String ARGUMENT = "set.";
    private static final String RECORD = "the record";

    /** A zero and the id of a schema. */
    private static final int FRAME = 5;

    private final Map<String, IntakeFeed> feeds;
    private final Codec<TradeDocument> codec;
    private final FormatChoice formats;

    /** @param feeds by topic */
    IntakeReader(Map<String, IntakeFeed> feeds, Topics topics, Wire wire, FormatChoice formats) {
        this.feeds = feeds;
        this.codec = wire.codec(topics.documents(Channel.CUSTOMS));
        this.formats = formats;
    }

    /** The feed of a topic. */
    IntakeFeed feed(String topic) {
        return Objects.requireNonNull(feeds.get(topic), topic);
    }

    /**
     * Opens a record.
     *
     * @throws InvalidRowException if its value is no documents
     * @throws FormatChoiceException if its headers are wrong, or say nothing of an unknown form
     * @throws IOException if it is not of its format
     */
    Feed open(IntakeFeed feed, Headers headers, byte[] record) throws IOException, FormatChoiceException {
        byte[] value = isFramedJson(record) ? Arrays.copyOfRange(record, FRAME, record.length) : record;
        FormatChoice.Wanted told = told(headers);
        return told.plainMediaType().equals(CloudEvent.MEDIA_TYPE)
                ? openEvent(feed, told, value)
                : open(feed, told, value);
    }

    /** Its data is read as a record with its content type would be. */
    private Feed openEvent(IntakeFeed feed, FormatChoice.Wanted told, byte[] value)
            throws IOException, FormatChoiceException {
        CloudEvent event = CloudEvent.read(Input.decompressed(RECORD, value));
        FormatChoice.Wanted data = told.withMediaType(event.mediaType());
        boolean isKnown = data.plainMediaType().isEmpty()
                || isAvro(data)
                || !data.formatName(event.data()).isEmpty();
        if (!isKnown) {
            throw new InvalidRowException(
                    Reason.MALFORMED_ROW, "the event has data of an unknown format: " + data.plainMediaType());
        }
        return open(feed, data, event.data());
    }

    private Feed open(IntakeFeed feed, FormatChoice.Wanted told, byte[] value)
            throws IOException, FormatChoiceException {
        FormatChoice.Wanted wanted = wanted(feed, told, value);
        if (AVRO.equals(wanted.name())) {
            return new OneItem(document(value));
        }
        return formats.of(wanted).open(Input.decompressed(RECORD, value));
    }

    private static FormatChoice.Wanted told(Headers headers) {
        Map<String, String> arguments = new HashMap<>();
        for (Header header : headers) {
            if (header.key().startsWith(ARGUMENT) && header.value() != null) {
                arguments.put(header.key().substring(ARGUMENT.length()), text(header));
            }
        }
        return new FormatChoice.Wanted(
                text(headers, "format"), text(headers, "mapping"), text(headers, "content-type"), arguments);
    }

    private static FormatChoice.Wanted wanted(IntakeFeed feed, FormatChoice.Wanted told, byte[] value) {
        if (isAvro(told)) {
            return new FormatChoice.Wanted(AVRO, null, null, Map.of());
        }
        String own = told.formatName(value);
        String name = own.isEmpty() ? feed.format() : own;
        return new FormatChoice.Wanted(
                name == null ? sniffed(value) : name,
                told.mapping() == null && own.isEmpty() ? feed.mapping() : told.mapping(),
                null,
                told.arguments());
    }

    private static boolean isAvro(FormatChoice.Wanted told) {
        return told.name() == null && AVRO_MEDIA_TYPES.contains(told.plainMediaType());
    }

    private static @Nullable String sniffed(byte[] value) {
        return value.length > 0 && value[0] == 0 ? AVRO : FormatChoice.ofContent(value);
    }

    /** Serializers of registries write the id of the JSON schema before it. No document in Avro goes on with these bytes. */
    private static boolean isFramedJson(byte[] record) {
        return record.length > FRAME && record[0] == 0 && (record[FRAME] == '{' || record[FRAME] == '[');
    }

    private FeedItem document(byte[] value) {
        Decoded<TradeDocument> decoded = codec.decode(value);
        TradeDocument document = decoded.value()
                .orElseThrow(() -> new InvalidRowException(
                        Reason.MALFORMED_ROW, decoded.problem().orElse("")));
        return new FeedItem.Read(1, 1, document, 0, RejectionLocator.ofLine(1));
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : text(header);
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static final class OneItem implements Feed {
        private @Nullable FeedItem item;

        OneItem(FeedItem item) {
            this.item = item;
        }

        @Override
        public @Nullable FeedItem next() {
            FeedItem next = item;
            item = null;
            return next;
        }

        @Override
        public long rows() {
            return 1;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
