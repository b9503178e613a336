package io.landport.format.wco;

import io.landport.format.feed.Feed;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.xml.XmlFeed;
import java.io.IOException;

/**
 * Declarations of the WCO data model in XML, with amendments, invalidations and the notifications of a declaration management system, as
 * the customs of the United Kingdom have them. {@code docs/formats/wco-dms.md} says how each is read.
 */
public final class WcoDms implements Format {
    @Override
    public String name() {
        return "wco-dms";
    }

    @Override
    public String description() {
        return "declarations and notifications of the WCO data model in XML";
    }

    @Override
    public Feed open(Input input) throws IOException {
        return new XmlFeed(input, new WcoMessages());
    }
}
