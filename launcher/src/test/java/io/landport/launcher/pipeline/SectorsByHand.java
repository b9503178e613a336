package io.landport.launcher.pipeline;

import java.util.HashMap;
import java.util.Map;

/** The sectors' chapters written out a second time, so that the reference data is not checked against itself. */
final class SectorsByHand {
    private static final String TABLE = """
            live-animals-and-animal-products 01-05
            vegetable-products 06-14
            fats-and-oils 15-15
            prepared-food 16-24
            minerals-and-ores 25-26
            energy 27-27
            chemicals 28-30 32-38
            fertilisers 31-31
            plastics-and-rubber 39-40
            hides-and-leather 41-43
            wood 44-46
            paper 47-49
            textiles 50-63
            footwear-and-headgear 64-67
            stone-and-glass 68-70
            precious-metals 71-71
            base-metals 72-76 78-83
            machinery 84-84
            electrical 85-85
            vehicles 86-89
            instruments 90-92
            arms 93-93
            miscellaneous 94-96
            art 97-97
            special 98-99
            """;

    private SectorsByHand() {}

    static Map<String, String> byChapter() {
        Map<String, String> sectors = new HashMap<>();
        TABLE.lines().forEach(row -> {
            String[] words = row.split(" ", -1);
            for (int i = 1; i < words.length; i++) {
                String[] ends = words[i].split("-", -1);
                for (int chapter = Integer.parseInt(ends[0]); chapter <= Integer.parseInt(ends[1]); chapter++) {
                    sectors.put("%02d".formatted(chapter), words[0]);
                }
            }
        });
        return sectors;
    }
}
