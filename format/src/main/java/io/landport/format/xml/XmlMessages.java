package io.landport.format.xml;

import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.format.feed.InvalidRowException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages of a format. One is made for each input, so that it can know what messages before said. */
public interface XmlMessages {
    /** The messages that an input must have one of, for the reason why it is refused. */
    String roots();

    /** What is read of the element that begins a message, null if elements of this name begin none. */
    @Nullable
    XmlPaths paths(String root);

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
    record Places(Map<String, String> ofDocument, String line, Map<String, String> ofLine) {}

    /** The places in a message that is read as a declaration. */
    Places places();

    /** The document that a message is about, null if it cannot be read. */
    @Nullable
    DocumentId id(XmlElement message);

    /** Its other numbers, as far as they can be read. */
    List<DocumentReference> references(XmlElement message);
}
