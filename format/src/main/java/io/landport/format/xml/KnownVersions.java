package io.landport.format.xml;

import io.landport.domain.document.DocumentId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the messages of an input said of documents so far, for those that change a part of what came before. Bounded: the documents that were
 * used longest ago are forgotten.
 */
public final class KnownVersions {
    private static final int MAX_ELEMENTS = 100_000;
    private static final int MAX_NAMES = 10_000;

    private final Map<DocumentId, NavigableMap<Long, XmlElement>> versions = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, DocumentId> names = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DocumentId> eldest) {
            return size() > MAX_NAMES;
        }
    };
    private long elements;

    /** Keeps a version of a document. */
    public void keep(DocumentId id, long revision, XmlElement message) {
        XmlElement before =
                versions.computeIfAbsent(id, unseen -> new TreeMap<>()).put(revision, message);
        elements += message.size() - (before == null ? 0 : before.size());
        Iterator<NavigableMap<Long, XmlElement>> oldest = versions.values().iterator();
        while (elements > MAX_ELEMENTS && oldest.hasNext()) {
            elements -=
                    oldest.next().values().stream().mapToLong(XmlElement::size).sum();
            oldest.remove();
        }
    }

    /** The highest version below a revision, null if none is known. */
    public @Nullable XmlElement before(DocumentId id, long revision) {
        NavigableMap<Long, XmlElement> known = versions.get(id);
        Map.Entry<Long, XmlElement> lower = known == null ? null : known.lowerEntry(revision);
        return lower == null ? null : lower.getValue();
    }

    /** The revisions that are known of a document. */
    public Set<Long> revisions(DocumentId id) {
        NavigableMap<Long, XmlElement> of = versions.get(id);
        return of == null ? Set.of() : of.keySet();
    }

    /** The highest revision that is known of a document, null if none is. */
    public @Nullable Long highest(DocumentId id) {
        NavigableMap<Long, XmlElement> known = versions.get(id);
        return known == null || known.isEmpty() ? null : known.lastKey();
    }

    /** Forgets a version that was refused: what follows does not change it. */
    public void refuse(DocumentId id, long revision) {
        NavigableMap<Long, XmlElement> known = versions.get(id);
        XmlElement refused = known == null ? null : known.remove(revision);
        elements -= refused == null ? 0 : refused.size();
        if (known != null && known.isEmpty()) {
            versions.remove(id);
        }
    }

    /** The number of documents of which versions are kept. */
    int documents() {
        return versions.size();
    }

    /** Notes another number of a document, by which later messages name it. */
    public void name(String number, DocumentId id) {
        names.put(number, id);
    }

    /** The document of another number, null if it is not known. */
    public @Nullable DocumentId named(String number) {
        return names.get(number);
    }
}
