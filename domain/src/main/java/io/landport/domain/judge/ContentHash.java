package io.landport.domain.judge;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import org.jspecify.annotations.Nullable;

/**
 * A 64-bit hash of a revision's content: FNV-1a over its fields with a final mix. Distinguishes a duplicate from a conflicting
 * revision. Not cryptographic: it protects against mistakes, not against an adversary.
 *
 * <p>State on disk and documents in Kafka outlive releases, so that a document keeps its hash. A field that was added later is
 * hashed only where it is given, after a tag that no other value of a document equals. References are not content: a document
 * is the same under one number more (docs/adr/0025-fields-beside-totals.md).
 */
public final class ContentHash {
    /** The hash of every cancellation, which has no content but its identity. */
    public static final long OF_CANCELLATION = 0x43414E43454CL;

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final long ABSENT = 0x9E3779B97F4A7C15L;
    private static final long LINE_NUMBER_TAG = 0xA24BAED4963EE407L;
    private static final long LINE_CURRENCY_TAG = 0x9FB21C651E98DF25L;
    private static final long DETAILS_TAG = 0xD1342543DE82EF95L;
    private static final int MIX_SHIFT = 32;
    private static final long MIX = 0xd6e8feb86659fd93L;

    private long hash = OFFSET;

    private ContentHash() {}

    static long of(Declaration declaration) {
        ContentHash content = new ContentHash();
        content.header(declaration.header());
        content.number(declaration.lines().size());
        declaration.lines().forEach(content::line);
        content.number(declaration.summarises().size());
        declaration.summarises().forEach(content::text);
        return content.mix();
    }

    /** The hash of one text. */
    public static long of(String text) {
        ContentHash content = new ContentHash();
        content.characters(text);
        return content.mix();
    }

    private void header(Header header) {
        number(header.statisticalDate().toEpochDay());
        text(header.flow());
        text(header.crossingScheme());
        text(header.crossing());
        text(header.mode());
        text(header.partner());
        text(header.region());
        text(header.procedure());
        text(header.currency());
        details(header.details());
    }

    private void line(Line line) {
        text(line.commodity());
        number(line.value());
        number(line.netWeight());
        number(line.quantity());
        text(line.unit());
        text(line.partner());
        text(line.procedure());
        if (line.number() != null) {
            number(LINE_NUMBER_TAG);
            number(line.number());
        }
        if (line.currency() != null) {
            number(LINE_CURRENCY_TAG);
            text(line.currency());
        }
        details(line.details());
    }

    private void details(Details details) {
        if (details.isEmpty()) {
            return;
        }
        number(DETAILS_TAG);
        number(details.grossWeight());
        number(details.packages());
        number(details.containers());
        text(details.consignmentCountry());
        text(details.requestedProcedure());
        text(details.previousProcedure());
        number(details.additionalProcedures().size());
        details.additionalProcedures().forEach(this::text);
    }

    private void text(@Nullable String text) {
        if (text == null) {
            number(ABSENT);
            return;
        }
        characters(text);
        number(text.length());
    }

    private void characters(String text) {
        for (int i = 0; i < text.length(); i++) {
            number(text.charAt(i));
        }
    }

    private void number(@Nullable Long number) {
        number(number == null ? ABSENT : number.longValue());
    }

    private void number(long number) {
        hash = (hash ^ number) * PRIME;
        hash ^= hash >>> MIX_SHIFT;
    }

    private long mix() {
        long mixed = (hash ^ hash >>> MIX_SHIFT) * MIX;
        return mixed ^ mixed >>> MIX_SHIFT;
    }
}
