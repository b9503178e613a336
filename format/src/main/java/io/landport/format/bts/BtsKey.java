package io.landport.format.bts;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Flow;
import java.time.YearMonth;

/**
 * The columns whose values rows of one document share.
 *
 * @param port four characters, the code of scheme {@code us-port}
 * @param partner ISO 3166 alpha-2
 * @param mode the code of the file
 */
record BtsKey(YearMonth month, Flow flow, String port, String partner, String mode) {
    private static final String SOURCE = "us-bts";

    DocumentId documentId() {
        String document = month + "/" + flow.code() + '/' + port + '/' + partner + '/' + mode;
        return new DocumentId(Channel.CUSTOMS, SOURCE, document);
    }
}
