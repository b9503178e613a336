package io.landport.format.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The events of one or more XML documents, one after the other. Bounded: no event is larger than {@link #MAX_EVENT}, elements are nested at
 * most {@link #MAX_DEPTH} deep, the number of different names is limited, and no document type declaration or entity is processed.
 */
public final class XmlEvents implements AutoCloseable {
    /** The most bytes of one tag, comment or processing instruction. Text comes in pieces and has no limit. */
    static final int MAX_EVENT = 1024 * 1024;

    private static final int MAX_DEPTH = 32;
    private static final int MAX_ATTRIBUTES = 64;
    private static final int MAX_ATTRIBUTE = 8 * 1024;
    private static final WstxInputFactory FACTORY = factory();

    private final Set<String> names = new HashSet<>();
    private final InputStream in;
    private final BoundedEvents bounded;
    private final int maxNames;
    private final XMLStreamReader xml;

    /**
     * @param in is closed with this
     * @param maxNames how many different names it may have
     */
    public XmlEvents(InputStream in, int maxNames) throws IOException {
        this.in = in;
        this.maxNames = maxNames;
        this.bounded = new BoundedEvents(in);
        try {
            this.xml = FACTORY.createXMLStreamReader(bounded);
        } catch (XMLStreamException e) {
            throw problem(e, 1, 1);
        }
    }

    /** The input is not well-formed from a place on, or exceeds a limit there. */
    public static final class NotWellFormedException extends IOException {
        private static final long serialVersionUID = 1L;

        NotWellFormedException(String problem) {
            super(problem);
        }
    }

    /** An event is larger than {@link #MAX_EVENT}. */
    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("a tag or comment has more than " + MAX_EVENT + " bytes");
        }
    }

    public boolean hasNext() throws IOException {
        try {
            return xml.hasNext();
        } catch (XMLStreamException e) {
            throw problem(e);
        }
    }

    /**
     * The next event.
     *
     * @throws NotWellFormedException if it is not XML, or is larger than allowed
     * @throws IOException if the input cannot be read
     */
    public int next() throws IOException {
        bounded.begin();
        try {
            int event = xml.next();
            check(event);
            return event;
        } catch (XMLStreamException e) {
            throw problem(e);
        }
    }

    private void check(int event) throws NotWellFormedException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                know(xml.getLocalName());
                for (int i = 0; i < xml.getAttributeCount(); i++) {
                    know(xml.getAttributeLocalName(i));
                }
                for (int i = 0; i < xml.getNamespaceCount(); i++) {
                    know(String.valueOf(xml.getNamespacePrefix(i)));
                }
            }
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> know(xml.getPITarget());
            case XMLStreamConstants.DTD -> throw refusal("a document type declaration is not accepted");
            case XMLStreamConstants.ENTITY_REFERENCE -> throw refusal("an entity is not accepted");
            default -> {
                // Text, or the end of an element or document.
            }
        }
    }

    /** The parser keeps every name that it has met. */
    private void know(String name) throws NotWellFormedException {
        if (names.size() <= maxNames) {
            names.add(name);
            return;
        }
        throw refusal("it has more than " + maxNames + " different names");
    }

    private NotWellFormedException refusal(String problem) {
        return new NotWellFormedException(problem + ", from line " + line() + " on");
    }

    public String name() {
        return xml.getLocalName();
    }

    /** The URI of the namespace of the element, empty if it has none. */
    String namespace() {
        return xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
    }

    /** Passes name and value of each attribute of the element on. */
    void attributes(BiConsumer<String, String> to) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            to.accept('@' + xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
    }

    public int line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    /** How many bytes were read so far; a few thousand of them may be after the current event. */
    public long position() {
        return bounded.total;
    }

    /** A piece of text. */
    String text() {
        return xml.getText();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private IOException problem(XMLStreamException damaged) {
        return problem(
                damaged, xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber());
    }

    /** A failure of the input is passed on; everything else is a problem of its content. */
    private static IOException problem(XMLStreamException damaged, int line, int column) {
        Throwable cause = damaged.getNestedException();
        if (cause instanceof IOException failure && !isOfContent(failure)) {
            return failure;
        }
        boolean isPlaced =
                damaged.getLocation() != null && damaged.getLocation().getLineNumber() > 0;
        int lineOf = Math.max(1, isPlaced ? damaged.getLocation().getLineNumber() : line);
        int columnOf = Math.max(1, isPlaced ? damaged.getLocation().getColumnNumber() : column);
        String what = cause instanceof TooLargeException ? String.valueOf(cause.getMessage()) : "it is not well-formed";
        return new NotWellFormedException(what + " from line " + lineOf + ", column " + columnOf + " on");
    }

    private static boolean isOfContent(IOException failure) {
        return failure instanceof TooLargeException
                || failure instanceof CharConversionException
                || failure instanceof UnsupportedEncodingException;
    }

    private static WstxInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Otherwise a damaged text would be reported by an unchecked exception when it is used.
        factory.getConfig().doParseLazily(false);
        factory.setProperty(WstxInputProperties.P_INPUT_PARSING_MODE, WstxInputProperties.PARSING_MODE_DOCUMENTS);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE);
        return factory;
    }

    /** Fails when one event reads too much. The parser holds names, comments and attributes whole. */
    private static final class BoundedEvents extends FilterInputStream {
        private long sinceBegin;
        private long total;

        BoundedEvents(InputStream in) {
            super(in);
        }

        void begin() {
            sinceBegin = 0;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(count);
            return count;
        }

        private void count(int bytes) throws TooLargeException {
            sinceBegin += Math.max(0, bytes);
            total += Math.max(0, bytes);
            if (sinceBegin > MAX_EVENT) {
                throw new TooLargeException();
            }
        }
    }
}
