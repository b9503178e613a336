package io.landport.format.ceb;

import io.landport.format.feed.Feed;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import java.io.IOException;

/**
 * Messages of China's cross-border e-commerce (CEB) in XML: lists, their replies, cancellations, returns and summaries.
 * {@code docs/formats/cn-ceb.md} says how each is read.
 */
public final class CnCeb implements Format {
    @Override
    public String name() {
        return "cn-ceb";
    }

    @Override
    public String description() {
        return "messages of China's cross-border e-commerce (CEB) in XML";
    }

    @Override
    public Feed open(Input input) throws IOException {
        return new CebFeed(input, input.open());
    }
}
