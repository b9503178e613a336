package io.landport.format.ceb;

import io.landport.format.feed.Feed;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Messages of China's cross-border e-commerce (CEB) in XML: lists, their replies, cancellations, returns and summaries.
 * {@code docs/formats/cn-ceb.md} says how each is read.
 */
public final class CnCeb implements Format {
    /** Also those of kinds that are not read. */
    static final Pattern MESSAGE = Pattern.compile("CEB[0-9]{3}Message");

    @Override
    public String name() {
        return "cn-ceb";
    }

    @Override
    public String description() {
        return "messages of China's cross-border e-commerce (CEB) in XML";
    }

    @Override
    public boolean isMessage(String element) {
        return MESSAGE.matcher(element).matches();
    }

    @Override
    public Feed open(Input input) throws IOException {
        return new CebFeed(input, input.open());
    }
}
