package io.landport.format.xml;

import io.landport.format.feed.Archive;
import io.landport.format.feed.Feed;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * A format of messages in XML. An input may also be an archive of files with messages.
 *
 * @param messages makes those of an input
 */
public record XmlFormat(String name, String description, Supplier<XmlMessages> messages) implements Format {

    @Override
    public Feed open(Input input) throws IOException {
        InputStream opened = input.openTextOrArchive();
        return Input.isArchive(opened)
                ? new ArchiveFeed(new Archive(input, opened), messages.get())
                : new XmlFeed(input, opened, messages.get());
    }

    @Override
    public boolean isMessage(String element) {
        return messages.get().isMessage(element);
    }
}
