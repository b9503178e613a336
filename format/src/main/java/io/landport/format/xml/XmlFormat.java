package io.landport.format.xml;

import io.landport.format.feed.Feed;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * A format of messages in XML.
 *
 * @param messages makes those of an input
 */
public record XmlFormat(String name, String description, Supplier<XmlMessages> messages) implements Format {

    @Override
    public Feed open(Input input) throws IOException {
        return new XmlFeed(input, messages.get());
    }

    @Override
    public boolean isMessage(String element) {
        return messages.get().isMessage(element);
    }
}
