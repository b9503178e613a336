package io.landport.format.eaeu;

import io.landport.format.feed.Feed;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.xml.XmlFeed;
import java.io.IOException;

/**
 * Goods declarations of the Eurasian Economic Union (ESADout_CU) in XML, with their corrections (KDTout_CU), marks of customs, recalls and
 * annulments. {@code docs/formats/eaeu-esad.md} says how each is read.
 */
public final class EaeuEsad implements Format {
    @Override
    public String name() {
        return "eaeu-esad";
    }

    @Override
    public String description() {
        return "goods declarations of the Eurasian Economic Union (ESADout_CU, KDTout_CU) in XML";
    }

    @Override
    public Feed open(Input input) throws IOException {
        return new XmlFeed(input, new EaeuMessages());
    }
}
