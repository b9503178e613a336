package io.landport.sdmx;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes XML. Elements and attributes have the prefixes that the caller declares. */
public final class XmlOutput {
    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();
    private boolean isInTag;

    public XmlOutput(Writer out) {
        this.out = out;
    }

    /** Begins the document. */
    public XmlOutput begin() throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        return this;
    }

    /** Begins an element. */
    public XmlOutput start(String name) throws IOException {
        endTag();
        out.write('<');
        out.write(name);
        open.push(name);
        isInTag = true;
        return this;
    }

    /** Adds an attribute to the element that was begun last. */
    public XmlOutput attribute(String name, String value) throws IOException {
        out.write(' ');
        out.write(name);
        out.write("=\"");
        escape(value);
        out.write('"');
        return this;
    }

    public XmlOutput text(String text) throws IOException {
        endTag();
        escape(text);
        return this;
    }

    /** Ends the element that was begun last. */
    public XmlOutput end() throws IOException {
        String name = open.pop();
        if (isInTag) {
            out.write("/>");
            isInTag = false;
        } else {
            out.write("</");
            out.write(name);
            out.write('>');
        }
        return this;
    }

    /** An element with a text. */
    public XmlOutput element(String name, String text) throws IOException {
        return start(name).text(text).end();
    }

    /** Breaks the line between elements. */
    public XmlOutput line() throws IOException {
        endTag();
        out.write('\n');
        return this;
    }

    /** Ends all elements and passes on what is buffered. */
    public void finish() throws IOException {
        while (!open.isEmpty()) {
            end();
        }
        out.write('\n');
        out.flush();
    }

    private void endTag() throws IOException {
        if (isInTag) {
            out.write('>');
            isInTag = false;
        }
    }

    private void escape(String text) throws IOException {
        int written = 0;
        for (int place = 0; place < text.length(); place++) {
            String escaped = escaped(text.charAt(place));
            if (!escaped.isEmpty()) {
                out.write(text, written, place - written);
                out.write(escaped);
                written = place + 1;
            }
        }
        out.write(text, written, text.length() - written);
    }

    /** What is written instead of a character; empty if it is written as it is. */
    private static String escaped(char character) {
        return switch (character) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\t', '\n', '\r' -> "&#" + (int) character + ';';
            // Not allowed in XML.
            default -> character < ' ' || character > '\ufffd' ? "?" : "";
        };
    }
}
