package io.landport.format;

import io.landport.format.asycuda.AsycudaMessages;
import io.landport.format.bts.BtsDot3;
import io.landport.format.bts.BtsOptions;
import io.landport.format.ceb.CebMessages;
import io.landport.format.csv.Csv;
import io.landport.format.eaeu.EaeuMessages;
import io.landport.format.feed.Format;
import io.landport.format.json.Json;
import io.landport.format.json.Ndjson;
import io.landport.format.wco.WcoMessages;
import java.util.List;
import java.util.Optional;

/** All formats, by name. */
public final class Formats {
    private static final List<Format> ALL = List.of(
            new Json(),
            new Ndjson(),
            new Csv(),
            CebMessages.FORMAT,
            EaeuMessages.FORMAT,
            AsycudaMessages.FORMAT,
            WcoMessages.FORMAT,
            new BtsDot3(BtsOptions.defaults()));

    private Formats() {}

    /** All of them, with their default options, in the order in which they are listed. */
    public static List<Format> all() {
        return ALL;
    }

    /** The format of this name with its default options, empty if there is none. */
    public static Optional<Format> find(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
