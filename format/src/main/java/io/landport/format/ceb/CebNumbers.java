package io.landport.format.ceb;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.judge.ContentHash;
import io.landport.format.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How documents of CEB are identified and numbered. A list and all that follows it are identified by the number that customs gives it, for
 * its cancellation, return and summary name no other.
 *
 * <p>Revisions of a list and decisions about it are numbered by their times, so a reply, which does not say what it answers, decides on the
 * latest revision that was sent before it. A cancellation is numbered above all times, by a hash of the number that the firm gives it: its
 * own reply, which repeats that number, can name it, and a reply about the list can never decide on it.
 */
final class CebNumbers {
    private static final String LISTS = "cn-ceb";
    private static final String DECLARATIONS = "cn-gacc";

    private static final int MAX_LENGTH = 128;

    /** Above every time of 17 digits, and of 18 digits itself. */
    private static final long ABOVE_TIMES = 900_000_000_000_000_000L;

    private static final long CANCELLATIONS = 99_999_999_999_999_999L;

    private CebNumbers() {}

    /** The list that an item is or is about. */
    static DocumentId list(XmlElement section) {
        return new DocumentId(Channel.E_COMMERCE, LISTS, section.required("invtNo"));
    }

    /** The list that a rejected item is or is about, null if that cannot be read. */
    static @Nullable DocumentId listIfKnown(XmlElement item) {
        String own = item.optional("invtNo");
        String number = own == null ? headOrItself(item).optional("invtNo") : own;
        return number == null || number.length() > MAX_LENGTH
                ? null
                : new DocumentId(Channel.E_COMMERCE, LISTS, number);
    }

    /** The return of goods of a list; a list may have several. */
    static DocumentId goodsReturn(XmlElement section) {
        String number = section.required("invtNo") + "/return/" + section.required("copNo");
        return new DocumentId(Channel.E_COMMERCE, LISTS, number);
    }

    /** A declaration that sums up lists, or a further part of what it names. */
    static DocumentId summary(String declaration, long part) {
        return new DocumentId(Channel.CUSTOMS, DECLARATIONS, part == 1 ? declaration : declaration + '/' + part);
    }

    /** The numbers that the firm and the port gave an item, as far as they could be read. */
    static List<DocumentReference> referencesIfKnown(XmlElement item) {
        List<DocumentReference> own = references(item);
        return own.isEmpty() ? references(headOrItself(item)) : own;
    }

    private static XmlElement headOrItself(XmlElement item) {
        XmlElement head = item.first(item.name() + "Head");
        return head == null ? item : head;
    }

    /** The numbers of the firm and of the port, under their own names. */
    static List<DocumentReference> references(XmlElement section) {
        List<DocumentReference> references = new ArrayList<>(2);
        for (String field : List.of("copNo", "preNo")) {
            String number = section.optional(field);
            if (number != null) {
                references.add(new DocumentReference(field, number));
            }
        }
        return references;
    }

    /** The revision of a cancellation. */
    static long cancellation(XmlElement section) {
        long hash = ContentHash.of(section.required("copNo"));
        return ABOVE_TIMES + Long.remainderUnsigned(hash, CANCELLATIONS);
    }

    /** The number of a decision on a cancellation. */
    static long decisionOnCancellation(XmlElement section) {
        return ABOVE_TIMES + CebTime.number(section, "returnTime");
    }
}
