package io.landport.format.json;

import io.landport.format.feed.Feed;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.Lines;
import java.io.IOException;

/** Documents as JSON: one JSON document per line, described by {@code docs/trade-document.schema.json}. */
public final class Ndjson implements Format {
    @Override
    public String name() {
        return "ndjson";
    }

    @Override
    public String description() {
        return "one JSON document a line";
    }

    @Override
    public Feed open(Input input) throws IOException {
        return new NdjsonFeed(input, new Lines(input.open()));
    }
}
