package io.landport.format.xml;

import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.Archive;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.InvalidRowException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages in the files of an archive, one file after the other; what is known of a document is known to the files after it. A
 * file that is not of the format is one rejection, whose original is the name of the file.
 */
final class ArchiveFeed implements Feed {
    private final Archive archive;
    private final XmlMessages messages;
    private final Map<String, Long> skipped = new TreeMap<>();
    private @Nullable Input file;
    private @Nullable XmlFeed feed;
    private long rows;
    private long damagedFiles;

    ArchiveFeed(Archive archive, XmlMessages messages) {
        this.archive = archive;
        this.messages = messages;
    }

    @Override
    public @Nullable FeedItem next() throws IOException {
        FeedItem item = null;
        while (item == null) {
            Input open = feed == null ? archive.next() : file;
            if (open == null) {
                return null;
            }
            file = open;
            item = read(open);
        }
        return item;
    }

    /** The next item of a file, null at its end. */
    private @Nullable FeedItem read(Input open) throws IOException {
        XmlFeed ofFile;
        FeedItem item;
        try {
            ofFile = feed == null ? new XmlFeed(open, Archive.text(open), messages, skipped) : feed;
            feed = ofFile;
            item = ofFile.next();
        } catch (InvalidFileException e) {
            feed = null;
            rows++;
            return FeedItem.RejectedRows.alone(
                    1,
                    new InvalidRowException(Reason.MALFORMED_ROW, "the file " + e.problem()),
                    new Original("text/plain", open.fileName().getBytes(StandardCharsets.UTF_8)));
        }
        if (item == null) {
            rows += ofFile.rows();
            damagedFiles += ofFile.isDamaged() ? 1 : 0;
            feed = null;
        }
        return item;
    }

    @Override
    public Input origin(Input opened) {
        return file == null ? opened : file;
    }

    @Override
    public Optional<String> warning() {
        return damagedFiles == 0
                ? XmlFeed.warning(skipped)
                : Optional.of("%,d files in it were not read to their ends. Correct them and ingest it again"
                        .formatted(damagedFiles));
    }

    @Override
    public long rows() {
        return rows + (feed == null ? 0 : feed.rows());
    }

    @Override
    public boolean hasSkipped() {
        return !skipped.isEmpty();
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
