package io.landport.api;

import io.landport.answer.AnswerHead;
import io.landport.answer.AnswerWriter;
import io.landport.answer.Cell;
import io.landport.answer.Column;
import io.landport.answer.StayingOpen;
import io.landport.domain.text.TextLanguage;
import io.landport.query.catalogue.CatalogueWords;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes changes as an Atom feed (RFC 4287) with a page for each month of receipt (RFC 5005), the newest entry first. An entry is what one
 * source published or revised of one month on one received day. Its identifier stays the same, also when more is received on that day.
 */
final class ChangesFeed implements AnswerWriter {
    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    private final AnswerHead head;
    private final Pages pages;
    private final String host;
    private final YearMonth month;
    private final CatalogueWords words;
    private final OutputStream out;
    private final Map<Entry, List<String>> entries = new LinkedHashMap<>();

    /** Links of the feed: without a month, of this page, of the month before and of the month after. */
    record Pages(String newest, String self, Optional<String> previous, Optional<String> next) {}

    private record Entry(String received, String month, String source, String change, String name) {}

    /**
     * @param host of the installation, in identifiers
     * @param month of receipt
     * @param out stays open
     */
    ChangesFeed(AnswerHead head, Pages pages, String host, YearMonth month, TextLanguage language, OutputStream out) {
        this.head = head;
        this.pages = pages;
        this.host = host;
        this.month = month;
        this.words = CatalogueWords.of(language);
        this.out = out;
    }

    @Override
    public void write(List<Cell> row) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Column column : head.columns()) {
            texts.put(column.name(), row.get(texts.size()).plain());
        }
        Entry entry = new Entry(
                text(texts, "received_day"),
                text(texts, "month"),
                text(texts, "source"),
                text(texts, "change"),
                texts.getOrDefault("source_name", text(texts, "source")));
        entries.computeIfAbsent(entry, none -> new ArrayList<>())
                .add(words.say(
                        "release.change",
                        words.name("flow", text(texts, "flow")),
                        text(texts, "lines_change"),
                        text(texts, "value_change"),
                        text(texts, "currency"),
                        text(texts, "net_weight_kg_change")));
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    @Override
    public void end(List<String> notices) throws IOException {
        List<Entry> newestFirst = new ArrayList<>(entries.keySet());
        Collections.reverse(newestFirst);
        try {
            XMLStreamWriter xml = XML.createXMLStreamWriter(new StayingOpen(out), StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            element(xml, "id", id(pages.newest));
            element(xml, "title", words.say("release.feed", month));
            element(
                    xml,
                    "updated",
                    newestFirst.stream()
                            .map(this::updated)
                            .reduce(
                                    month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                                    (one, other) -> one.isAfter(other) ? one : other)
                            .toString());
            xml.writeStartElement("author");
            element(xml, "name", "Landport");
            xml.writeEndElement();
            link(xml, "self", pages.self);
            link(xml, "current", pages.newest);
            if (pages.previous.isPresent()) {
                link(xml, "prev-archive", pages.previous.get());
            }
            if (pages.next.isPresent()) {
                link(xml, "next-archive", pages.next.get());
            }
            for (Entry entry : newestFirst) {
                entry(xml, entry);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("cannot write the feed: " + e.getMessage(), e);
        }
    }

    private void entry(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", id(String.join(" ", entry.received, entry.month, entry.source, entry.change)));
        element(xml, "title", words.say("release." + entry.change, entry.name, entry.month));
        element(xml, "updated", updated(entry).toString());
        element(xml, "published", Instant.parse(entry.received + "T00:00:00Z").toString());
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", entry.change);
        link(xml, "alternate", "/v1/changes?since=%1$s&until=%1$s&source=%2$s".formatted(entry.received, entry.source));
        element(xml, "content", entries.getOrDefault(entry, List.of()).stream().collect(Collectors.joining("\n")));
        xml.writeEndElement();
    }

    /** The end of the received day, or when it was read if the day is not over. */
    private Instant updated(Entry entry) {
        Instant end = LocalDate.parse(entry.received).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return head.provenance().readAt().filter(end::isAfter).orElse(end);
    }

    private String id(String of) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes((host + ' ' + of).getBytes(StandardCharsets.UTF_8));
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String target) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", target);
    }
}
