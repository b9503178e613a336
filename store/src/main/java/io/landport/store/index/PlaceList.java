package io.landport.store.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Packs the places of a segment, which postings refer to by their position in the list. */
final class PlaceList {
    private static final byte[] NULL = {};
    private static final byte PRESENT = 1;

    private PlaceList() {}

    static byte[] pack(List<DeclaredPlace> places) {
        PackedNumbers packed = new PackedNumbers();
        for (DeclaredPlace place : places) {
            packed.add(optional(place.source()));
            packed.add(optional(place.scheme()));
            packed.add(optional(place.crossing()));
            packed.add(optional(place.mode()));
        }
        return packed.bytes();
    }

    static List<DeclaredPlace> of(byte[] packed) {
        PackedNumbers.Reader in = new PackedNumbers.Reader(packed);
        List<DeclaredPlace> places = new ArrayList<>();
        while (in.hasNext()) {
            places.add(new DeclaredPlace(requireText(in), text(in.nextBytes()), requireText(in), text(in.nextBytes())));
        }
        return places;
    }

    private static byte[] optional(@Nullable String text) {
        if (text == null) {
            return NULL;
        }
        byte[] utf = text.getBytes(StandardCharsets.UTF_8);
        byte[] marked = new byte[utf.length + 1];
        marked[0] = PRESENT;
        System.arraycopy(utf, 0, marked, 1, utf.length);
        return marked;
    }

    private static @Nullable String text(byte[] marked) {
        return marked.length == 0 ? null : new String(marked, 1, marked.length - 1, StandardCharsets.UTF_8);
    }

    private static String requireText(PackedNumbers.Reader in) {
        String text = text(in.nextBytes());
        if (text == null) {
            throw new IllegalArgumentException("a place of the index has no source or no crossing");
        }
        return text;
    }
}
