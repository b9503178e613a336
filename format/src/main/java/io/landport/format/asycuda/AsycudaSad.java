package io.landport.format.asycuda;

import io.landport.format.feed.Feed;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.xml.XmlFeed;
import java.io.IOException;

/**
 * Single administrative documents in XML, as ASYCUDA World exports them in about ninety countries.
 * {@code docs/formats/asycuda-sad.md} says how each is read.
 */
public final class AsycudaSad implements Format {
    @Override
    public String name() {
        return "asycuda-sad";
    }

    @Override
    public String description() {
        return "single administrative documents of ASYCUDA World in XML";
    }

    @Override
    public Feed open(Input input) throws IOException {
        return new XmlFeed(input, new AsycudaMessages());
    }
}
