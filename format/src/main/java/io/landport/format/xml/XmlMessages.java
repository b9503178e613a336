package io.landport.format.xml;

import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RejectionLocator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages of a format. One is made for each input, so that it can know what messages before said. */
public interface XmlMessages {
    /** The messages that an input must have one of, for the reason why it is refused. */
    String roots();

    /** Whether elements of a name begin messages of this format, or hold them. */
    default boolean isMessage(String element) {
        return paths("", element) != null;
    }

    /** How many different names an input may have. */
    default int maxNames() {
        return 4_000;
    }

    /** The most bytes of the input that a message may have. */
    default long maxBytes() {
        return Long.MAX_VALUE;
    }

    /**
     * What is read of an element that begins a message, null if it begins none.
     *
     * @param envelope the XPath of the element around it, empty if there is none
     */
    @Nullable
    XmlPaths paths(String envelope, String name);

    /**
     * What a message says.
     *
     * @throws InvalidRowException if it cannot be read
     */
    XmlContent read(XmlElement message);

    /**
     * Where the fields are that a judge can reject, as keys of elements.
     *
     * @param ofDocument by field of the document
     * @param line the elements that lines are made of
     * @param ofLine by field of a line, from the element of the line on
     */
    record Places(Map<String, String> ofDocument, String line, Map<String, String> ofLine) {
        /** Finds them in a message. */
        public RejectionLocator locator(long number, XmlElement message) {
            return new XmlLocator(number, message.path(), message.paths(), this);
        }
    }

    /**
     * Finds the elements that a judge rejects in a message that is read as a declaration.
     *
     * @param number of the message in the input
     */
    RejectionLocator locator(long number, XmlElement message);

    /** The document that a message is about, null if it cannot be read. */
    @Nullable
    DocumentId id(XmlElement message);

    /** Its other numbers, as far as they can be read. */
    List<DocumentReference> references(XmlElement message);
}
