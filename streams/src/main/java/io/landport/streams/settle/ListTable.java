package io.landport.streams.settle;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.streams.key.SipHash;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import io.landport.streams.table.PagedTable;
import io.landport.streams.table.ValueView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The table of the lists that summaries name: for each revision of a summary the lists that it names, for each list the
 * number of summaries in force that name it. Other documents have no entry.
 */
final class ListTable {
    /** No document id contains it, so no list has the key of a revision. */
    private static final char REVISION_SEPARATOR = '\t';

    private final PagedTable table;
    private final DocumentHash hash;
    private final ValueView view = new ValueView();
    private final PackedReader in = new PackedReader();
    private final PackedWriter out = new PackedWriter();

    /** @param hash of document ids in the partition */
    ListTable(PagedTable table, DocumentHash hash) {
        this.table = table;
        this.hash = hash;
    }

    /** Saves the lists that a revision names. */
    void putNames(DocumentId summary, long revision, List<DocumentId> lists) {
        out.clear();
        for (DocumentId list : lists) {
            out.write(list.source()).write(list.document());
        }
        put(summary, revision);
    }

    /** Clears the lists of a revision that can never be in force again. */
    void clearNames(DocumentId summary, long revision) {
        out.clear();
        put(summary, revision);
    }

    /** The lists that a revision names, in its order. */
    Set<DocumentId> names(DocumentId summary, long revision) {
        Set<DocumentId> lists = new LinkedHashSet<>();
        SipHash key = key(summary, revision);
        if (table.find(key.high(), key.low(), view)) {
            in.over(view.bytes(), 0, view.length());
            while (in.hasMore()) {
                lists.add(new DocumentId(Channel.E_COMMERCE, in.readText(), in.readText()));
            }
        }
        return lists;
    }

    /**
     * The number of summaries in force that name a list.
     *
     * @param high upper half of the hash of the list's key
     * @param low lower half of the hash
     */
    long namings(long high, long low) {
        return table.find(high, low, view)
                ? in.over(view.bytes(), 0, view.length()).readLong()
                : 0;
    }

    /** Saves the number of summaries in force that name a list. */
    void putNamings(long high, long low, long namings) {
        out.clear().write(namings);
        table.put(high, low, out.bytes(), 0, out.length());
    }

    private void put(DocumentId summary, long revision) {
        SipHash key = key(summary, revision);
        table.put(key.high(), key.low(), out.bytes(), 0, out.length());
    }

    private SipHash key(DocumentId summary, long revision) {
        return hash.of(summary.key() + REVISION_SEPARATOR + revision);
    }
}
